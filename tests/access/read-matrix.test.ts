import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { tally } from '../attacks/tally';
import { onEachDatabase } from '../support/databases';
import { openFourProcessWorld } from './four-process-world';
import { hubQuestions } from './hub-questions';
import { lookUpAll } from './look-ups';
import { papersOf, type Papers } from './papers';
import { pathsOf, type Known } from './paths';
import { hideIn, publishAll, type Hidden, type Public } from './stages';
import { may, PLACES, VIEWERS, type Place } from './who-may';
import { openWorld } from './open-world';
import type { World } from './world';

const MINUTES = 60_000;
const SUBGRAPHS: readonly SubgraphName[] = ['organisation', 'meetings', 'plans'];
const INSIDE: readonly Place[] = ['self', 'child'];
const EVERYWHERE = Object.keys(PLACES) as Place[];
/**
 * `SOPAN_ACCESS=full npx jest tests/access`: everyone, and hidden records in every place; the half on a MySQL server
 * asks a hub of four processes. `SOPAN_ACCESS=four` asks these as little as the small form does.
 */
const FULL = process.env['SOPAN_ACCESS'] === 'full';
const IN_FOUR = FULL || process.env['SOPAN_ACCESS'] === 'four';
const OUTSIDE = FULL
  ? EVERYWHERE.filter((place) => !INSIDE.includes(place))
  : (['parent', 'sibling', 'otherDivision'] as const);
/** In the small form the hub is asked every so manieth question, about one area outside and one inside. */
const HUB_PLACES = FULL ? EVERYWHERE : (['sibling', 'child'] as const);
const HUB_EVERY = FULL ? 1 : 4;

/** A question of one of the ways into the hub, under a name of its own. */
interface Question {
  readonly key: string;
  readonly who: string;
  readonly ask: () => Promise<string>;
}

/**
 * What is hidden from someone changes no answer that is given to them, by any path: each question is asked before
 * and after the hidden records are written, and both answers are the same to the letter. So are counts, orders,
 * filters, roll-ups and their explanations, without a word here about how they come about.
 */
