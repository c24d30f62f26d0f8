import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { knownAreas } from '../documents/known-areas';
import { readString } from '../documents/read/text';
import { recognisePaper } from '../documents/recognise/recognise-paper';
import { substance } from '../documents/write/testing/substance';
import { projectRoot } from '../lib/project-root';
import { startTestHub, type TestHub } from '../tests/support/hub-in-process';
import { addExportCommands } from './export/export-options';
import { Hub } from './import/hub';
import { importPaper } from './import/import-paper';

const directory = knownAreas();
const samples = join(projectRoot, 'samples');
let hub: TestHub;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sopan-export-'));
  // Nobody's data folder: without a token the hub is asked as the public.
  process.env['SOPAN_DATA'] = folder;
  hub = await startTestHub();
  const administrator = new Hub(`${hub.url}/graphql`, hub.administrator);
  for (const file of readdirSync(samples).filter((name) => /^0[1-5].*\.txt$/.test(name)))
    await importPaper(join(samples, file), administrator, directory, { publish: true, dryRun: false });
  await administrator.ask(RECORD, { input: aDraft('2024-01-15', 'খসড়া সিদ্ধান্ত করতে হবে।', false) });
  const withPhone = aDraft('2024-02-15', 'হটলাইন ০১৭১২-৩৪৫৬৭৮ চালু করতে হবে।', true);
  await administrator.ask(RECORD, { input: withPhone });
}, 60_000);

