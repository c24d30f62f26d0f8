import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import libsql from 'libsql';
import { PUBLIC } from '../../lib/auth/viewer';
import { keptAsks } from '../../lib/metrics/metrics';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { asks } from '../access/asks';
import { papersOf, type Papers } from '../access/papers';
import { tally } from '../attacks/tally';
import { ADMIN } from '../support/ask';
import { freePorts, sqliteIn, startProcess, TEST_SECRET, type HubProcess } from '../support/hub-processes';
import { openKeptWorld, type KeptWorld } from '../support/kept-world';
import { randomNumbers } from '../support/random-numbers';

const ACTS = Number(process.env['SOPAN_PROOF_ACTS'] ?? 24);
const MINUTES = 60_000;
const PROGRESS = `decisionProgress(fiscalYear: $fy) { meetingsHeld assignments inProgress notReported overdue asOf }
  planProgress(fiscalYear: $fy) { plansSubmitted activities inProgress asOf }`;
const ROLL_UP = `query ($code: ID!, $fy: String!) { area(code: $code) { code nameEn ${PROGRESS}
  children { code nameEn ${PROGRESS} } } }`;
const LISTS = `{ meetings(first: 5) { totalCount edges { node { id title state } } }
  area(code: "5010") { teams { id nameBn } } }`;
/** Years and areas in which the papers of tests/access lie, and some in which there is nothing. */
const QUESTIONS: readonly (readonly [string, Record<string, string>])[] = [
  [LISTS, {}],
  ...['50', '5010', 'BD', '55'].flatMap((code) =>
    ['2023-24', '2022-23'].map((fy) => [ROLL_UP, { code, fy }] as const),
  ),
];

const folder = mkdtempSync(join(tmpdir(), 'sopan-front-'));
const urlOf = sqliteIn(folder);
const fileOf = (name: SubgraphName): string => urlOf(name).replace('sqlite:', '');
const random = randomNumbers(20_261_123);
const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
const count = tally('A18 what the front door gives');
let world: KeptWorld;
let others: readonly HubProcess[] = [];
let elsewhere: ReturnType<typeof asks>;
/** Who does the next act: the subgraphs of this process, or those of the other over the same files. */
let by: Pick<KeptWorld, 'act'>;
let papers: Papers;

