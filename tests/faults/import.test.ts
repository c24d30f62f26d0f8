import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { askRaw, read } from '../support/stored-operations';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { figure } from './figure';
import { runSopan } from './support/run-sopan';

const folder = mkdtempSync(join(tmpdir(), 'sopan-import-'));
const samples = readdirSync(join(projectRoot, 'samples'))
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .slice(0, 8);
const files = samples.map((name) => join(folder, name));
let hub: TestHub;

beforeAll(async () => {
  for (const name of samples) cpSync(join(projectRoot, 'samples', name), join(folder, name));
  hub = await startTestHub();
}, 120_000);
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const COUNTS = `{ meetings { totalCount } actionPlans { totalCount } teams { totalCount }
  area(code: "BD") { decisionProgress(fiscalYear: "2023-24") { assignments implemented notReported } } }`;
const counts = async (): Promise<string> =>
  JSON.stringify(read(await askRaw(hub.url, COUNTS, {}, hub.administrator)).data);
const args = (...given: string[]) => [
  'import',
  ...given,
  '--json',
  '--url',
  `${hub.url}/graphql`,
  '--token',
  hub.administrator,
];
interface Told {
  readonly outcome?: string;
  readonly written?: boolean;
  readonly error?: { code: string };
}
const told = (out: string): Told[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Told);

test('F20 an import that is killed midway and begun again, twice, in another order and by two at once, records each paper once', async () => {
  const nothing = await counts();
  const dry = await runSopan([...args(...files), '--dry-run']);
  expect(dry.exitCode).toBe(0);
  expect(await counts()).toBe(nothing);

  const command = join(projectRoot, 'dist', 'scripts', 'sopan.js');
  const first = spawn(process.execPath, [command, ...args(...files)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(first.stdout, 'data');
  first.kill('SIGKILL');
  await once(first, 'close');
  const half = await counts();
  const again = await runSopan(args(...files));
  expect(again.exitCode).toBe(0);
  const whole = await counts();
  expect(whole).not.toBe(half);
  const others = await Promise.all([runSopan(args(...files)), runSopan(args(...[...files].reverse()))]);
  expect(others.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(await counts()).toBe(whole);

  // The same papers into a hub that nothing ever happened to.
  const fresh = await startTestHub();
  const calm = await runSopan([
    'import',
    ...files,
    '--url',
    `${fresh.url}/graphql`,
    '--token',
    fresh.administrator,
  ]);
  expect(calm.exitCode).toBe(0);
  const wanted = JSON.stringify(read(await askRaw(fresh.url, COUNTS, {}, fresh.administrator)).data);
  await fresh.close();
  expect(whole).toBe(wanted);
  figure(
    'F20 import',
    `${files.length} papers, killed once and brought four times, 0 doubled`,
    '0 doubled',
    true,
  );
});

test('F20 a paper that cannot be read is told of by itself, and those beside it are recorded', async () => {
  const bad = join(folder, 'bad.txt');
  writeFileSync(bad, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff]));
  const before = await counts();
  const ran = await runSopan(args(files[0] ?? '', bad, files[1] ?? ''));
  expect(ran.exitCode).toBe(1);
  expect(told(ran.out)).toHaveLength(3);
  expect(await counts()).toBe(before);
});
