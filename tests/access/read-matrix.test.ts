import type { Viewer } from '../../lib/auth/viewer';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { tally } from '../attacks/tally';
import { onEachDatabase } from '../support/databases';
import { papersOf, type Papers } from './papers';
import { pathsOf, type Known, type Path } from './paths';
import { hideIn, publishAll, type Hidden, type Public } from './stages';
import { may, PLACES, VIEWERS, type Place } from './who-may';
import { openWorld, type Ask, type World } from './world';

const MINUTES = 60_000;
const SUBGRAPHS: readonly SubgraphName[] = ['organisation', 'meetings', 'plans'];
const NOBODY = '01900000-0000-7000-8000-000000000000';
const INSIDE: readonly Place[] = ['self', 'child'];
const EVERYWHERE = Object.keys(PLACES) as Place[];
/** `SOPAN_ACCESS=full npx jest tests/access`: everyone, and hidden records in every place. */
const FULL = process.env['SOPAN_ACCESS'] === 'full';
const OUTSIDE = FULL
  ? EVERYWHERE.filter((place) => !INSIDE.includes(place))
  : (['parent', 'sibling', 'otherDivision'] as const);

/**
 * What is hidden from someone changes no answer that is given to them, by any path: each question is asked before
 * and after the hidden records are written, and both answers are the same to the letter. So are counts, orders,
 * filters, roll-ups and their explanations, without a word here about how they come about.
 */
onEachDatabase((newDatabase, kind) => {
  const count = tally(`A2-A7 reads by role, path and state, on ${kind}`);
  let world: World;
  let papers: Papers;
  let known: Public;
  const hidden: Hidden[] = [];
  const few = kind === 'sqlite' ? ['PUBLIC', 'OFFICER', 'COMMISSIONER', 'CHARGED'] : ['PUBLIC', 'OFFICER'];
  const whom = FULL ? Object.keys(VIEWERS) : few;
  const asks: [string, Ask, Path[]][] = [];
  const answers = new Map<string, string>();

  beforeAll(async () => {
    world = await openWorld(newDatabase);
    papers = papersOf(world);
    known = await publishAll(world, papers);
    const about: Known = { codes: Object.values(PLACES), ids: known.ids };
    for (const name of SUBGRAPHS)
      asks.push([name, world.direct(name), pathsOf(world.subgraphs[name].schema, about)]);
    await everyAnswer(whom, (key, text) => answers.set(key, text));
  }, 10 * MINUTES);
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
  });

  test(
    'what is hidden outside the jurisdiction changes nothing that anybody without one there is told',
    async () => {
      for (const place of OUTSIDE) hidden.push(...(await hideIn(world, papers, known, place)));
      await everyAnswer(whom, (key, text, who) => {
        const leaks = leaked(who, text);
        count.tried(`${key} tells of ${leaks.join(', ')}`, leaks.length === 0);
        if (who !== 'CHARGED') count.tried(`${key} is another answer now`, text === answers.get(key));
      });
      expect(count.surprises).toEqual([]);
    },
    10 * MINUTES,
  );

  test(
    'what is hidden within the jurisdiction is told to those who hold a post there, and to nobody else',
    async () => {
      for (const place of INSIDE) hidden.push(...(await hideIn(world, papers, known, place)));
      const seen = new Map<string, Set<string>>();
      await everyAnswer(whom, (key, text, who) => {
        const leaks = leaked(who, text);
        count.tried(`${key} tells of ${leaks.join(', ')}`, leaks.length === 0);
        if (['PUBLIC', 'PORTAL'].includes(who))
          count.tried(`${key} is another answer now`, text === answers.get(key));
        const words = hidden.map((each) => each.words).filter((each) => text.includes(each));
        seen.set(who, new Set([...(seen.get(who) ?? []), ...words]));
      });
      expect(count.surprises).toEqual([]);
      for (const who of whom) {
        const own = hidden.filter(({ place }) => may(who, 'read', place)).map(({ words }) => words);
        expect([...(seen.get(who) ?? [])].sort()).toEqual([...new Set(own)].sort());
      }
    },
    10 * MINUTES,
  );

  test(
    'a hidden record is looked up as one that is not there: null, and no error',
    async () => {
      for (const { type, ids, place } of hidden.filter(
        (each, index) => each.type && (FULL || index % 2 === 0),
      )) {
        const subgraph = SUBGRAPH_OF[type ?? ''] ?? 'plans';
        const entity = ENTITY[type ?? ''];
        for (const [who, viewer] of Object.entries(VIEWERS)) {
          const id = ids[0] ?? '';
          const lookUp = async (ask: Ask, asked: string) =>
            (await ask(viewer, `query ($id: ID!) { ${type}(id: $id) { id } }`, { id: asked })).text;
          const represented = (asked: string) => ask(world.direct(subgraph), viewer, entity ?? '', asked);
          const sees = may(who, 'read', place);
          for (const [way, there, nowhere] of [
            [
              'directly',
              await lookUp(world.direct(subgraph), id),
              await lookUp(world.direct(subgraph), NOBODY),
            ],
            ['as an entity', await represented(id), await represented(NOBODY)],
          ] as const)
            count.tried(
              `${who} looks up the ${type} of ${place} ${way}: ${there}`,
              (there === nowhere) === !sees,
            );
          if (who === 'PORTAL') continue;
          const [there, nowhere] = [await lookUp(world.hub, id), await lookUp(world.hub, NOBODY)];
          count.tried(
            `${who} looks up the ${type} of ${place} at the hub: ${there}`,
            (there === nowhere) === !sees,
          );
        }
      }
      expect(count.surprises).toEqual([]);
    },
    10 * MINUTES,
  );

  async function ask(direct: Ask, viewer: Viewer, typename: string, id: string): Promise<string> {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${typename} { __typename id } } }`;
    return (await direct(viewer, query, { of: [{ __typename: typename, id }] })).text;
  }

  async function everyAnswer(
    viewers: string[],
    told: (key: string, text: string, who: string) => void,
  ): Promise<void> {
    for (const who of viewers)
      for (const [name, asked, paths] of asks)
        for (const path of paths) {
          const { text } = await asked(VIEWERS[who]!, path.query);
          told(`${who}: ${name} ${path.name}`, text, who);
        }
  }

  /** What an answer holds of records that its reader may not see. */
  function leaked(who: string, text: string): string[] {
    return hidden
      .filter(({ place }) => !may(who, 'read', place))
      .flatMap(({ words, ids }) => [words, ...ids].filter((each) => text.includes(each)));
  }
});

const FAULTS = /INTERNAL|GRAPHQL|FORBIDDEN|UNKNOWN|UNAUTHENTICATED/;

const SUBGRAPH_OF: Readonly<Record<string, SubgraphName>> = {
  team: 'organisation',
  meeting: 'meetings',
  decision: 'meetings',
  assignment: 'meetings',
};
const ENTITY: Readonly<Record<string, string>> = {
  team: 'Team',
  meeting: 'Meeting',
  decision: 'Decision',
  assignment: 'Assignment',
  actionPlan: 'ActionPlan',
  activity: 'Activity',
  annualReport: 'AnnualReport',
};
