import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBanglaDigits } from '../../lib/bangla/digits';
import { projectRoot } from '../../lib/project-root';
import { startOneProcess, type HubProcess } from '../support/hub-processes';
import { askRaw, read } from '../support/stored-operations';
import { figure, full, rounds } from './figure';

/** Minutes of one meeting, with five decisions. */
const SAMPLE = readFileSync(join(projectRoot, 'samples', '03-kaunia-upazila-minutes.txt'), 'utf8');
const DECISIONS_A_PAPER = 5;
const ROWS = rounds(60, 5000);
const PAPERS = ROWS / DECISIONS_A_PAPER;
const MOST_S = 10;
const MOST_MB = 300;
const LOOK_EVERY_MS = 100;

jest.setTimeout(rounds(400_000, 3_600_000));
const folder = mkdtempSync(join(tmpdir(), 'sopan-large-import-'));
const papers = Array.from({ length: PAPERS }, (_, index) => join(folder, `${index}.txt`));
const bad = papers[Math.floor(PAPERS / 2)] ?? '';
let hub: HubProcess;

beforeAll(async () => {
  papers.forEach((file, index) => writeFileSync(file, minutesOf(index)));
  writeFileSync(join(folder, 'samples-imported'), '');
  hub = await startOneProcess(folder);
});
afterAll(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A day and a memo number of its own for each. */
function minutesOf(index: number): string {
  const heldOn = new Date(Date.UTC(2012, 0, 1 + index)).toISOString().slice(0, 10);
  const [year = '', month = '', day = ''] = heldOn.split('-');
  return SAMPLE.replace('১৪.১১.২০২৩', toBanglaDigits(`${day}.${month}.${year}`))
    .replace('১৬/১১/২০২৩', toBanglaDigits(`${day}/${month}/${year}`))
    .replace('২৩-১৫৭', toBanglaDigits(`${year.slice(2)}-${1000 + index}`));
}

interface Imported {
  readonly exitCode: number | null;
  readonly outcomes: readonly string[];
  readonly seconds: number;
  /** The most memory that the command held. */
  readonly megabytes: number;
}

/** Runs `sopan import` over some files, as whoever sits at the machine does. */
async function importAll(files: readonly string[]): Promise<Imported> {
  const command = join(projectRoot, 'dist', 'scripts', 'sopan.js');
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [command, 'import', ...files, '--json', '--url', `${hub.url}/graphql`],
    { env: { PATH: process.env['PATH'], SOPAN_DATA: folder }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, heldBy(child.pid ?? 0))), LOOK_EVERY_MS);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  clearInterval(look);
  const outcomes = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { outcome?: string; error?: { code: string } })
    .map(({ outcome, error }) => outcome ?? error?.code ?? '');
  return { exitCode, outcomes, seconds: Math.round((performance.now() - began) / 100) / 10, megabytes: most };
}

function heldBy(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return 0; // It has ended, or this is no Linux.
  }
}

async function onRecord(): Promise<{ meetings: number; assignments: number }> {
  const query = `{ meetings { totalCount } area(code: "558542") { ${YEARS.map(
    (year) =>
      `y${year}: decisionProgress(fiscalYear: "${year}-${String(year + 1).slice(2)}") { assignments }`,
  ).join(' ')} } }`;
  const { data } = read(await askRaw(hub.url, query));
  const years = Object.values(data.area as Record<string, { assignments: number }>);
  return {
    meetings: data.meetings.totalCount,
    assignments: years.reduce((sum, { assignments }) => sum + assignments, 0),
  };
}
const YEARS = [2011, 2012, 2013, 2014, 2015];

test('F20 many rows, one of them in a paper that cannot be read, and then all of them again: each is recorded once', async () => {
  const good = readFileSync(bad);
  writeFileSync(bad, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff]));
  const first = await importAll(papers);
  expect(first.exitCode).toBe(1);
  expect(first.outcomes).toHaveLength(PAPERS);
  expect(first.outcomes.filter((each) => each === 'RECORDED')).toHaveLength(PAPERS - 1);
  const beside = await onRecord();
  expect(beside.meetings).toBe(PAPERS - 1);

  writeFileSync(bad, good);
  const again = await importAll(papers.toReversed());
  expect(again.exitCode).toBe(0);
  const count = (outcome: string) => again.outcomes.filter((each) => each === outcome).length;
  expect([count('RECORDED'), count('ALREADY_RECORDED')]).toEqual([1, PAPERS - 1]);
  const whole = await onRecord();
  expect(whole).toEqual({
    meetings: PAPERS,
    // No paper counts twice: all have the same number of decisions.
    assignments: (beside.assignments / (PAPERS - 1)) * PAPERS,
  });
  const megabytes = Math.max(first.megabytes, again.megabytes);
  figure('F20 rows doubled', `0 of ${ROWS} in ${PAPERS} papers, brought twice`, '0', true);
  figure(
    `F20 import of ${ROWS} rows`,
    `${first.seconds} s, again ${again.seconds} s, ${megabytes} MB`,
    full ? `≤ ${MOST_S} s, ≤ ${MOST_MB} MB` : `≤ ${MOST_MB} MB`,
    megabytes <= MOST_MB && (!full || first.seconds <= MOST_S),
  );
});
