import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { readText } from '../read/text';
import { knownAreas } from '../known-areas';
import type {
  ActivityItem,
  ActionPlanReading,
  MinutesReading,
  PaperReading,
  ProgressReportReading,
  TeamOrderReading,
} from './paper-reading';
import { recognisePaper } from './recognise-paper';

const folder = resolve(projectRoot, '../shared/seeds');
const present = existsSync(folder);
if (!present)
  console.log(`Skipped: the five real papers are not at ${folder}; the samples are tested instead.`);

const directory = present ? knownAreas() : null;
const readings = new Map<string, PaperReading>();
function read(number: string): PaperReading {
  if (!directory) throw new Error('the papers are not here');
  const known = readings.get(number);
  if (known) return known;
  const file = readdirSync(folder).find((name) => name.startsWith(number));
  const reading = recognisePaper(readText(readFileSync(join(folder, file ?? ''))), directory);
  readings.set(number, reading);
  return reading;
}
const codes = (paper: PaperReading) =>
  paper.findings.map(({ code, severity, line, raw }) => [code, severity, line, raw]);

(present ? describe : describe.skip)('paper 000, the progress report of Joypurhat', () => {
  const paper = () => read('000') as ProgressReportReading;

  test('is known by its number, days, area and meeting', () => {
    expect(paper()).toMatchObject({
      kind: 'PROGRESS_REPORT',
      memoNumber: '০৫.৪৩.৩৮০০.০১৫.৯৯.০০২.১৯- ৯৭২',
      memoNumberNormalised: '05.43.3800.015.99.002.19.972',
      memoIsComplete: true,
      issuedOn: '2023-06-26',
      banglaDate: { raw: '৩০ জ্যৈষ্ঠ ১৪৩০', on: '2023-06-13' },
      area: '5038',
      meetingOn: '2023-02-20',
      meetingArea: '50',
      fiscalYear: '2022-23',
      refusal: null,
      copyTo: [],
    });
    expect(paper().references).toMatchObject([
      { memoNumberNormalised: '05.43.0000.017.02.001.23.64', issuedOn: '2023-06-11' },
    ]);
    expect(paper().signatures.map(({ post, signedOn }) => [post, signedOn])).toEqual([
      ['জেলা প্রশাসক', null],
      ['সহকারী কমিশনার (আইসিটি)', '2023-06-20'],
    ]);
  });

  test('reports on six decisions, 3 to 8, none of them carried out', () => {
    expect(
      paper().items.map(({ number, topic, decisionKind, progress }) => [
        number,
        topic,
        decisionKind,
        progress?.status,
        progress?.statusBasis,
      ]),
    ).toEqual(
      [
        ['৩', 'জেলা ভিত্তিক উদ্ভাবন', 'ONE_TIME', 'IN_PROGRESS', 'STATED'],
        ['৪', 'উদ্ভাবনী উদ্যোগ পরিদর্শন ও মনিটরিং', 'CONTINUING', 'IN_PROGRESS', 'INFERRED'],
        ['৫', 'জেলা ইনোভেশন টিমের বার্ষিক উদ্ভাবন কর্মপরিকল্পনা', 'ONE_TIME', 'IN_PROGRESS', 'INFERRED'],
        ['৬', 'ইনোভেশন টিমের সভা', 'CONTINUING', 'IN_PROGRESS', 'INFERRED'],
        ['৭', 'মাসিক উন্নয়ন সমন্বয় সভায় ইনোভেশন সংক্রান্ত আলোচনা', 'CONTINUING', 'IN_PROGRESS', 'STATED'],
        ['৮', 'ওয়েব পোর্টাল হালনাগাদ', 'CONTINUING', 'IN_PROGRESS', 'INFERRED'],
      ].map((row) => row.map((value) => value?.normalize('NFC'))),
    );
    for (const item of paper().items) expect(item.binds).toEqual([{ scope: 'AREAS', areas: ['5038'] }]);
  });

  test('has three days that disagree, and a misspelt portal', () => {
    expect(codes(paper())).toEqual(
      [
        ['AREA_NAME_MISSPELT', 'INFO', 7, 'www.joypurat.gov.bd'],
        ['BANGLA_DAY_DISAGREES', 'WARNING', 9, '৩০ জ্যৈষ্ঠ ১৪৩০'],
        ['SIGNED_BEFORE_DATED', 'WARNING', 51, '২০/০৬/২০২৩'],
      ].map((row) => row.map((value) => (typeof value === 'string' ? value.normalize('NFC') : value))),
    );
  });
});

