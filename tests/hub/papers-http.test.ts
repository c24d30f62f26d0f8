import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { toldPaper } from '../../documents/submit/told-paper';
import { readPaper } from '../../documents/read-paper';
import { docxOf, p } from '../../documents/testing/office-files';
import { projectRoot } from '../../lib/project-root';
import { Hub } from '../../scripts/import/hub';
import { importPaper } from '../../scripts/import/import-paper';
import { startTestHub, type TestHub } from '../support/hub-in-process';

const folder = join(projectRoot, 'samples');
const samples = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const [MINUTES, REPORT, PLAN, TEAM] = ['01', '02', '04', '05'].map(
  (number) => samples.find((name) => name.startsWith(number)) ?? '',
) as [string, string, string, string];

let hub: TestHub;
let graphql: Hub;
let officer: string;
beforeAll(async () => {
  hub = await startTestHub();
  graphql = new Hub(`${hub.url}/graphql`, hub.administrator);
  officer = await hub.tokenOf({ role: 'OFFICER', area: '5038', subject: 'officer-1' });
}, 120_000);
afterAll(() => hub.close());

interface Answer {
  readonly status: number;
  readonly code: string | null;

  readonly body: any;
  readonly headers: Headers;
}

async function answerOf(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const body: unknown = await response.json().catch(() => null);
  const { errors } = (body ?? {}) as { errors?: { extensions: { code: string } }[] };
  return { status, code: errors?.[0]?.extensions.code ?? null, body, headers };
}

async function readByHttp(
  file: Uint8Array | string,
  name: string,
  { token = hub.administrator, query = '', headers = {} } = {},
): Promise<Answer> {
  const response = await fetch(`${hub.url}/papers/read${query}`, {
    method: 'POST',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      'content-type': 'application/octet-stream',
      'x-sopan-file': encodeURIComponent(name),
      ...headers,
    },
    body: file as NonNullable<RequestInit['body']>,
  });
  return answerOf(response);
}

async function confirmByHttp(body: unknown, token = hub.administrator, type = 'application/json') {
  const response = await fetch(`${hub.url}/papers`, {
    method: 'POST',
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), 'content-type': type },
    body: JSON.stringify(body),
  });
  return answerOf(response);
}

/** Minutes that do not say whose they are. */
const OF_NOWHERE =
  'কার্যবিবরণী\nইনোভেশন টিমের মাসিক সভা\nসভার তারিখ: ১১ জানুয়ারি ২০২৪\n১। সিদ্ধান্ত: সকল সেবা সহজ করতে হবে।\n';

const fileOf = (name: string) => readFileSync(join(folder, name));
const actIn = ({ body }: Answer) => ({ mutation: body.mutation, input: body.input });

const COUNTS = `{ area(code: "BD") { children { code
  decisionProgress(fiscalYear: "2023-24") { ...D } planProgress(fiscalYear: "2023-24") { ...P }
  children { code decisionProgress(fiscalYear: "2023-24") { ...D } planProgress(fiscalYear: "2023-24") { ...P } } } } }
fragment D on DecisionProgress { meetingsHeld assignments notStarted inProgress implemented dropped overdue notReported }
fragment P on PlanProgress { plansSubmitted activities notStarted inProgress completed cancelled overdue notReported }`;

