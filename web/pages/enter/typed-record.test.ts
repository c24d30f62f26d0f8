import type { Typed } from '../../http/session-form';
import { faultsOf } from './faults-of';
import { SHAPES } from './shapes';
import { typedRecord } from './typed-record';

/** What a form would send. */
function typing(values: Readonly<Record<string, string | readonly string[]>>): Typed {
  const all = (name: string) => [values[name] ?? []].flat();
  return {
    names: Object.keys(values),
    all,
    text: (name) => (all(name)[0] ?? '').trim(),
    file: () => Promise.resolve(null),
  };
}

const MINUTES = SHAPES.recordMeeting;

test('what was read from a paper stays as it was where nobody changed it, and what was typed stands over it', () => {
  const read = {
    areaCode: '50',
    heldOn: '2023-10-18',
    memo: { number: '৭', issuedOn: null, rawText: 'the paper' },
    agendaItems: [
      {
        number: '১',
        topic: 'ক',
        decisions: [{ number: '১', text: 'খ', dueBasis: 'NEXT_MEETING', askedEvery: 'MONTH' }],
      },
      { number: '২', topic: 'গ', decisions: [{ number: '২', text: 'ঘ' }] },
    ],
  };
  const { input, faults } = typedRecord(
    MINUTES,
    read,
    typing({
      'head.areaCode': '50',
      'head.heldOn': '২০২৩-১০-১৯',
      'head.memo.number': '৭',
      'row.0.number': '১',
      'row.0.topic': 'ক',
      'row.0.decisions.0.text': 'খ, সংশোধিত',
      'row.0.decisions.0.dueOn': '2023-11-30',
      'row.0.decisions.0.binds': ['OWN', 'ALL_DISTRICTS', 'EVERYBODY'],
      'row.0.decisions.0.binds.codes': '৫০১০, 5038',
      'row.1.number': '',
    }),
  );
  expect([...faults]).toEqual([]);
  expect(input).toEqual({
    areaCode: '50',
    heldOn: '2023-10-19',
    memo: { number: '৭', issuedOn: null, rawText: 'the paper' },
    agendaItems: [
      {
        number: '১',
        topic: 'ক',
        decisions: [
          {
            number: '১',
            text: 'খ, সংশোধিত',
            dueOn: '2023-11-30',
            dueBasis: 'STATED',
            askedEvery: 'MONTH',
            binds: [
              { scope: 'OWN' },
              { scope: 'ALL_DISTRICTS' },
              { scope: 'AREAS', areaCodes: ['5010', '5038'] },
            ],
          },
        ],
      },
    ],
  });
  expect(read.heldOn).toBe('2023-10-18');
});

test('each fault is at its field, and a form without rows says so', () => {
  const none = typedRecord(
    MINUTES,
    {},
    typing({ 'head.heldOn': '31 January', 'row.0.decisions.0.kind': 'ONE_TIME' }),
  );
  expect([...none.faults]).toEqual([
    ['head.areaCode', { word: 'required' }],
    ['head.heldOn', { word: 'notADay' }],
    ['rows', { word: 'oneRowAtLeast' }],
  ]);
  const half = typedRecord(MINUTES, {}, typing({ 'row.4.topic': 'ক' }));
  expect(half.faults.get('row.4.decisions.0.text')).toEqual({ word: 'required' });
});

test('a status that a person changed is confirmed, one that was left stays inferred', () => {
  const read = { items: [{ decision: 'ক', status: 'IN_PROGRESS', statusBasis: 'INFERRED' }] };
  const row = (status: string) =>
    typedRecord(
      SHAPES.reportDecisionProgress,
      read,
      typing({
        'head.areaCode': '5076',
        'head.meetingAreaCode': '50',
        'head.meetingOn': '2023-10-18',
        'row.0.decision': 'ক',
        'row.0.status': status,
      }),
    ).input['items'];
  expect(row('IN_PROGRESS')).toEqual([{ decision: 'ক', status: 'IN_PROGRESS', statusBasis: 'INFERRED' }]);
  expect(row('IMPLEMENTED')).toEqual([{ decision: 'ক', status: 'IMPLEMENTED', statusBasis: 'CONFIRMED' }]);
  expect(row('NO_REPORT')).toEqual([{ decision: 'ক', status: null, statusBasis: 'INFERRED' }]);
});

test('nothing that is sent as names or as a base reaches a prototype', () => {
  const base = JSON.parse(
    '{"__proto__":{"polluted":1},"agendaItems":[{"__proto__":{"polluted":1}}]}',
  ) as Record<string, unknown>;
  typedRecord(
    MINUTES,
    base,
    typing({ 'row.0.topic': 'ক', 'row.__proto__.polluted': '1', 'head.__proto__.x': '1' }),
  );
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('a failure of the hub is told at the place that it names or quotes, else above the form', () => {
  const typed = typing({
    'head.fiscalYear': '2023-5',
    'row.2.endsOn': 'x',
    'row.0.decisions.0.binds.codes': '999999',
    do: 'record',
  });
  const failure = (code: string, message: string) => ({ message, extensions: { code } });
  const placeOf = (code: string, message: string) => [
    ...faultsOf([failure(code, message)], typed, 'activities').keys(),
  ];
  expect(placeOf('BAD_FISCAL_YEAR', '"2023-5" is not a fiscal year.')).toEqual(['head.fiscalYear']);
  expect(
    placeOf('BAD_USER_INPUT', 'Variable "$input" got invalid value "x" at "input.activities[2].endsOn"; no'),
  ).toEqual(['row.2.endsOn']);
  expect(placeOf('UNKNOWN_AREA', 'No area has ever held the code "999999".')).toEqual([
    'row.0.decisions.0.binds',
  ]);
  expect(placeOf('FORBIDDEN', 'Your role does not allow this.')).toEqual(['form']);
});
