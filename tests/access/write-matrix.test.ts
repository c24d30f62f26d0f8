import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Viewer } from '../../lib/auth/viewer';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { tally } from '../attacks/tally';
import { ADMIN } from '../support/ask';
import { onEachDatabase } from '../support/databases';
import { papersOf } from './papers';
import { OF_NO_AREA, triesOf } from './tries';
import type { Try } from './try';
import { may, mayNever, PLACES, VIEWERS, type Place } from './who-may';
import { openWorld } from './open-world';
import type { Ask, Answered, WatchedWorld } from './world';

/** `SOPAN_ACCESS=full npx jest tests/access`: every case in every place and both ways, on both databases. */
const FULL = process.env['SOPAN_ACCESS'] === 'full';
/** For whoever looks for one fault: only the mutations that match. */
const ONLY = new RegExp(process.env['SOPAN_ACCESS_ACT'] ?? '');
const MINUTES = 60_000;
const SUBGRAPHS: readonly SubgraphName[] = ['organisation', 'meetings', 'plans'];

onEachDatabase((newDatabase, kind) => {
  const count = tally(`A1 writes by role and place, on ${kind}`);
  let world: WatchedWorld;
  let tries: Try[];
  let turn = 0;
  beforeAll(async () => {
    world = await openWorld(newDatabase);
    tries = triesOf(world, papersOf(world));
  }, 2 * MINUTES);
  afterAll(() => world.close());

  /** The hub and the subgraph behind it: both in the full form, else one after the other. */
  const ways = (subgraph: SubgraphName): [string, Ask][] => {
    const both: [string, Ask][] = [
      ['hub', world.hub],
      ['directly', world.direct(subgraph)],
    ];
    turn += 1;
    return FULL ? both : [both[turn % 2] ?? both[0]!];
  };

  test('every mutation of the schemas is tried', () => {
    const known = new Set(tries.map(({ mutation }) => mutation));
    const all = SUBGRAPHS.flatMap((name) => mutationsOf(world.schemas[name]));
    expect(all.filter((mutation) => !known.has(mutation) && !OF_NO_AREA.includes(mutation))).toEqual([]);
    expect(all.length).toBeGreaterThan(40);
  });

  test(
    'whoever may not act changes nothing and learns nothing; whoever may, does',
    async () => {
      for (const each of tries.filter(({ mutation }) => ONLY.test(mutation))) {
        for (const place of placesFor(tries.indexOf(each))) await tryIn(each, place);
        await tryNowhere(each);
      }
      expect(count.surprises).toEqual([]);
    },
    30 * MINUTES,
  );

  /** In the small form the own area, one below and another in turn, on MySQL two of them. */
  const placesFor = (index: number): Place[] => {
    const others = (Object.keys(PLACES) as Place[]).filter((place) => place !== 'self' && place !== 'child');
    const other = others[index % others.length] ?? 'sibling';
    if (FULL) return ['self', 'child', ...others];
    return kind === 'sqlite' ? ['self', 'child', other] : [index % 2 ? 'self' : 'child', other];
  };

  async function tryIn(each: Try, place: Place): Promise<void> {
    const code = PLACES[place];
    const input = await each.input(code);
    const before = await world.mark(each.subgraph);
    const refused = Object.entries(VIEWERS).filter(([who]) => !may(who, each.asks, place));
    // Side by side: none of them changes anything for another.
    await inAllWays(each, refused, input, (who, way, answer) =>
      count.tried(told(each, who, place, way, answer), isRefused(each, who, place, way, answer)),
    );
    const after = await world.mark(each.subgraph);
    count.tried(`${nameOf(each)} in ${place}: something was changed by who was refused`, after === before);
    if (each.onlyRefused?.(code)) return;
    const allowed = Object.entries(VIEWERS).filter(([who]) => may(who, each.asks, place));
    // The input that was refused is right: whoever may do everything does it.
    const done = await send(each, world.direct(each.subgraph), ADMIN, input);
    count.tried(told(each, 'the administrator', place, 'directly', done), done.codes.length === 0);
    const isSeen = (await world.mark(each.subgraph)) !== after;
    count.tried(`${nameOf(each)} in ${place}: what was done is not seen in the rows`, isSeen);
    for (const [who, viewer] of allowed) {
      const fresh = await each.input(code);
      const [way, ask] = ways(each.subgraph)[0]!;
      const answer = await send(each, ask, viewer, fresh);
      count.tried(told(each, who, place, way, answer), answer.codes.length === 0);
    }
  }

  async function tryNowhere(each: Try): Promise<void> {
    await inAllWays(each, Object.entries(VIEWERS), each.nowhere, (who, way, answer) => {
      const never = mayNever(who, each.asks, each.orAsks);
      const expected = never ? /^FORBIDDEN$/ : /^UNKNOWN_(RECORD|AREA)$/;
      const right =
        way === 'hub' && who === 'PORTAL' ? refused(answer) : expected.test(answer.codes[0] ?? '');
      count.tried(`${told(each, who, 'self', way, answer)} about what is nowhere`, right);
    });
  }

  async function inAllWays(
    each: Try,
    viewers: readonly (readonly [string, Viewer])[],
    input: object,
    answered: (who: string, way: string, answer: Answered) => void,
  ): Promise<void> {
    const sent = viewers.flatMap(([who, viewer]) =>
      ways(each.subgraph).map(async ([way, ask]) => answered(who, way, await send(each, ask, viewer, input))),
    );
    await Promise.all(sent);
  }

  let requests = 0;
  function send(each: Try, ask: Ask, viewer: Viewer, input: object): Promise<Answered> {
    const field = world.schemas[each.subgraph].getMutationType()?.getFields()[each.mutation];
    const type = field?.args.find(({ name }) => name === 'input')?.type;
    const composite = field && isObjectType(getNamedType(field.type));
    const mutation = `mutation ($input: ${String(type)}) { ${each.mutation}(input: $input) ${composite ? '{ __typename }' : ''} }`;
    requests += 1;
    return ask(viewer, mutation, { input: { requestId: `try-${requests}`, ...input } });
  }
});

/** Who may never act is told so; of a hidden record nobody learns that it is there. */
function isRefused(each: Try, who: string, place: Place, way: string, answer: Answered): boolean {
  if (way === 'hub' && who === 'PORTAL') return refused(answer);
  const code = answer.codes[0] ?? '';
  if (mayNever(who, each.asks, each.orAsks)) return code === 'FORBIDDEN' && answer.text.includes('any area');
  if (each.hidden && !may(who, 'read', place)) return code === 'UNKNOWN_RECORD';
  return code === 'FORBIDDEN' || code === 'UNKNOWN_RECORD';
}

function refused({ codes, data }: Answered): boolean {
  return codes.length > 0 && Object.values((data ?? {}) as object).every((value) => value === null);
}

function told(each: Try, who: string, place: Place, way: string, { codes }: Answered): string {
  return `${who} in ${place}, ${way}: ${nameOf(each)} gave ${codes.join(' ') || 'no error'}`;
}

function nameOf({ mutation, way }: Try): string {
  return way ? `${mutation} ${way}` : mutation;
}

function mutationsOf(schema: GraphQLSchema): string[] {
  return Object.keys(schema.getMutationType()?.getFields() ?? {});
}