describe('a paper that is read and confirmed as it was read', () => {
  test('is told and written as by the command, every sample of them; and again nothing changes', async () => {
    const commanded = await startTestHub();
    try {
      const byCommand = new Hub(`${commanded.url}/graphql`, commanded.administrator);
      const areas = await byCommand.areas();
      for (const name of samples) {
        const imported = await importPaper(join(folder, name), byCommand, areas, {
          publish: true,
          dryRun: false,
        });
        const read = await readByHttp(fileOf(name), name);
        const { mutation: _, input: __, ...told } = read.body;
        const asTold = { ...toldPaper({ ...imported, file: name }), outcome: 'READ', written: false };
        expect([name, read.status, told]).toEqual([name, 200, JSON.parse(JSON.stringify(asTold))]);
        const confirmed = await confirmByHttp(actIn(read));
        expect([name, confirmed.status, confirmed.body.outcome]).toEqual([name, 200, imported.outcome]);
        const again = await confirmByHttp(actIn(read));
        expect([name, again.body]).toEqual([name, confirmed.body]);
      }
      const counts = await graphql.ask(COUNTS);
      expect(counts).toEqual(await byCommand.ask(COUNTS));
      expect(JSON.stringify(counts)).toMatch(/"assignments":[1-9]/);
      const [before] = samples;
      const anew = await confirmByHttp(actIn(await readByHttp(fileOf(before ?? ''), before ?? '')));
      expect(anew.body).toEqual({ outcome: 'ALREADY_RECORDED', written: true });
      expect(await graphql.ask(COUNTS)).toEqual(counts);
    } finally {
      await commanded.close();
    }
  }, 400_000);

  test('a file that is read in a process of its own comes as well, under its Bangla name', async () => {
    const file = docxOf(`${p('নিছক একটি অনুচ্ছেদ')}${p('যার কোন ধরন নেই')}`);
    const { status, body } = await readByHttp(file, 'কার্যবিবরণী.docx');
    expect([status, body.file, body.outcome, body.refusal.code, body.mutation]).toEqual([
      200,
      'কার্যবিবরণী.docx',
      'REFUSED',
      'KIND_UNKNOWN',
      null,
    ]);
  });

  test('findings have their line and excerpt, and the raw paper stands only in what would be sent', async () => {
    const { body } = await readByHttp(fileOf('19-teknaf-corrected-minutes.txt'), '19.txt');
    expect(body.findings.length).toBeGreaterThan(0);
    for (const { line, raw } of body.findings)
      expect([typeof line, typeof raw]).toEqual(['number', 'string']);
    expect(body.rawText).toBeUndefined();
    expect(body.input.memo.rawText).toBe(fileOf('19-teknaf-corrected-minutes.txt').toString('utf8'));
  });

  test('while the longest papers are read, everybody else is answered', async () => {
    const order: string[] = [];
    const long = readByHttp(fileOf(MINUTES).toString('utf8').repeat(100), 'long.txt').then(({ status }) => {
      order.push(`read ${status}`);
    });
    for (let asked = 0; asked < 3; asked += 1) {
      await fetch(`${hub.url}/health/live`);
      order.push('alive');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await long;
    expect(order).toEqual(['alive', 'alive', 'alive', 'read 200']);
  });

  test('reading writes nothing', async () => {
    const other = await startTestHub();
    try {
      const read = await fetch(`${other.url}/papers/read`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${other.administrator}`,
          'content-type': 'application/octet-stream',
          'x-sopan-file': 'minutes.txt',
        },
        body: fileOf(MINUTES),
      });
      expect(read.status).toBe(200);
      const asked = new Hub(`${other.url}/graphql`, other.administrator);
      expect(await asked.ask('{ meetings { totalCount } }')).toEqual({ meetings: { totalCount: 0 } });
    } finally {
      await other.close();
    }
  });
});

describe('a paper that a person corrects', () => {
  test('one whose area cannot be told is shown with its act, and written once the area is named', async () => {
    const read = await readByHttp(OF_NOWHERE, 'loose.txt');
    expect([read.status, read.body.outcome, read.body.refusal?.code]).toEqual([
      200,
      'REFUSED',
      'AREA_UNDETERMINED',
    ]);
    const { mutation, input } = actIn(read);
    expect([mutation, input.areaCode]).toEqual(['recordMeeting', null]);
    expect(await confirmByHttp({ mutation, input })).toMatchObject({ status: 422, code: 'BAD_USER_INPUT' });
    const confirmed = await confirmByHttp({ mutation, input: { ...input, areaCode: '5076' } });
    expect(confirmed.body).toEqual({ outcome: 'RECORDED', written: true });
  });

  test('corrections under a requestId that was used are refused, and nothing of them is kept', async () => {
    const { mutation, input } = actIn(await readByHttp(fileOf(TEAM), TEAM));
    await confirmByHttp({ mutation, input });
    const corrected = { mutation, input: { ...input, termsOfReference: ['কিছু নয়'] } };
    expect(await confirmByHttp(corrected)).toMatchObject({ status: 409, code: 'REQUEST_ID_REUSED' });
  });

  test('all of a paper or none of it: one bad item, and the meeting is not there', async () => {
    const { mutation, input } = actIn(await readByHttp(fileOf(MINUTES), MINUTES));
    const [first, ...rest] = input.agendaItems;
    const decisions = [{ ...first.decisions[0], binds: [{ scope: 'AREAS', areaCodes: ['9999'] }] }];
    const broken = {
      ...input,
      requestId: 'broken',
      heldOn: '2023-12-12',
      memo: { rawText: 'another paper' },
      agendaItems: [...rest, { ...first, decisions }],
    };
    const refused = await confirmByHttp({ mutation, input: broken });
    expect([refused.status, refused.code]).toEqual([404, 'UNKNOWN_AREA']);
    const held = await graphql.ask(
      '{ area(code: "50") { meetings(filter: { from: "2023-12-12", to: "2023-12-12" }) { totalCount } } }',
    );
    expect(held).toEqual({ area: { meetings: { totalCount: 0 } } });
  });
});

describe('who may give papers in', () => {
  test('nobody reads or writes a paper without a token', async () => {
    expect(await readByHttp(fileOf(MINUTES), MINUTES, { token: '' })).toMatchObject({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
    expect(await confirmByHttp({ mutation: 'recordMeeting', input: {} }, '')).toMatchObject({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
    expect(await readByHttp(fileOf(MINUTES), MINUTES, { token: 'not-a-token' })).toMatchObject({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
  });

  test.each(['ANALYST', 'PORTAL'] as const)('an %s gives no papers in', async (role) => {
    const token = await hub.tokenOf({ role, area: '50', subject: 'x' });
    const refused = { status: 403, code: 'PAPERS_NOT_FOR_ROLE' };
    expect(await readByHttp(fileOf(MINUTES), MINUTES, { token })).toMatchObject(refused);
    expect(await confirmByHttp({ mutation: 'recordMeeting', input: {} }, token)).toMatchObject(refused);
  });

  test('an officer reads any paper, writes drafts of the own area and nothing elsewhere', async () => {
    const options = { token: officer, query: '?draft=true' };
    const { mutation, input } = actIn(await readByHttp(OF_NOWHERE, 'minutes.txt', options));
    const as = (changes: object) =>
      confirmByHttp({ mutation, input: { ...input, areaCode: '5038', ...changes } }, officer);
    const refused = { status: 403, code: 'FORBIDDEN' };
    expect(await as({ areaCode: '5594' })).toMatchObject(refused);
    expect(await as({ publish: true })).toMatchObject(refused);
    expect(input.publish).toBe(false);
    expect((await as({})).body).toEqual({ outcome: 'RECORDED', written: true });
  });
});

describe('what is no paper is refused with a code and its status', () => {
  test.each<[string, () => Uint8Array | string, string, number, string]>([
    ['an empty file', () => '', 'a.txt', 422, 'PAPER_EMPTY'],
    ['broken bytes', () => Buffer.from([0xc3, 0x28, 0xa0, 0xff, 0x00, 0x01]), 'a.txt', 415, 'PAPER_NOT_TEXT'],
    ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'a.png', 415, 'PAPER_KIND_UNSUPPORTED'],
    ['a torn PDF', () => '%PDF-1.7\nnothing more', 'a.pdf', 422, 'PAPER_UNREADABLE'],
    ['a torn DOCX', () => 'PK\x03\x04 word/document.xml', 'a.docx', 422, 'PAPER_UNREADABLE'],
    ['text of three megabytes', () => 'ক\n'.repeat(750_000), 'a.txt', 413, 'PAPER_TOO_LARGE'],
    ['eleven megabytes', () => new Uint8Array(11_000_000), 'a.pdf', 413, 'PAPER_TOO_LARGE'],
  ])('%s', async (_, file, name, status, code) => {
    expect(await readByHttp(file(), name)).toMatchObject({ status, code });
  });

  test('a body that says it is too long is refused before it is sent', async () => {
    const { port } = new URL(hub.url);
    const told = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(
          `POST /papers/read HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${hub.administrator}\r\n` +
            'content-type: application/octet-stream\r\nx-sopan-file: a.txt\r\ncontent-length: 900000000\r\n\r\n',
        ),
      );
      socket.once('data', (data) => {
        resolve(data.toString('utf8'));
        socket.destroy();
      });
    });
    expect(told).toMatch(/^HTTP\/1\.1 413 .*PAPER_TOO_LARGE/s);
  });

  test.each<[string, Record<string, string>]>([
    ['a form that a page of another site could send', { 'content-type': 'text/plain' }],
    ['a file without a name', { 'x-sopan-file': '' }],
    ['a name that is not encoded', { 'x-sopan-file': '%E0%A6' }],
    ['a packed body', { 'content-encoding': 'gzip' }],
  ])('%s', async (_, headers) => {
    expect(await readByHttp('x', 'a.txt', { headers })).toMatchObject({
      status: 415,
      code: 'PAPER_NOT_SENT',
    });
  });

  test.each<[string, unknown, string, number, string]>([
    ['another mutation', { mutation: 'withdrawMeeting', input: {} }, 'application/json', 400, 'BAD_INPUT'],
    ['no mutation', { input: {} }, 'application/json', 400, 'BAD_INPUT'],
    ['no requestId', { mutation: 'formTeam', input: {} }, 'application/json', 422, 'BAD_USER_INPUT'],
    ['JSON sent as text', { mutation: 'formTeam', input: {} }, 'text/plain', 415, 'NOT_UTF8'],
  ])('%s is not confirmed', async (_, body, type, status, code) => {
    expect(await confirmByHttp(body, hub.administrator, type)).toMatchObject({ status, code });
  });
});

describe('papers written for whoever may see the record', () => {
  const RECORDS = `{
    area(code: "50") { meetings(filter: { from: "2023-10-18", to: "2023-10-18" }) { edges { node { id paperUrl } } } }
    plan: area(code: "5549") { actionPlan(fiscalYear: "2023-24") { paperUrl } }
    teams(filter: { areaCode: "5573", on: "2023-12-01" }) { edges { node { id orderUrl } } }
  }`;
  const links = async () => {
    const { area, plan, teams } = (await graphql.ask(RECORDS)) as any;
    const [meeting] = area.meetings.edges;
    return {
      meeting: meeting.node.id as string,
      minutes: meeting.node.paperUrl as string,
      plan: plan.actionPlan.paperUrl as string,
      team: teams.edges[0].node.orderUrl as string,
    };
  };
  const get = (path: string, token?: string) =>
    fetch(`${hub.url}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});

  beforeAll(async () => {
    const areas = await graphql.areas();
    for (const name of [MINUTES, REPORT, PLAN, TEAM])
      await importPaper(join(folder, name), graphql, areas, { publish: true, dryRun: false });
  });

  test('the links of the records give pages to print, for everyone, which caches may keep', async () => {
    const { minutes, plan, team, meeting } = await links();
    const letter = `/papers/progress?meeting=${meeting}&area=5076`;
    for (const [path, words] of [
      [minutes, 'কার্যবিবরণী'],
      [plan, 'কর্মপরিকল্পনা'],
      [team, 'আদেশ'],
      [letter, 'অগ্রগতি'],
    ] as const) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text()).toContain(words);
      const header = (name: string) => response.headers.get(name);
      expect(header('content-type')).toBe('text/html; charset=utf-8');
      expect(header('content-disposition')).toMatch(/^inline; filename="[\w-]+\.html"$/);
      expect(header('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/);
      expect([header('cache-control'), header('vary')]).toEqual([
        'public, max-age=60',
        'Authorization, Origin',
      ]);
      expect(header('x-content-type-options')).toBe('nosniff');
    }
  });

  test('what is written with a token is kept nowhere', async () => {
    const response = await get((await links()).minutes, hub.administrator);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  });

  test('as DOCX and as text they are files that the hub reads again as the same paper', async () => {
    const { minutes } = await links();
    const areas = await graphql.areas();
    for (const [format, type] of [
      ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['txt', 'text/plain; charset=utf-8'],
    ] as const) {
      const response = await get(minutes.replace('.html', `.${format}`));
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
      const file = new Uint8Array(await response.arrayBuffer());
      expect(await readPaper(file, `minutes.${format}`, areas)).toMatchObject({
        kind: 'MINUTES',
        area: '50',
        meetingOn: '2023-10-18',
      });
    }
  });

  test('a draft is written for those who may see it, and is not there for anybody else', async () => {
    const draft = { requestId: 'a draft', areaCode: '5038', heldOn: '2024-05-05', publish: false };
    const agendaItems = [{ number: '১', topic: 'বিবিধ', decisions: [{ number: '১', text: 'গোপন সিদ্ধান্ত' }] }];
    const { recordMeeting } = (await graphql.ask(
      'mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { meeting { paperUrl } } }',
      { input: { ...draft, agendaItems, memo: { rawText: 'x' } } },
    )) as any;
    const path = recordMeeting.meeting.paperUrl as string;
    expect(await (await get(path, officer)).text()).toContain('গোপন সিদ্ধান্ত');
    const elsewhere = await hub.tokenOf({ role: 'OFFICER', area: '5594', subject: 'officer-2' });
    for (const token of [undefined, elsewhere]) {
      const refused = await answerOf(await get(path, token));
      expect(refused).toMatchObject({ status: 404, code: 'NOTHING_TO_WRITE' });
      expect(refused.headers.get('cache-control')).toBe('no-store');
    }
    expect((await get(path, 'not-a-token')).status).toBe(401);
  });

  test.each<[string, number, string]>([
    ['/papers/minutes/nobody.html', 404, 'NOTHING_TO_WRITE'],
    ['/papers/minutes/nobody.pdf', 404, 'NOT_FOUND'],
    ['/papers/minutes/..%2F..%2Fpackage.html', 404, 'NOT_FOUND'],
    ['/papers/plans/9999/2023-24.html', 404, 'NOTHING_TO_WRITE'],
    ['/papers/plans/5549/2023.html', 404, 'NOT_FOUND'],
    ['/papers/teams/nobody.txt', 404, 'NOTHING_TO_WRITE'],
    ['/papers/progress?meeting=x', 400, 'BAD_INPUT'],
    ['/papers/progress?meeting=x&area=5076&format=pdf', 400, 'BAD_INPUT'],
    ['/papers/progress?meeting=x&area=5076', 404, 'NOTHING_TO_WRITE'],
    ['/papers', 404, 'NOT_FOUND'],
  ])('%s is answered with %s %s', async (path, status, code) => {
    expect(await answerOf(await get(path))).toMatchObject({ status, code });
  });
});