beforeAll(async () => {
  const names: SubgraphName[] = ['organisation', 'meetings', 'plans'];
  // The other process goes by the clock of the machine, so this one does; until midnight is let pass.
  world = await openKeptWorld(() => Promise.resolve(urlOf(names.shift()!)), {
    overHttp: false,
    redisUrl: undefined,
    instant: new Date(),
  });
  const [organisationPort = 0, meetingsPort = 0] = await freePorts(2);
  const organisationUrl = `http://127.0.0.1:${organisationPort}`;
  others = await Promise.all([
    startProcess('subgraphs/organisation/main.js', organisationPort, folder, {
      SOPAN_DATABASE_URL: urlOf('organisation'),
    }),
    startProcess('subgraphs/meetings/main.js', meetingsPort, folder, {
      SOPAN_DATABASE_URL: urlOf('meetings'),
      SOPAN_ORGANISATION_URL: organisationUrl,
    }),
  ]);
  const otherUrl = (name: SubgraphName): string => others[name === 'organisation' ? 0 : 1]?.url ?? '';
  elsewhere = asks(TEST_SECRET, otherUrl, '', new Uint8Array());
  by = world;
  papers = papersOf({ ...world, act: (...given) => by.act(...given) });
}, 4 * MINUTES);
afterAll(async () => {
  elsewhere.hangUp();
  for (const each of others) await each.stop();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Codes below Bogura that no upazila has had. */
const freeCodes = Array.from({ length: 16 }, (_, index) => `5010${index + 34}`).filter(
  (code) => code !== '501040',
);
const newUpazila = () =>
  by.act('organisation', 'mutation ($input: CreateAreaInput!) { createArea(input: $input) { __typename } }', {
    requestId: papers.newRequest(),
    ...{ code: freeCodes.pop(), level: 'UPAZILA', parentCode: '5010', nameEn: 'New', nameBn: 'নতুন' },
    ...{ from: '2024-01-01', memo: { subject: 'প্রজ্ঞাপন', number: '০৫.০০.০০০০.১' } },
  });

/** Writes what would change answers, and thinks better of it. */
function takeBack(): Promise<void> {
  const database = new libsql(fileOf('meetings'));
  database.exec('PRAGMA busy_timeout = 20000');
  database.exec(
    'BEGIN IMMEDIATE; UPDATE audit_head SET seq = seq + 1; DELETE FROM decision_rollup_stamps; ROLLBACK',
  );
  database.close();
  return Promise.resolve();
}

/** Puts another state of the meetings in the place of this one, in one transaction, as a restore of tables does. */
function putBack(copy: string): void {
  const database = new libsql(fileOf('meetings'));
  database.exec('PRAGMA busy_timeout = 20000');
  database.exec(`ATTACH '${copy}' AS kept`);
  const all = (type: string) =>
    database.prepare(`SELECT name, sql FROM kept.sqlite_master WHERE type = '${type}'`).all() as Named[];
  const triggers = all('trigger'); // Some keep books from being rewritten.
  const tables = all('table').filter(({ name }) => !name.startsWith('sqlite_'));
  const statements = [
    ...triggers.map(({ name }) => `DROP TRIGGER main."${name}"`),
    ...tables.map(({ name }) => `DELETE FROM main."${name}"`),
    ...tables.map(({ name }) => `INSERT INTO main."${name}" SELECT * FROM kept."${name}"`),
    ...triggers.map(({ sql }) => sql),
  ];
  try {
    database.exec(`BEGIN IMMEDIATE; ${statements.join('; ')}; COMMIT`);
  } finally {
    database.close();
  }
}

interface Named {
  readonly name: string;
  readonly sql: string;
}

function copyMeetings(name: string): string {
  const [copy, database] = [join(folder, name), new libsql(fileOf('meetings'))];
  database.exec(`VACUUM INTO '${copy}'`);
  database.close();
  return copy;
}

const BY_ANYBODY: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['minutes', () => papers.meeting(oneOf(['5010', '5081', '50']), true)],
  ['a report on a decision', () => papers.decisionReport('5010', true)],
  ['a draft', () => papers.meeting('5010', false)],
  ['a team', () => papers.team('5010', true)],
  ['a new upazila', newUpazila],
];

/** Asks at the front door and compares with what a gateway says that keeps nothing, before it or after it. */
async function compare(after: string, [query, variables]: (typeof QUESTIONS)[number]): Promise<void> {
  const before = await world.bare(PUBLIC, query, variables);
  for (let round = 0; round < 2; round += 1) {
    const kept = await world.gateways[0](PUBLIC, query, variables);
    const isRight =
      kept.text === before.text || kept.text === (await world.bare(PUBLIC, query, variables)).text;
    count.tried(`after ${after}, ${JSON.stringify(variables)}: ${kept.text.slice(0, 300)}`, isRight);
  }
}

async function hits(): Promise<number> {
  const { values } = await keptAsks.get();
  return values.find(({ labels }) => labels.outcome === 'hit')?.value ?? 0;
}

/** Lets somebody act while everybody asks, and then asks what came of it. */
async function actAndCompare(what: string, act: () => Promise<unknown>): Promise<void> {
  const meanwhile = QUESTIONS.map(([query, variables]) => world.gateways[0](PUBLIC, query, variables));
  await act();
  await Promise.all(meanwhile);
  for (let asked = 0; asked < 3; asked += 1) await compare(what, oneOf(QUESTIONS));
}

test(
  'after whatever anybody commits, here or in another process, the front door gives nothing that is past',
  async () => {
    const before = await hits();
    for (let round = 0; round < 3; round += 1)
      for (const [query, variables] of QUESTIONS) await world.gateways[0](PUBLIC, query, variables);
    for (let done = 0; done < ACTS; done += 1) {
      const isElsewhere = done % 2 === 1;
      by = isElsewhere ? elsewhere : world;
      const [what, act] = done % 8 === 7 ? (['what was rolled back', takeBack] as const) : oneOf(BY_ANYBODY);
      await actAndCompare(`${what}, by ${isElsewhere ? 'another process' : 'this one'}`, act);
    }
    process.stdout.write(`The front door: ${ACTS} acts, ${(await hits()) - before} kept answers given\n`);
    expect(count.surprises).toEqual([]);
    expect(await hits()).toBeGreaterThan(before);
  },
  20 * MINUTES,
);

test(
  'what is put back beneath it is what it gives, there and back',
  async () => {
    by = world;
    const old = copyMeetings('old.sqlite');
    await actAndCompare('minutes that are lost', () => papers.meeting('5010', true));
    const young = copyMeetings('young.sqlite');
    for (const copy of [old, young, old])
      await actAndCompare('a restore', () => Promise.resolve(putBack(copy)));
    expect(count.surprises).toEqual([]);
  },
  10 * MINUTES,
);

test(
  'from midnight on it gives the answers of the new day, and what waited for that day',
  async () => {
    by = world;
    const { id, revision } = await papers.meeting('5010', false);
    const publish = 'mutation ($input: PublishMeetingInput!) { publishMeeting(input: $input) { id } }';
    const input = { requestId: papers.newRequest(), meetingId: id, revision, publishOn: world.tomorrow };
    await actAndCompare('an order to publish', () => world.gateways[0](ADMIN, publish, { input }));
    const asOf = async () => {
      const { data } = await world.gateways[0](PUBLIC, ROLL_UP, { code: '50', fy: '2023-24' });
      return data.area.decisionProgress.asOf as string;
    };
    for (let round = 0; round < 3; round += 1) expect(await asOf()).not.toBe(world.tomorrow);
    const { tomorrow } = world;
    world.nextDay();
    expect(await asOf()).toBe(tomorrow);
    for (const question of QUESTIONS) await compare('midnight', question);
    const { data } = await world.gateways[0](PUBLIC, '{ meetings(first: 50) { edges { node { id } } } }');
    expect(JSON.stringify(data)).toContain(id);
    // Another night, for which nothing waits: nobody commits anything, and others ask before.
    for (let round = 0; round < 3; round += 1) await asOf();
    world.nextDay();
    for (const question of QUESTIONS) await compare('another midnight', question);
    expect(count.surprises).toEqual([]);
  },
  10 * MINUTES,
);