onEachDatabase((newDatabase, kind) => {
  const form = IN_FOUR && kind === 'mysql' ? ', in four processes' : '';
  const count = tally(`A2-A7 reads by role, path and state, on ${kind}${form}`);
  let world: World;
  let papers: Papers;
  let known: Public;
  const hidden: Hidden[] = [];
  const few = kind === 'sqlite' ? ['PUBLIC', 'OFFICER', 'COMMISSIONER', 'CHARGED'] : ['PUBLIC', 'OFFICER'];
  const whom = FULL ? Object.keys(VIEWERS) : few;
  let questions: Question[];
  const answers = new Map<string, string>();

  beforeAll(async () => {
    world = await (form ? openFourProcessWorld : openWorld)(newDatabase);
    papers = papersOf(world);
    known = await publishAll(world, papers);
    questions = [...questionsOfSubgraphs(), ...questionsOfHub()];
    await everyAnswer((key, text) => answers.set(key, text));
  }, 20 * MINUTES);
  afterAll(() => world.close());

  test('every question made from the schemas is answered, and what is public is there', () => {
    // A measure of one list given to another is the only fault that questions made from a schema can have.
    const faulty = [...answers].filter(([, text]) =>
      [...text.matchAll(/"code":"([A-Z_]+)"/g)].some(
        ([, code]) => code !== 'BAD_INPUT' && text.includes('"errors"') && FAULTS.test(code ?? ''),
      ),
    );
    expect(faulty.map(([key]) => key)).toEqual([]);
    for (const kindOf of ['সভা', 'সিদ্ধান্ত', 'স্মারক', 'কার্যক্রম', 'কার্যপরিধি', 'নাম', 'অসংগতি'])
      expect([...answers.values()].some((text) => text.includes(`PUBLIC self ${kindOf}`))).toBe(true);
    expect(answers.size).toBeGreaterThan(400);
    process.stdout.write(`on ${kind}${form}: ${answers.size} questions\n`);
  });

  test(
    'what is hidden outside the jurisdiction changes nothing that anybody without one there is told',
    async () => {
      for (const place of OUTSIDE) hidden.push(...(await hideIn(world, papers, known, place)));
      await everyAnswer((key, text, who) => {
        triedLeaks(key, text, who);
        if (who !== 'CHARGED') count.tried(`${key} is another answer now`, text === answers.get(key));
      });
      expect(count.surprises).toEqual([]);
    },
    20 * MINUTES,
  );

  test(
    'what is hidden within the jurisdiction is told to those who hold a post there, and to nobody else',
    async () => {
      for (const place of INSIDE) hidden.push(...(await hideIn(world, papers, known, place)));
      const seen = new Map<string, Set<string>>();
      await everyAnswer((key, text, who) => {
        triedLeaks(key, text, who);
        if (['PUBLIC', 'PORTAL'].includes(who))
          count.tried(`${key} is another answer now`, text === answers.get(key));
        if (text === answers.get(key)) return;
        const words = hidden.map((each) => each.words).filter((each) => text.includes(each));
        seen.set(who, new Set([...(seen.get(who) ?? []), ...words]));
      });
      expect(count.surprises).toEqual([]);
      for (const who of whom) {
        const own = hidden.filter(({ place }) => may(who, 'read', place)).map(({ words }) => words);
        expect([...(seen.get(who) ?? [])].sort()).toEqual([...new Set(own)].sort());
      }
    },
    20 * MINUTES,
  );

  test(
    'a hidden record is looked up as one that is not there: null, and no error',
    async () => {
      const some = hidden.filter((each, index) => each.type && (FULL || index % 2 === 0));
      await lookUpAll(world, some, (what, asItShould) => count.tried(what, asItShould));
      expect(count.surprises).toEqual([]);
    },
    10 * MINUTES,
  );

  function questionsOfSubgraphs(): Question[] {
    const about: Known = { codes: Object.values(PLACES), ids: known.ids, from: seriesFrom() };
    return SUBGRAPHS.flatMap((name) => {
      const paths = pathsOf(world.schemas[name], about);
      return whom.flatMap((who) =>
        paths.map((path) => ({
          key: `${who}: ${name} ${path.name}`,
          who,
          ask: async () => (await world.direct(name)(VIEWERS[who]!, path.query)).text,
        })),
      );
    });
  }

  /** A portal asks the hub by the ids of operations only. */
  function questionsOfHub(): Question[] {
    const asked = hubQuestions(seriesFrom()).filter((_, index) => index % HUB_EVERY === 0);
    return HUB_PLACES.flatMap((place) => {
      const nth = EVERYWHERE.indexOf(place);
      const ids = Object.entries(known.ids).map(([type, each]) => [type, each[nth] ?? '']);
      const keys = { ...Object.fromEntries(ids), Area: PLACES[place] } as Record<string, string>;
      return whom
        .filter((who) => who !== 'PORTAL')
        .flatMap((who) =>
          asked.map(({ name, ask }) => ({
            key: `${who}: hub ${name} of ${place}`,
            who,
            ask: () => ask(world.hub, VIEWERS[who]!, keys),
          })),
        );
    });
  }

  function seriesFrom(): string {
    const day = new Date(`${world.tomorrow}T00:00:00Z`);
    return new Date(day.setUTCDate(-1)).toISOString().slice(0, 10);
  }

  /** A few questions are under way at a time, so that the database works while this process does. */
  async function everyAnswer(told: (key: string, text: string, who: string) => void): Promise<void> {
    const left = questions.values();
    const asking = async (): Promise<void> => {
      for (const { key, who, ask } of left) told(key, await ask(), who);
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, asking));
  }

  function triedLeaks(key: string, text: string, who: string): void {
    // An answer as it was before anything was hidden can hold none of it.
    const leaks = text === answers.get(key) ? [] : leaked(who, text);
    count.tried(`${key} tells of ${leaks.join(', ')}`, leaks.length === 0);
  }

  /** What an answer holds of records that its reader may not see. */
  function leaked(who: string, text: string): string[] {
    return hidden
      .filter(({ place }) => !may(who, 'read', place))
      .flatMap(({ words, ids }) => [words, ...ids].filter((each) => text.includes(each)));
  }
});

const SIDE_BY_SIDE = 4;

const FAULTS = /INTERNAL|GRAPHQL|FORBIDDEN|UNKNOWN|UNAUTHENTICATED|TOO_LARGE/;
