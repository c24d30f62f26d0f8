import { startTestHub, type TestHub } from '../support/hub-in-process';
import { askRaw, read } from '../support/stored-operations';

/** The districts that went from Dhaka to the new division of Mymensingh on 14 September 2015. */
const MOVED = ['4539', '4561', '4572', '4589'];
const MOVED_ON = '2015-09-14';

const RECORD = 'mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { outcome } }';
const DAYS = ['2013-12-31', '2014-06-30', '2015-09-13', MOVED_ON, '2016-06-30', '2020-01-01'];
const COUNTS =
  'meetingsHeld monthsMet meetingsExpected assignments notReported overdue undated openFromEarlierYears';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  for (const areaCode of [...MOVED, '3026', '3093', '305944', '45', '30']) {
    for (const [index, heldOn] of ['2013-10-10', '2014-02-20', '2015-12-15'].entries()) {
      const decisions = [
        { number: '1', text: 'একটি সেবা সহজ করতে হবে।', dueOn: `${Number(heldOn.slice(0, 4)) + 1}-03-31` },
        { number: '2', text: 'নিয়মিত সভা করতে হবে।', kind: 'CONTINUING' },
      ];
      const agendaItems = [{ topic: 'সেবা', decisions }];
      const input = { requestId: `${areaCode}-${index}`, areaCode, heldOn, agendaItems, publish: true };
      if (areaCode === '45' && heldOn < MOVED_ON) continue; // It was not there yet.
      const { errors } = read(await askRaw(hub.url, RECORD, { input }, hub.administrator));
      expect(errors).toBeUndefined();
    }
  }
}, 60_000);
afterAll(() => hub.close());

async function progressOf(code: string, fiscalYear: string, map: string, asOf: string | null = null) {
  const query = `query ($code: ID!, $fy: String!, $asOf: Date, $map: RollupMap!) {
    area(code: $code) { decisionProgress(fiscalYear: $fy, asOf: $asOf, map: $map) { ${COUNTS} } } }`;
  const { data, errors } = read(await askRaw(hub.url, query, { code, fy: fiscalYear, asOf, map }));
  expect(errors).toBeUndefined();
  return (data as { area: { decisionProgress: Record<string, number> } }).area.decisionProgress;
}

test('the four districts count in Dhaka for 2013-14 by the map of then, and in Mymensingh by that of today', async () => {
  const assignments = async (code: string, map: string) =>
    (await progressOf(code, '2013-14', map))['assignments'];
  // Each area holds two meetings in 2013-14, each with two decisions; Dhaka has itself and three areas besides.
  expect(await assignments('30', 'AS_OF')).toBe((MOVED.length + 4) * 4);
  expect(await assignments('45', 'AS_OF')).toBe(0);
  expect(await assignments('30', 'CURRENT')).toBe(4 * 4);
  expect(await assignments('45', 'CURRENT')).toBe(MOVED.length * 4);
});

test('the year of the change is told by the map of its last day, and a day before the change by that of the day', async () => {
  const assignments = async (asOf: string, code: string) =>
    (await progressOf(code, '2015-16', 'AS_OF', asOf))['assignments'];
  expect(await assignments('2016-06-30', '45')).toBe((MOVED.length + 1) * 2);
  expect(await assignments('2015-09-13', '45')).toBe(0);
});

test('the country comes to the same on both maps on every day, and to the sum of its divisions and itself', async () => {
  const progress = (map: string): string =>
    `decisionProgress(fiscalYear: $fy, asOf: $asOf, map: ${map}) { ${COUNTS} }`;
  const both = `now: ${progress('CURRENT')} then: ${progress('AS_OF')}`;
  const query = `query ($fy: String!, $asOf: Date) { area(code: "BD") { ${both} children { ${both} } } }`;
  for (const fy of ['2013-14', '2014-15', '2015-16']) {
    for (const asOf of DAYS) {
      const { data, errors } = read(await askRaw(hub.url, query, { fy, asOf }));
      expect(errors).toBeUndefined();
      const { now, then, children } = (data as { area: OnBothMaps & { children: OnBothMaps[] } }).area;
      expect(then).toEqual(now);
      for (const map of ['now', 'then'] as const) {
        const sum = children.reduce((total, each) => total + (each[map]['assignments'] ?? 0), 0);
        expect(sum).toBe(now['assignments']); // None of the country's own.
      }
    }
  }
});

interface OnBothMaps {
  readonly now: Record<string, number>;
  readonly then: Record<string, number>;
}

test('the children of a division are those of the day', async () => {
  const childrenOf = async (code: string, on: string): Promise<string[]> => {
    const query =
      'query ($code: ID!, $on: Date!) { area(code: $code, on: $on) { children { canonicalCode } } }';
    const { data } = read(await askRaw(hub.url, query, { code, on }));
    const { area } = data as { area: { children: { canonicalCode: string }[] } | null };
    return area?.children.map(({ canonicalCode }) => canonicalCode) ?? [];
  };
  expect(await childrenOf('30', '2015-09-13')).toEqual(expect.arrayContaining(MOVED));
  expect(await childrenOf('30', MOVED_ON)).not.toEqual(expect.arrayContaining([MOVED[0]]));
  expect(await childrenOf('45', MOVED_ON)).toEqual(MOVED);
  expect(await childrenOf('45', '2015-09-13')).toEqual([]);
});
