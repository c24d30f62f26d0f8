import { knownAreas } from '../../known-areas';
import type { OfficialPaper } from '../official-paper';
import type { AreaWithChildren } from '../records/area-record';
import type { MeetingRecord } from '../records/meeting-record';
import { anAssignment } from '../testing/an-assignment';
import { areaOf } from '../testing/records-of';
import { writeText } from '../text';
import { meetingNotice } from './meeting-notice';
import { progressLetter } from './progress-letter';
import { progressMatrix } from './progress-matrix';
import { reminderLetter } from './reminder';
import { reportRequestLetter } from './report-request';

const directory = knownAreas();
const division: AreaWithChildren = {
  ...areaOf('50', directory),
  children: ['5069', '5076', '5088'].map((code) => areaOf(code, directory)),
};
const decision = (id: string, text: string): MeetingRecord['decisions'][number] => ({
  id,
  number: id,
  text,
  kind: 'ONE_TIME',
  implementer: 'জেলা প্রশাসক (সকল)',
  dueOn: null,
  dueBasis: null,
  agendaItem: null,
});
const meeting: MeetingRecord & { area: AreaWithChildren } = {
  id: 'meeting',
  heldOn: '2023-10-18',
  month: '2023-10',
  fiscalYear: '2023-24',
  number: '7',
  title: null,
  place: null,
  startsAt: null,
  chair: null,
  attendance: null,
  confirmation: 'NOT_STATED',
  knownFrom: 'MINUTES',
  area: division,
  agendaItems: [],
  decisions: [
    decision('1', 'তালিকা পাঠাতে হবে।'),
    decision('2', 'সভা করতে হবে।'),
    decision('3', 'প্রদর্শনী করতে হবে।'),
  ],
  carriedOver: [],
  reportRequests: [],
  memo: null,
};
const TODAY = '2024-01-10';
const natore = { area: '5069', nameBn: 'নাটোর' };
const pabna = { area: '5076', nameBn: 'পাবনা' };
const sirajganj = { area: '5088', nameBn: 'সিরাজগঞ্জ' };

function tables(paper: OfficialPaper | null): string[][][] {
  return (paper?.blocks ?? []).flatMap((block) =>
    block.kind === 'TABLE' ? [block.table.rows.map((row) => [...row])] : [],
  );
}

describe('the letter on progress', () => {
  const area = areaOf('5088', directory);

  test('has every decision of the meeting, also for a district that reported nothing', () => {
    const owed = [anAssignment(sirajganj), anAssignment({ ...sirajganj, decision: '2' })];
    const [rows] = tables(progressLetter(meeting, area, owed, TODAY));
    expect(rows?.map((row) => [row[0], row[4]])).toEqual([
      ['1', '--'],
      ['2', '--'],
      ['3', 'প্রযোজ্য নয়'],
    ]);
  });

  test('adds up what the upazilas reported where the district said nothing itself', () => {
    const upazila = { level: 'UPAZILA', above: '5088' } as const;
    const owed = [
      anAssignment({ ...upazila, area: '508811', status: 'IMPLEMENTED' }),
      anAssignment({ ...upazila, area: '508827' }),
    ];
    const [rows] = tables(progressLetter(meeting, area, owed, TODAY));
    expect(rows?.[0]?.[4]).toBe('২টি উপজেলার মধ্যে ১টিতে বাস্তবায়িত, ১টির প্রতিবেদন নেই।');
  });

  test('goes to the head of the office whose meeting it was', () => {
    expect(progressLetter(meeting, area, [anAssignment(sirajganj)], TODAY).blocks).toContainEqual({
      kind: 'ADDRESSEE',
      lines: ['বিভাগীয় কমিশনার', 'রাজশাহী বিভাগ'],
    });
  });
});

describe('the matrix', () => {
  test('sets decisions against districts, an upazila under its own', () => {
    const owed = [
      anAssignment({ ...pabna, status: 'IMPLEMENTED', text: 'সম্পন্ন হয়েছে' }),
      anAssignment(natore),
      anAssignment({ area: '507605', level: 'UPAZILA', above: '5076', decision: '2', status: 'IMPLEMENTED' }),
      anAssignment({ area: '507616', level: 'UPAZILA', above: '5076', decision: '2' }),
      anAssignment({ area: '50', nameBn: 'রাজশাহী', level: 'DIVISION', above: 'BD', decision: '3' }),
    ];
    const [overview, first] = tables(progressMatrix(meeting, division, owed, TODAY));
    // Own office, Natore, Pabna; Sirajganj owes nothing and has no column.
    expect(overview?.map((row) => row.slice(2))).toEqual([
      ['–', 'প্রতিবেদন নেই', 'বাস্তবায়িত'],
      ['–', '–', 'বাস্তবায়িত ১/২'],
      ['প্রতিবেদন নেই', '–', '–'],
    ]);
    expect(first?.[1]).toEqual(['জেলা প্রশাসক, পাবনা', 'বাস্তবায়িত', '২০/১২/২০২৩', 'সম্পন্ন হয়েছে']);
  });
});