(present ? describe : describe.skip)('paper 001, the minutes of Natore', () => {
  const paper = () => read('001') as MinutesReading;

  test('is known by its number, days and area, though its letterhead stands below the minutes', () => {
    expect(paper()).toMatchObject({
      kind: 'MINUTES',
      memoNumberNormalised: '05.43.6900.023.06.002.16.73',
      issuedOn: '2019-05-28',
      banglaDate: { on: '2019-06-03' },
      area: '5069',
      meetingOn: '2019-05-28',
      fiscalYear: '2018-19',
      refusal: null,
    });
    expect(paper().meeting).toMatchObject({
      month: '2019-05',
      startsAt: '10:10',
      number: null,
      confirmation: { confirmed: true },
    });
    expect(paper().copyTo).toHaveLength(6);
  });

  test('has seven one-time decisions, all of them for the heads of office of the district', () => {
    expect(
      paper().items.map(({ number, decisionKind, dueBasis }) => [number, decisionKind, dueBasis]),
    ).toEqual(['১', '২', '৩', '৪', '৫', '৬', '৭'].map((number) => [number, 'ONE_TIME', null]));
    for (const item of paper().items) {
      expect(item.implementer).toBe('সংশ্লিষ্ট দপ্তর প্রধান (সকল), নাটোর।');
      expect(item.binds).toEqual([{ scope: 'OWN', areas: [] }]);
      expect(item.discussion).not.toBeNull();
      expect(item.progress).toBeNull();
    }
    expect(paper().items[0]?.decision).toBe('দপ্তরের সেবা সহজীকরণ করতে হবে।');
    expect(paper().items[6]).toMatchObject({ topic: 'পাইলট প্রকল্প পরিদর্শন' });
  });

  test('has a Bangla day that is misread and is not its Gregorian day', () => {
    expect(paper().findings.map(({ code, line }) => [code, line])).toEqual([
      ['BANGLA_MONTH_MISREAD', 41],
      ['BANGLA_DAY_DISAGREES', 41],
    ]);
  });
});

(present ? describe : describe.skip)('paper 002, the minutes of Louhajang', () => {
  const paper = () => read('002') as MinutesReading;

  test('is known by its area and day, with two numbers of which neither has a serial', () => {
    expect(paper()).toMatchObject({
      kind: 'MINUTES',
      memoNumberNormalised: '05.30.5988.94.001.002.16',
      memoIsComplete: false,
      issuedOn: '2023-10-29',
      banglaDate: null,
      area: '305944',
      meetingOn: '2023-10-29',
      fiscalYear: '2023-24',
      refusal: null,
    });
    expect(paper().meeting).toMatchObject({
      month: '2023-10',
      startsAt: '13:30',
      place: 'উপজেলা পরিষদ সভা কক্ষ',
    });
    expect(paper().copyTo).toHaveLength(5);
  });

  test('has five decisions, the third whole across the break of pages', () => {
    expect(
      paper().items.map(({ number, implementer, decisionKind }) => [number, implementer, decisionKind]),
    ).toEqual([
      ['০১', 'সকল অফিস প্রধান', 'ONE_TIME'],
      ['০২', 'ইনোভেশন টিম', 'ONE_TIME'],
      ['০৩', 'ইনোভেশন টিম', 'CONTINUING'],
      ['০৪', 'সকল উদ্যোগী এবং সচিববৃন্দ', 'CONTINUING'],
      ['০৫', 'ইনোভেশন টিম', 'ONE_TIME'],
    ]);
    expect(paper().items[2]?.decision).toMatch(
      /^সেবাসমূহ .*নিকট হতে উন্নতাবনী .*\(http:\/\/ideabank\.eservice\.gov\.bd\/\)$/,
    );
  });

  test('tells of the two numbers, the unknown place and the misspelt names', () => {
    expect(new Set(paper().findings.map(({ code }) => code))).toEqual(
      new Set([
        'AREA_NAME_MISSPELT',
        'MEMO_WITHOUT_SERIAL',
        'MEMO_IRREGULAR',
        'MEMO_PLACE_UNKNOWN',
        'MEMO_NUMBERS_DISAGREE',
        'RECEIVER_BLANK',
      ]),
    );
  });
});