afterAll(async () => {
  delete process.env['SOPAN_DATA'];
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const RECORD = 'mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { outcome } }';

function aDraft(heldOn: string, text: string, publish: boolean): object {
  return {
    requestId: `meeting of ${heldOn}`,
    areaCode: '5076',
    heldOn,
    title: 'জেলা ইনোভেশন টিমের সভার কার্যবিবরণী',
    agendaItems: [{ number: '১', topic: 'বিবিধ', decisions: [{ number: '১', text }] }],
    memo: { rawText: 'গোপন মূল পাঠ, ফোন ০২৫৮৮৮৪৫১২৩' },
    publish,
  };
}

/** Runs `sopan export …` in this process. */
async function sopanExport(...words: string[]): Promise<{ exitCode: unknown; out: string; told: string }> {
  const [out, told] = [jest.spyOn(process.stdout, 'write'), jest.spyOn(process.stderr, 'write')];
  out.mockReturnValue(true);
  told.mockReturnValue(true);
  const program = new Command('sopan').exitOverride();
  addExportCommands(program);
  let exitCode: unknown;
  try {
    process.exitCode = 0;
    await program.parseAsync(['export', ...words, '--url', `${hub.url}/graphql`], { from: 'user' });
    exitCode = process.exitCode;
  } catch (error) {
    exitCode = (error as { exitCode?: number }).exitCode === 0 ? 0 : 2;
    if (!(error as { code?: string }).code?.startsWith('commander.')) throw error;
  } finally {
    process.exitCode = 0;
  }
  const text = (spy: jest.SpyInstance): string => spy.mock.calls.map(([chunk]) => String(chunk)).join('');
  const result = { exitCode, out: text(out), told: text(told) };
  out.mockRestore();
  told.mockRestore();
  return result;
}

const MEETING = ['--area', '50', '--on', '2023-10-18'];
const KINDS: readonly (readonly [string, ...string[]])[] = [
  ['minutes', ...MEETING],
  ['plan', '--area', '5549', '--year', '২০২৩-২৪'],
  ['progress', '--area', '5076', '--meeting-area', '50', '--meeting-on', '2023-10-18'],
  ['progress', '--area', '5088', '--meeting-area', '50', '--meeting-on', '2023-10-18'],
  ['team', '--area', '5573', '--on', '2023-10-01'],
  ['matrix', ...MEETING],
  ['reminder', ...MEETING, '--by', '2024-12-31'],
  ['request', ...MEETING, '--by', '2024-12-31'],
  ['notice', '--area', '50', '--on', '2024-12-31', '--at', '11:00', '--place', 'সভাকক্ষ'],
  ['annual', '--area', '5549', '--year', '2023-24'],
];

test.each(KINDS)('%s is written for the public as HTML, as text and as DOCX', async (...words) => {
  const html = await sopanExport(...words);
  expect([html.exitCode, html.out.startsWith('<!doctype html>')]).toEqual([0, true]);
  const text = await sopanExport(...words, '--format', 'txt');
  expect([text.exitCode, text.out.startsWith('গণপ্রজাতন্ত্রী বাংলাদেশ সরকার\n')]).toEqual([0, true]);
  const file = join(folder, 'paper.docx');
  expect(await sopanExport(...words, '--format', 'docx', '--out', file)).toMatchObject({
    exitCode: 0,
    out: '',
  });
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
});

test.each([
  ['01-rajshahi-division-minutes.txt', KINDS[0]],
  ['03-kaunia-upazila-minutes.txt', ['minutes', '--area', '558542', '--on', '2023-11-14']],
  ['04-kurigram-action-plan.txt', KINDS[1]],
  ['05-nilphamari-team-order.txt', KINDS[4]],
])('%s comes out of the hub as it went in', async (file, words) => {
  const { out } = await sopanExport(...(words ?? []), '--format', 'txt');
  const before = recognisePaper(readString(readFileSync(join(samples, file), 'utf8')), directory);
  expect(substance(recognisePaper(readString(out), directory))).toEqual(substance(before));
});

test('a letter on progress says what the district reported, and nothing of one that reported nothing', async () => {
  const statuses = async (area: string) => {
    const letter = ['progress', '--area', area, '--meeting-area', '50', '--meeting-on', '2023-10-18'];
    const { out } = await sopanExport(...letter, '--format', 'txt');
    const read = recognisePaper(readString(out), directory);
    if (read.kind !== 'PROGRESS_REPORT') throw new Error(`read as ${String(read.kind)}`);
    expect([read.area, read.meetingArea, read.meetingOn]).toEqual([area, '50', '2023-10-18']);
    return read.items.map(({ progress }) => progress?.status);
  };
  expect(await statuses('5076')).toEqual([
    'IMPLEMENTED',
    'IN_PROGRESS',
    'IN_PROGRESS',
    'IN_PROGRESS',
    'NONE',
    'NOT_STARTED',
  ]);
  expect(await statuses('5088')).toEqual(Array(6).fill('NONE'));
});

test('a draft is written for its office and not for the public', async () => {
  const draft = ['minutes', '--area', '5076', '--on', '2024-01-15', '--format', 'txt'];
  expect(await sopanExport(...draft)).toMatchObject({
    exitCode: 1,
    out: '',
    told: expect.stringContaining('NOTHING_TO_WRITE: There is no such meeting'),
  });
  const { exitCode, out } = await sopanExport(...draft, '--token', hub.administrator);
  expect([exitCode, out.includes('খসড়া সিদ্ধান্ত করতে হবে।')]).toEqual([0, true]);
});

test('neither raw text nor a phone number is ever written', async () => {
  for (const who of [[], ['--token', hub.administrator]]) {
    const { out } = await sopanExport('minutes', '--area', '5076', '--on', '2024-02-15', ...who);
    // The hub puts a mark in the place of a number for the public; the letter leaves out one that it is given.
    expect(out).toContain(who.length ? 'হটলাইন চালু করতে হবে।' : 'হটলাইন […] চালু করতে হবে।');
    expect(out).not.toMatch(/গোপন|৩৪৫৬৭৮|৪৫১২৩/);
  }
});

test.each([
  [1, 'NOTHING_TO_WRITE', ['minutes', '--area', '50', '--on', '2023-10-19']],
  [1, 'NOTHING_TO_WRITE', ['plan', '--area', '50', '--year', '2023-24']],
  [1, 'NOTHING_TO_WRITE', ['team', '--area', '50', '--on', '2023-12-01']],
  [
    1,
    'NOTHING_TO_WRITE',
    ['progress', '--area', '5573', '--meeting-area', '50', '--meeting-on', '2023-10-18'],
  ],
  [1, 'UNKNOWN_AREA', ['annual', '--area', '9999', '--year', '2023-24']],
  [2, 'a DOCX goes to a file', ['minutes', ...MEETING, '--format', 'docx']],
  [2, 'ENOENT', ['minutes', ...MEETING, '--out', '/no/such/folder/paper.html']],
  [2, 'UNAUTHENTICATED', ['minutes', ...MEETING, '--token', 'x']],
  [2, '--id, or --area and --on', ['minutes', '--area', '50']],
  [2, 'YYYY-MM-DD', ['minutes', '--area', '50', '--on', '18/10/2023']],
  [2, '2023-24', ['annual', '--area', '50', '--year', '2023']],
  [2, 'html, docx, txt', ['minutes', ...MEETING, '--format', 'pdf']],
])('exit code %d and "%s" for %j', async (exitCode, words, call) => {
  const result = await sopanExport(...call);
  expect([result.exitCode, result.out]).toEqual([exitCode, '']);
  expect(result.told).toContain(words);
});