describe('the reminder', () => {
  test('names who is silent and whose day has passed, with the decisions', () => {
    const owed = [
      anAssignment({ ...natore, dueOn: '2023-11-15', daysOverdue: 56 }),
      anAssignment({ ...natore, decision: '2' }),
      anAssignment({ ...pabna, status: 'IN_PROGRESS', dueOn: '2023-11-15', daysOverdue: 56 }),
      anAssignment({ ...sirajganj, status: 'IMPLEMENTED' }),
    ];
    expect(tables(reminderLetter(meeting, division, owed, null, TODAY))).toEqual([
      [
        ['১।', 'জেলা প্রশাসক, নাটোর', '1, 2', '1'],
        ['২।', 'জেলা প্রশাসক, পাবনা', '–', '1'],
      ],
    ]);
  });

  test('is not written to those whose day is still to come, nor where nobody is late', () => {
    const owed = [
      anAssignment({ ...natore, dueOn: '2024-06-30' }),
      anAssignment({ ...pabna, status: 'DROPPED' }),
    ];
    expect(reminderLetter(meeting, division, owed, null, TODAY)).toBeNull();
  });

  test('does not ask a district again for upazilas for which it has spoken', () => {
    const owed = [
      anAssignment({ ...pabna, status: 'IN_PROGRESS' }),
      anAssignment({ area: '507605', level: 'UPAZILA', above: '5076' }),
    ];
    expect(reminderLetter(meeting, division, owed, null, TODAY)).toBeNull();
  });
});

describe('the request to report', () => {
  const owed = [anAssignment(natore), anAssignment(pabna)];
  const recorded = {
    ...meeting,
    reportRequests: [{ issuedOn: '2023-12-01', dueOn: '2023-12-31', areas: [{ code: '5076' }], memo: null }],
  };

  test('is the one on record, with its day and its receivers', () => {
    const text = writeText(reportRequestLetter(recorded, division, owed, null, TODAY));
    expect(text).toContain('৩১ ডিসেম্বর ২০২৩ তারিখের মধ্যে');
    expect(text).toContain('১ ডিসেম্বর ২০২৩ খ্রিস্টাব্দ');
    expect(text).toContain('১। জেলা প্রশাসক, পাবনা।');
    expect(text).not.toContain('নাটোর');
  });

  test('is a new one to all who owe something where another day is given', () => {
    const text = writeText(reportRequestLetter(recorded, division, owed, '2024-02-01', TODAY));
    expect(text).toContain('১ ফেব্রুয়ারি ২০২৪ তারিখের মধ্যে');
    expect(text).toContain('১। জেলা প্রশাসক, নাটোর।\n২। জেলা প্রশাসক, পাবনা।');
  });
});

describe('the notice', () => {
  const nowhere = { on: null, at: null, place: null };

  test('has what is open on its agenda, and not what is done', () => {
    const owed = [anAssignment(natore), anAssignment({ ...pabna, decision: '2', status: 'IMPLEMENTED' })];
    const paper = meetingNotice(
      division,
      meeting,
      owed,
      { ...nowhere, on: '2024-02-15', at: '15:00' },
      TODAY,
    );
    expect(tables(paper)[0]).toHaveLength(1);
    const text = writeText(paper);
    expect(text).toContain('৮ম সভা');
    expect(text).toContain('সভার তারিখ: ১৫ ফেব্রুয়ারি ২০২৪\nসময়: বিকাল ০৩.০০ ঘটিকা\nসভার স্থান: ....');
    expect(text).toContain('১। ১৮ অক্টোবর ২০২৩ তারিখে অনুষ্ঠিত সভার কার্যবিবরণী দৃঢ়ীকরণ।');
  });

  test('of a first meeting has nothing to confirm and nothing open', () => {
    const text = writeText(meetingNotice(division, null, [], nowhere, TODAY));
    expect(text).toContain('আলোচ্যসূচি:\n১। বিবিধ।');
  });
});
