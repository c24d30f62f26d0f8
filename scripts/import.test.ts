import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../lib/project-root';
import { startTestHub, type TestHub } from '../tests/support/hub-in-process';
import { importCommand } from './import';
import { readRegularFile } from './import/regular-file';

const sample = (name: string): string => join(projectRoot, 'samples', name);
const PAPER = sample('04-kurigram-action-plan.txt');
const onlyPosix = process.platform === 'win32' ? test.skip : test;

let hub: TestHub;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sopan-import-'));
  hub = await startTestHub();
}, 60_000);
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Told {
  readonly outcome: string;
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

/** `sopan import --json FILE…` in this process. */
async function sopanImport(...names: string[]): Promise<{ exitCode: number; papers: Told[] }> {
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const command = { json: true, url: hub.url, token: hub.administrator };
  const exitCode = await importCommand(names, command);
  const papers = out.mock.calls.map(([line]) => JSON.parse(String(line)) as Told);
  out.mockRestore();
  return { exitCode, papers };
}

/** Imports it between two good papers, which must both be imported. */
async function refusalOf(file: string): Promise<string> {
  const { exitCode, papers } = await sopanImport(PAPER, file, sample('03-kaunia-upazila-minutes.txt'));
  expect(exitCode).toBe(1);
  expect(papers.map(({ outcome }) => outcome)).toEqual([
    expect.stringMatching(/RECORDED/),
    'REFUSED',
    expect.stringMatching(/RECORDED/),
  ]);
  return papers[1]?.refusal?.code ?? '';
}

const fileIn = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const linkTo = (target: string, name: string): string => {
  symlinkSync(target, join(folder, name));
  return join(folder, name);
};

test('when all is read the exit code is 0', async () => {
  expect(await sopanImport(PAPER)).toMatchObject({ exitCode: 0, papers: [{ refusal: null }] });
});

test('a folder, and what is not there, is refused', async () => {
  mkdirSync(join(folder, 'papers'));
  expect(await refusalOf(join(folder, 'papers'))).toBe('FILE_UNREADABLE');
  expect(await refusalOf(join(folder, 'nothing.txt'))).toBe('FILE_UNREADABLE');
  expect(await refusalOf(join(PAPER, 'below-a-file'))).toBe('FILE_UNREADABLE');
});

onlyPosix('a device is refused, however it is named, and never read', async () => {
  expect(await refusalOf('/dev/zero')).toBe('FILE_UNREADABLE');
  expect(await refusalOf(linkTo('/dev/zero', 'zeros.txt'))).toBe('FILE_UNREADABLE');
  expect(await refusalOf('/dev/null')).toBe('FILE_UNREADABLE');
});

onlyPosix('a pipe without a writer is refused and not waited for', async () => {
  const pipe = join(folder, 'pipe.txt');
  execFileSync('mkfifo', [pipe]);
  expect(await refusalOf(pipe)).toBe('FILE_UNREADABLE');
  expect(await refusalOf(linkTo(pipe, 'link-to-pipe.txt'))).toBe('FILE_UNREADABLE');
});

onlyPosix('a link is read as what it leads to; one that leads nowhere or to itself is refused', async () => {
  const { papers } = await sopanImport(linkTo(PAPER, 'plan.txt'));
  expect(papers).toMatchObject([{ outcome: expect.stringMatching(/RECORDED/) }]);
  expect(await refusalOf(linkTo(join(folder, 'gone'), 'nowhere.txt'))).toBe('FILE_UNREADABLE');
  expect(await refusalOf(linkTo(join(folder, 'loop.txt'), 'loop.txt'))).toBe('FILE_UNREADABLE');
});

test('a file over the limit is refused without being read', async () => {
  const huge = fileIn('huge.txt', '');
  // Ten gigabytes of nothing take no room on the disk.
  truncateSync(huge, 10 * 1024 ** 3);
  expect(await refusalOf(huge)).toBe('PAPER_TOO_LARGE');
});

test('a file that tells no size is read no further than the limit', async () => {
  const handle = await open(fileIn('growing.txt', 'x'.repeat(10_000_001)));
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  const stat = await handle.stat();
  await handle.close();
  jest.spyOn(prototype, 'stat').mockResolvedValue(Object.assign(stat, { size: 0 }) as never);
  await expect(readRegularFile(join(folder, 'growing.txt'), 10_000_000)).rejects.toMatchObject({
    code: 'PAPER_TOO_LARGE',
  });
});

test('an empty file is refused', async () => {
  expect(await refusalOf(fileIn('empty.txt', ''))).toBe('PAPER_EMPTY');
});

test('a file that vanishes between the call and its turn is refused', async () => {
  const vanishing = fileIn('vanishing.txt', 'কার্যবিবরণী');
  const out = jest.spyOn(process.stdout, 'write').mockImplementation(() => {
    rmSync(vanishing, { force: true });
    return true;
  });
  const command = { json: true, url: hub.url, token: hub.administrator };
  expect(await importCommand([PAPER, vanishing, PAPER], command)).toBe(1);
  const outcomes = out.mock.calls.map(([line]) => (JSON.parse(String(line)) as Told).outcome);
  expect(outcomes).toEqual([expect.stringMatching(/RECORDED/), 'REFUSED', 'ALREADY_RECORDED']);
});
