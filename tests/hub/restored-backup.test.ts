import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import libsql from 'libsql';
import { localAdministratorToken, readLocalKey } from '../../lib/auth/local-key';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { minutes, RECORD_MEETING } from '../../subgraphs/meetings/testing/acts';
import { startFourProcesses, stopFourProcesses, type FourProcesses } from '../support/hub-processes';
import { askRaw, read } from '../support/stored-operations';

const FORM_TEAM = 'mutation ($input: FormTeamInput!) { formTeam(input: $input) { outcome } }';
const RANGPUR = '55';

const folder = mkdtempSync(join(tmpdir(), 'sopan-restored-'));
const data = join(folder, 'data');
let hub: FourProcesses;
let administrator: string;

beforeAll(async () => {
  hub = await startFourProcesses(data, 20_000);
  administrator = await localAdministratorToken(readLocalKey(data));
}, 120_000);
afterAll(async () => {
  await stopFourProcesses(hub);
  rmSync(folder, { recursive: true, force: true });
});

const filesOf = (name: SubgraphName, at: string) =>
  readdirSync(at).filter((file) => file.startsWith(`${name}.`));

/** Stops one subgraph alone, does something to its files, and starts it. */
async function beneath(name: SubgraphName, work: () => void): Promise<void> {
  await hub[name].stop();
  work();
  await hub[name].start();
}
/** Copies a database as an operator does, while it is in use. */
function backUp(name: SubgraphName, to: string): void {
  mkdirSync(join(folder, to), { recursive: true });
  const database = new libsql(join(data, `${name}.sqlite`));
  database.exec(`VACUUM INTO '${join(folder, to, `${name}.sqlite`)}'`);
  database.close();
}
const putBack = (name: SubgraphName, from: string) => {
  for (const file of filesOf(name, data)) rmSync(join(data, file));
  for (const file of filesOf(name, join(folder, from))) cpSync(join(folder, from, file), join(data, file));
};
const restore = (name: SubgraphName, from: string) => beneath(name, () => putBack(name, from));

async function ask(query: string, variables: object = {}): Promise<any> {
  const { data: answer, errors } = read(await askRaw(hub.url, query, variables, administrator));
  expect(errors).toBeUndefined();
  return answer;
}
let orders = 0;
const formTeam = (areaCode: string) =>
  ask(FORM_TEAM, {
    input: {
      requestId: `order-${(orders += 1)}`,
      areaCode,
      formedOn: '2020-01-15',
      members: [{ post: 'জেলা প্রশাসক', role: 'CHAIR' }],
      publish: true,
    },
  });
/** The areas of the division that have a team, as the plans subgraph knows them. */
const withTeam = async (): Promise<string[]> => {
  const { area } = await ask(
    `{ area(code: "${RANGPUR}") { children { code planProgress(fiscalYear: "2023-24", scope: SELF) { teamsFormed } } } }`,
  );
  const below: { code: string; planProgress: { teamsFormed: number } }[] = area.children;
  return below.filter(({ planProgress }) => planProgress.teamsFormed > 0).map(({ code }) => code);
};
const teamsOf = async (areaCode: string): Promise<number> =>
  (await ask(`{ teams(filter: { areaCode: "${areaCode}" }) { totalCount } }`)).teams.totalCount;

test('after organisation alone was restored the others forget what it has lost, and see what it writes next in the next read', async () => {
  await formTeam('5527');
  backUp('organisation', 'organisation-1');
  await formTeam('5532');
  await formTeam('5549');
  expect(await withTeam()).toEqual(['5527', '5532', '5549']);
  await restore('organisation', 'organisation-1');
  // As many as before, and other ones: the number alone would not tell.
  await formTeam('5552');
  expect(await withTeam()).toEqual(['5527', '5552']);
  await formTeam('5573');
  expect(await withTeam()).toEqual(['5527', '5552', '5573']);
}, 120_000);

test('a gateway that knows of more than organisation and plans have left gets an answer all the same', async () => {
  backUp('organisation', 'both');
  backUp('plans', 'both');
  await formTeam('5577');
  expect(await withTeam()).toContain('5577');
  await Promise.all([restore('organisation', 'both'), restore('plans', 'both')]);
  // Plans alone is asked, for a version that is gone.
  expect((await ask('{ actionPlans { totalCount } }')).actionPlans.totalCount).toBe(0);
  expect(await withTeam()).not.toContain('5577');
}, 120_000);

test('after meetings alone was restored organisation hears what its papers show, old and new, once', async () => {
  const record = (areaCode: string) => ask(RECORD_MEETING, { input: minutes({ areaCode }) });
  const heard = async (areaCode: string): Promise<number> => {
    for (let tries = 0; tries < 60 && !(await teamsOf(areaCode)); tries += 1) await wait(100);
    return teamsOf(areaCode);
  };
  await record('554909');
  expect(await heard('554909')).toBe(1);
  backUp('meetings', 'meetings-1');
  await record('554952');
  expect(await heard('554952')).toBe(1);
  await restore('meetings', 'meetings-1');
  await record('554906');
  expect(await heard('554906')).toBe(1);
  await record('554952');
  await wait(1500);
  expect([await teamsOf('554909'), await teamsOf('554952'), await teamsOf('554906')]).toEqual([1, 1, 1]);
}, 120_000);