(present ? describe : describe.skip)('paper 003, the plan of Thakurgaon', () => {
  const paper = () => read('003') as ActionPlanReading;
  const item = (number: number): ActivityItem => paper().items[number - 1] as ActivityItem;

  test('is known by its number, both days, area and year', () => {
    expect(paper()).toMatchObject({
      kind: 'ACTION_PLAN',
      memoNumberNormalised: '05.55.9400.012.01.002.2016.66',
      memoIsComplete: true,
      issuedOn: '2017-08-23',
      banglaDate: { on: '2017-08-23' },
      area: '5594',
      fiscalYear: '2017-18',
      refusal: null,
    });
    expect(paper().references).toMatchObject([
      { memoNumberNormalised: '04.00.0000.831.45.004.17.212', issuedOn: '2017-07-02' },
    ]);
  });

  test('has twenty activities with these periods', () => {
    expect(
      paper().items.map(({ startsOn, endsOn, startsOnPrecision, recurrence }) => [
        startsOn,
        endsOn,
        startsOnPrecision,
        recurrence.every,
        recurrence.times,
      ]),
    ).toEqual([
      ['2017-09-25', '2018-06-12', 'DAY', 'QUARTERLY', null],
      ['2017-09-19', '2018-05-23', 'DAY', 'NONE', null],
      ['2017-07-01', '2018-06-30', 'MONTH', 'MONTHLY', null],
      ['2017-08-01', '2017-05-31', 'MONTH', 'NONE', null],
      ['2017-10-15', '2018-05-20', 'DAY', 'NONE', null],
      ['2017-08-20', '2018-05-25', 'DAY', 'NONE', null],
      ['2017-07-19', '2018-06-20', 'DAY', 'NONE', null],
      ['2017-07-15', '2018-06-30', 'DAY', 'NONE', null],
      ['2017-07-18', '2018-01-20', 'DAY', 'NONE', null],
      ['2017-08-03', '2018-05-22', 'DAY', 'NONE', null],
      ['2017-09-19', '2018-05-16', 'DAY', 'QUARTERLY', null],
      ['2017-07-20', '2018-06-14', 'DAY', 'MONTHLY', null],
      ['2017-08-30', '2017-10-25', 'DAY', 'NONE', null],
      ['2017-07-01', '2018-06-30', 'YEAR', 'MONTHLY', null],
      ['2017-08-04', '2018-06-22', 'DAY', 'NONE', null],
      ['2017-07-01', '2018-06-30', 'YEAR', 'YEARLY', null],
      ['2017-07-01', '2018-06-30', 'YEAR', 'TIMES_PER_YEAR', 3],
      ['2017-07-01', '2018-06-30', 'YEAR', 'YEARLY', null],
      ['2017-07-02', '2018-06-30', 'DAY', 'NONE', null],
      ['2018-06-20', '2018-06-30', 'DAY', 'NONE', null],
    ]);
    expect(paper().items.map(({ responsible }) => responsible)).toEqual(Array(20).fill('জেলা ইনোভেশন টিম'));
  });

  test('has the dated circles, upazilas and dialogues as occurrences, each once', () => {
    expect(paper().items.map(({ occurrences }) => occurrences.length)).toEqual([
      4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]);
    expect(item(1).occurrences.map(({ on }) => on)).toEqual([
      '2017-09-25',
      '2017-12-20',
      '2018-03-14',
      '2018-06-12',
    ]);
    expect(item(2).occurrences.map(({ on, area }) => [on, area])).toEqual([
      ['2017-09-19', '559494'],
      ['2017-12-18', '559482'],
      ['2018-01-23', '559408'],
      ['2018-03-11', '559486'],
      ['2018-05-23', '559451'],
    ]);
    expect(item(11).occurrences.map(({ on }) => on)).toEqual([
      '2017-09-19',
      '2017-12-11',
      '2018-02-13',
      '2018-05-16',
    ]);
  });

  test('joins cells across the break of pages and lets an empty subject inherit the one above', () => {
    expect(item(4)).toMatchObject({ subject: 'সিটিজেন চার্টার প্রস্তুতকরণ।', measure: 'সিটিজেন চার্টার' });
    expect(item(13).subject).toBe('অধঃস্তন অফিসের ইনোভেশন কার্যক্রম তদারকি।'.normalize('NFC'));
    expect(item(9).subject).toBe(item(6).subject);
  });

  test('has an item that ends before it starts, which counts nowhere as due', () => {
    expect(item(4).endsOnInDoubt).toBe(true);
    expect(paper().items.filter(({ endsOnInDoubt }) => endsOnInDoubt)).toHaveLength(1);
    expect(paper().findings.filter(({ severity }) => severity === 'ERROR')).toMatchObject([
      { code: 'ITEM_ENDS_BEFORE_IT_STARTS', line: 34, raw: 'মে/২০১৭', item: 3, field: 'endsOn' },
    ]);
  });
});

