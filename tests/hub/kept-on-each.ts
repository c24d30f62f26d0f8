import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getNamedType, isObjectType } from 'graphql';
import type { Viewer } from '../../lib/auth/viewer';
import { keptAsks } from '../../lib/metrics/metrics';
import { projectRoot } from '../../lib/project-root';
import { papersOf, type Papers } from '../access/papers';
import { triesOf } from '../access/tries';
import type { Try } from '../access/try';
import { PLACES, VIEWERS } from '../access/who-may';
import type { Answered } from '../access/world';
import { tally } from '../attacks/tally';
import { ADMIN } from '../support/ask';
import { onEachDatabase } from '../support/databases';
import { openKeptWorld, type KeptWorld } from '../support/kept-world';
import { startOwnRedis, type OwnRedis } from '../support/own-redis';
import { randomNumbers } from '../support/random-numbers';
import { storedOperations } from '../support/stored-operations';

const MINUTES = 60_000;

interface Question {
  readonly name: string;
  readonly viewer: Viewer;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const WHO: Readonly<Record<string, Viewer>> = {
  ...VIEWERS,
  ADMIN,
  ANOTHER: { role: 'OFFICER', area: PLACES.sibling, subject: 'officer of another district' },
};

const ROLL_UP = `query ($code: ID!, $fy: String!) { area(code: $code) { code nameEn
  decisionProgress(fiscalYear: $fy) { assignments implemented overdue notReported percentImplemented basis asOf }
  planProgress(fiscalYear: $fy) { activities completed overdue percentComplete asOf }
  children { code decisionProgress(fiscalYear: $fy) { assignments implemented meetingsHeld } } } }`;

/** Random acts, and after each of them questions to gateways that keep answers, compared with one that keeps none. */
export function keptOnEach(acts: number, questionsAfterEach: number, most = Infinity): void {
  onEachDatabase((newDatabase, kind) => {
    const count = tally(`A18 kept answers, on ${kind}`);
    const random = randomNumbers(20_260_701);
    const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
    let redis: OwnRedis | undefined;
    let world: KeptWorld;
    let tries: Try[];
    let papers: Papers;
    let requests = 0;
    let compared = 0;
    const pool = poolOf(most, oneOf);
    beforeAll(async () => {
      redis = await startOwnRedis();
      if (!redis)
        process.stdout.write('Kept answers: redis-server is not installed; sharing was not tried.\n');
      world = await openKeptWorld(newDatabase, { overHttp: kind !== 'sqlite', redisUrl: redis?.url });
      papers = papersOf(world);
      tries = triesOf(world, papers);
    }, 4 * MINUTES);
    afterAll(async () => {
      await world.close();
      await redis?.close();
    });

    /** The kept answer must be what the hub said before or after it; that it changed meanwhile is nobody's fault. */
    async function compare({ name, viewer, query, variables }: Question, through = oneOf(world.gateways)) {
      compared += 1;
      const before = await world.bare(viewer, query, variables);
      const kept = await through(viewer, query, variables);
      const isRight = same(kept, before) || same(kept, await world.bare(viewer, query, variables));
      count.tried(`${name} of ${viewer.subject}: ${differing(kept, before)}`, isRight);
    }

    async function act(each: Try): Promise<void> {
      const input = await each.input(oneOf(Object.values(PLACES).slice(0, 6)));
      const type = world.schemas[each.subgraph].getMutationType()?.getFields()[each.mutation];
      const asked = type?.args.find(({ name }) => name === 'input')?.type;
      const fields = type && isObjectType(getNamedType(type.type)) ? '{ __typename }' : '';
      const mutation = `mutation ($input: ${String(asked)}) { ${each.mutation}(input: $input) ${fields} }`;
      requests += 1;
      const sent = { input: { requestId: `kept-${requests}`, ...input } };
      await oneOf(world.gateways)(ADMIN, mutation, sent);
      // As if the answer had been lost: the same again, by any gateway.
      if (requests % 4 === 0) await oneOf(world.gateways)(ADMIN, mutation, sent);
    }

    test(
      'after each act every answer is what a gateway that keeps nothing gives',
      async () => {
        const before = await outcomes();
        for (let turn = 0; turn < acts; turn += 1) {
          await act(oneOf(tries));
          await world.settle();
          for (let asked = 0; asked < questionsAfterEach; asked += 1) {
            const question = oneOf(pool);
            // The first may be made, the second must be kept, and both must be right.
            for (const through of world.gateways) await compare(question, through);
            await compare(question);
          }
        }
        const { hit, shared, stale } = difference(await outcomes(), before);
        process.stdout.write(
          `kept answers on ${kind}: ${acts} acts, ${compared} compared, ${hit} hits, ${shared} shared, ${stale} stale and made anew\n`,
        );
        expect(count.surprises).toEqual([]);
        expect(hit).toBeGreaterThan(acts);
      },
      60 * MINUTES,
    );

    test(
      'midnight in Dhaka ends all that is kept, and what was to be public from that day on is',
      async () => {
        const some = pool.filter((_, at) => at < 70);
        for (const question of some) for (let round = 0; round < 2; round += 1) await compare(question);
        world.nextDay();
        for (const question of some) await compare(question);
        expect(count.surprises).toEqual([]);
      },
      20 * MINUTES,
    );

    test(
      'a Redis that stands still, and comes back with what it held, changes no answer',
      async () => {
        if (!redis) return;
        const [question] = pool;
        for (let round = 0; round < 2; round += 1) await compare(question!);
        redis.freeze();
        await act(tries.find(({ mutation }) => mutation === 'recordMeeting') ?? oneOf(tries));
        for (let round = 0; round < 3; round += 1) await compare(question!);
        redis.thaw();
        for (let round = 0; round < 3; round += 1) await compare(question!);
        expect(count.surprises).toEqual([]);
      },
      10 * MINUTES,
    );

    test('an act in one division leaves the roll-up of another as it was kept', async () => {
      const variables = { code: '30', fy: '2024-25' };
      const ask = () => world.gateways[0](VIEWERS['PUBLIC']!, ROLL_UP, variables);
      for (let round = 0; round < 3; round += 1) await ask();
      const input = await papers.meeting('5010', true, 'precisely');
      expect(input.id).toBeTruthy();
      await world.settle();
      // A subgraph that learns of a change of the directory while it answers has another stamp after it.
      for (let round = 0; round < 3; round += 1) await ask();
      const before = await outcomes();
      await papers.decisionReport('5010', true, 'precisely', input.heldOn);
      await ask();
      expect(difference(await outcomes(), before)).toMatchObject({ hit: 1, stale: 0 });
    });
  });
}

/** All questions, or so many of them, with the roll-ups among them. */
function poolOf(most: number, oneOf: <Item>(items: readonly Item[]) => Item): Question[] {
  const all = questions();
  if (most >= all.length) return all;
  const rollUps = all.filter(({ name }) => name.startsWith('roll-up'));
  return Array.from({ length: most }, (_, at) => oneOf(at % 2 ? all : rollUps));
}

function questions(): Question[] {
  const asked = [
    ...storedOperations().filter(({ variables }) => !/"<.+: .+>"/.test(JSON.stringify(variables))),
    ...savedQueries(),
    ...['50', '5010', 'BD', '55'].flatMap((code) =>
      ['2024-25', '2023-24'].map((fy) => ({
        name: `roll-up ${code} ${fy}`,
        query: ROLL_UP,
        variables: { code, fy },
      })),
    ),
  ];
  return asked.flatMap(({ name, query, variables }) =>
    Object.values(WHO)
      .filter(({ role }) => role !== 'PORTAL')
      .map((viewer) => ({ name, query, variables: { ...variables }, viewer })),
  );
}

/** The queries of the console, with the examples that stand in their heads. */
function savedQueries(): { name: string; query: string; variables: Record<string, unknown> }[] {
  const folder = join(projectRoot, 'web', 'queries');
  return readdirSync(folder).map((name) => {
    const query = readFileSync(join(folder, name), 'utf8');
    const given = [...query.matchAll(/^# \$(\w+): (.+?) · /gm)].filter(([, , value]) => value !== '-');
    const variables = Object.fromEntries(
      given.map(([, key = '', value]) => [
        key,
        key === 'first' ? Number(value) : key === 'by' ? value?.split(',') : value,
      ]),
    );
    return { name, query, variables };
  });
}

function same(one: Answered, other: Answered): boolean {
  return one.text.replace(/"requestId":"[^"]*"/g, '') === other.text.replace(/"requestId":"[^"]*"/g, '');
}

function differing({ text }: Answered, other: Answered): string {
  const at = [...text].findIndex((letter, index) => letter !== other.text[index]);
  return `${text.slice(Math.max(0, at - 40), at + 40)} where it is ${other.text.slice(Math.max(0, at - 40), at + 40)}`;
}

type Outcomes = Readonly<Record<'hit' | 'shared' | 'stale' | 'miss' | 'unread', number>>;

async function outcomes(): Promise<Outcomes> {
  const { values } = await keptAsks.get();
  const of = (outcome: string): number => values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;
  return { hit: of('hit'), shared: of('shared'), stale: of('stale'), miss: of('miss'), unread: of('unread') };
}

function difference(after: Outcomes, before: Outcomes): Outcomes {
  const [hit, shared] = [after.hit - before.hit, after.shared - before.shared];
  const [stale, miss] = [after.stale - before.stale, after.miss - before.miss];
  return { hit, shared, stale, miss, unread: after.unread - before.unread };
}
