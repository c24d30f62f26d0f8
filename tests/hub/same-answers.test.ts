import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localAdministratorToken, readLocalKey } from '../../lib/auth/local-key';
import { projectRoot } from '../../lib/project-root';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import {
  startFourProcesses,
  startOneProcess,
  stopFourProcesses,
  type FourProcesses,
  type HubProcess,
} from '../support/hub-processes';
import { faultsOfPartialAnswer } from '../support/partial-answer';
import { untilReady } from '../support/until';
import {
  askAll,
  askRaw,
  filledInAll,
  read,
  storedOperations,
  type RawAnswer,
} from '../support/stored-operations';

const TIMEOUT_MS = 2000;

const folder = mkdtempSync(join(tmpdir(), 'sopan-same-answers-'));
const one = join(folder, 'one');
const four = join(folder, 'four');
let oneProcess: HubProcess;
let fourProcesses: FourProcesses;
let administrator: string;
/** What the one process answers the public: the measure for all the rest. */
let expected: Map<string, RawAnswer>;

beforeAll(async () => {
  // The first start imports the sample papers; then both forms of the hub open copies of the same databases.
  await (await startOneProcess(one)).stop();
  cpSync(one, four, { recursive: true });
  administrator = await localAdministratorToken(readLocalKey(one));
  [oneProcess, fourProcesses] = await Promise.all([
    startOneProcess(one),
    startFourProcesses(four, TIMEOUT_MS),
  ]);
  expected = await askAll(oneProcess.url, null);
}, 60_000);

afterAll(async () => {
  await Promise.all([oneProcess.stop(), stopFourProcesses(fourProcesses)]);
  rmSync(folder, { recursive: true, force: true });
});

/** Where two runs of the stored operations do not give the same bytes, with the first bytes that differ. */
function differences(
  given: ReadonlyMap<string, RawAnswer>,
  expected: ReadonlyMap<string, RawAnswer>,
): string[] {
  return [...expected].flatMap(([name, { status, bytes }]) => {
    const other = given.get(name);
    if (other?.status === status && other.bytes.equals(bytes)) return [];
    const at = Math.max(0, bytes.findIndex((byte, index) => byte !== other?.bytes[index]) - 60);
    const part = (text: Buffer | undefined) => text?.subarray(at, at + 160).toString();
    return [`${name}: ${status} …${part(bytes)}… became ${other?.status ?? 'none'} …${part(other?.bytes)}…`];
  });
}

const codesOf = (answer: RawAnswer) => new Set(read(answer).errors?.map(({ extensions }) => extensions.code));

/** A value of an answer that is not null or empty, so that the corpus cannot pass by asking about nothing. */
const answersSomething = (answer: RawAnswer) =>
  /[^\\]":(\d|"|true|\[\{)/.test(JSON.stringify(read(answer).data ?? {}));

describe('four processes and one', () => {
  test('answer the public alike, byte by byte', async () => {
    expect(differences(await askAll(fourProcesses.url, null), expected)).toEqual([]);
  });

  test('answer the administrator alike, byte by byte', async () => {
    const whole = await askAll(oneProcess.url, administrator);
    expect(differences(await askAll(fourProcesses.url, administrator), whole)).toEqual([]);
    expect(differences(whole, expected)).not.toEqual([]);
  });

  test('write the same paper, and read one alike', async () => {
    const answers = await Promise.all(
      [oneProcess.url, fourProcesses.url].map(async (url) => {
        const page = await fetch(`${url}/papers/plans/5549/2023-24.html`);
        const read = await fetch(`${url}/papers/read`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${administrator}`,
            'content-type': 'application/octet-stream',
            'x-sopan-file': 'minutes.txt',
          },
          body: readFileSync(join(projectRoot, 'samples', '01-rajshahi-division-minutes.txt')),
        });
        const { input, ...told } = (await read.json()) as { input: { requestId: string } };
        const html = await page.text();
        return [page.status, html, read.status, told, { ...input, requestId: 'one of its own' }];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(200);
    expect(answers[0]?.[2]).toBe(200);
  });

  test('have something to say to all but the questions that ask for nothing', () => {
    const silent = [...expected].filter(([, answer]) => !answersSomething(answer)).map(([name]) => name);
    expect(silent).toEqual(['31-lookups-of-nothing', '34-bad-pages']);
  });

  test('tell bad questions by the codes of the catalogue, and only those', () => {
    const failing = [...expected].flatMap(([name, answer]) =>
      [...codesOf(answer)].map((code) => `${name} ${code}`),
    );
    expect(failing.sort()).toEqual([
      '32-bad-fiscal-year BAD_FISCAL_YEAR',
      '33-day-in-future DAY_IN_FUTURE',
      '34-bad-pages BAD_CURSOR',
      '34-bad-pages BAD_PAGE',
      '35-field-errors-across BAD_FISCAL_YEAR',
      '35-field-errors-across BAD_PAGE',
      '35-field-errors-across UNKNOWN_AREA',
      '47-too-many-keys BAD_INPUT',
    ]);
  });
});

describe('with one subgraph stopped', () => {
  test.each<SubgraphName>(['meetings', 'plans', 'organisation'])(
    '%s: the rest still arrives in time, and what is missing is told of by its code',
    async (stopped) => {
      const operations = storedOperations();
      const variables = filledInAll(operations, expected);
      await fourProcesses[stopped].stop();
      for (const { name, query } of operations) {
        const began = Date.now();
        const answer = await askRaw(fourProcesses.url, query, variables.get(name));
        const took = Date.now() - began;
        // Of some nothing is left to be answered, and whoever asks must only come back.
        const { data = {} } = read(answer);
        const isNothing = Object.values(data).every((each) => each === null);
        const isAway = [...codesOf(answer)].every((code) => code === 'SUBGRAPH_UNAVAILABLE');
        const status = isNothing && isAway && codesOf(answer).size > 0 ? 503 : 200;
        expect([name, took < 2 * TIMEOUT_MS, answer.status]).toEqual([name, true, status]);
        const before = expected.get(name);
        if (before)
          expect([name, faultsOfPartialAnswer(query, read(before), read(answer), stopped)]).toEqual([
            name,
            [],
          ]);
      }
      await fourProcesses[stopped].start();
      await untilReady(fourProcesses.url);
      expect(differences(await askAll(fourProcesses.url, null), expected)).toEqual([]);
    },
    60_000,
  );

  test('one that hangs costs the time limit and no more', async () => {
    const { query, variables } =
      storedOperations().find(({ name }) => name === '03-roll-up-rangpur') ?? fail();
    fourProcesses.meetings.freeze();
    const began = Date.now();
    const answer = await askRaw(fourProcesses.url, query, variables);
    const took = Date.now() - began;
    fourProcesses.meetings.thaw();
    expect(took).toBeGreaterThanOrEqual(TIMEOUT_MS);
    expect(took).toBeLessThan(2 * TIMEOUT_MS);
    const whole = expected.get('03-roll-up-rangpur') ?? fail();
    expect(faultsOfPartialAnswer(query, read(whole), read(answer), 'meetings')).toEqual([]);
  });
});

function fail(): never {
  throw new Error('That operation is not stored.');
}