(present ? describe : describe.skip)('paper 004, the order that forms the team of Dinajpur', () => {
  const paper = () => read('004') as TeamOrderReading;

  test('is known by its number without the copy list, both days and area', () => {
    expect(paper()).toMatchObject({
      kind: 'TEAM_ORDER',
      memoNumber: '০৫.৫৫.২৭০০.০২৫.১৩.০০২.১৮.৮৯',
      memoNumberNormalised: '05.55.2700.025.13.002.18.89',
      issuedOn: '2023-12-23',
      banglaDate: { raw: '৮ পৌষ ১৪৩০', on: '2023-12-23' },
      area: '5527',
      fiscalYear: '2023-24',
      refusal: null,
    });
    expect(paper().references).toMatchObject([
      { memoNumberNormalised: '04.00.0000.832.18.001.23.77', issuedOn: '2023-11-16' },
    ]);
  });

  test('names nine members and 21 terms, and seven receivers of copies', () => {
    expect(paper().members.map(({ role }) => role)).toEqual([
      'INNOVATION_OFFICER',
      ...Array<string>(8).fill('MEMBER'),
    ]);
    expect(paper().members[0]).toMatchObject({
      number: '০১',
      post: 'অতিরিক্ত জেলা প্রশাসক (শিক্ষা ও আইসিটি), দিনাজপুর'.normalize('NFC'),
      person: null,
    });
    expect(paper().termsOfReference).toHaveLength(21);
    expect(paper().termsOfReference[5]).toMatch(/গড়িতে বিভিন্ন ডিজিটাইজেশন/);
    expect(paper().copyTo).toHaveLength(7);
    expect(paper().findings.map(({ code }) => code)).toEqual(['RECEIVER_BLANK']);
  });
});

(present ? test : test.skip)(
  'no phone number and no mail address stands anywhere but in the raw text',
  () => {
    for (const number of ['000', '001', '002', '003', '004']) {
      const { rawText, ...kept } = read(number);
      expect(JSON.stringify(kept)).not.toMatch(/@|[০-৯0-9]{9,}(?![0-9a-f"])/);
      expect(rawText.length).toBeGreaterThan(1000);
    }
  },
);
