import fc from 'fast-check';
import { toBanglaDigits } from '../../../lib/bangla/digits';
import type { AreaDirectory } from '../../recognise/area-directory';
import { ROLE_WORDS } from '../official-words';
import type { AssignmentStatus } from '../records/assignment-record';
import type { MeetingRecord } from '../records/meeting-record';
import type { MemoRecord } from '../records/memo-record';
import type { PlanRecord } from '../records/plan-record';
import type { TeamRecord } from '../records/team-record';
import { areaOf } from './records-of';

/** Records as offices could have made them, of any area of the country, for fast-check. */

const WORDS =
  'সেবা উদ্যোগ নাগরিক তথ্য কেন্দ্র দপ্তর আবেদন ফরম ভূমি কৃষক ছাত্র পাঠাগার মাঠ নদী বাজার সড়ক ঔষধ শিশু নারী প্রবীণ ভাতা ' +
  'নিবন্ধন পরিদর্শন মেলা প্রদর্শনী ক্যাম্প "হটলাইন" R&D (অনলাইন) সহজে; দ্রুত, ১২টি ৩টি <৫';
const word = fc.constantFrom(...WORDS.split(' '));
const phrase = fc.array(word, { minLength: 2, maxLength: 5 }).map((words) => words.join(' '));
const sentence = fc
  .array(word, { minLength: 4, maxLength: 25 })
  .map((words) => `${words.join(' ')} করতে হবে।`);
const day = (from: string, to: string): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null });
const digits = (count: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''));

/** A district, whose memo number says where it is. */
const districtOf = (directory: AreaDirectory): fc.Arbitrary<string> =>
  fc.constantFrom(
    ...directory
      .below('BD')
      .filter(({ level }) => level === 'DISTRICT')
      .map(({ code }) => code),
  );

const memoOf = (district: string, issuedOn: string): fc.Arbitrary<MemoRecord> =>
  fc
    .tuple(digits(3), digits(2), digits(3), fc.integer({ min: 1, max: 999 }), fc.boolean(), fc.boolean())
    .chain(([section, class_, file, serial, isBangla, dashed]) => {
      const groups = ['05', '43', `${district.slice(2)}00`, section, class_, file, issuedOn.slice(2, 4)];
      const number = `${groups.join('.')}${dashed ? '-' : '.'}${serial}`;
      return fc.record<MemoRecord>({
        number: fc.constant(isBangla ? toBanglaDigits(number) : number),
        issuedOn: fc.constant(issuedOn),
        banglaDate: fc.constant(null),
        subject: fc.constant(null),
        references: fc.constant([]),
        copyTo: fc.array(phrase, { maxLength: 5 }),
        signatoryPost: fc.constantFrom('জেলা প্রশাসক', 'সহকারী কমিশনার (আইসিটি)'),
        signatoryName: fc.constant(null),
      });
    });

const numbers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => toBanglaDigits(index + 1));

interface Draft {
  readonly topic: string | null;
  readonly discussion: string | null;
  readonly text: string;
  readonly implementer: string;
  readonly due: { readonly dueOn: string | null; readonly dueBasis: 'STATED' | 'NEXT_MEETING' | null };
  readonly goesOn: boolean;
}

const draft = (heldOn: string): fc.Arbitrary<Draft> =>
  fc.record({
    topic: maybe(phrase),
    discussion: maybe(sentence),
    text: sentence,
    implementer: fc.constantFrom('উপজেলা নির্বাহী অফিসার (সকল)', 'সকল দপ্তর প্রধান', 'ইনোভেশন টিম'),
    due: fc.oneof(
      fc.constant({ dueOn: null, dueBasis: null }),
      fc.constant({ dueOn: null, dueBasis: 'NEXT_MEETING' as const }),
      day(heldOn, '2026-06-30').map((dueOn) => ({ dueOn, dueBasis: 'STATED' as const })),
    ),
    goesOn: fc.boolean(),
  });

const hour = fc
  .tuple(fc.integer({ min: 7, max: 21 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

export function randomMeetings(directory: AreaDirectory): fc.Arbitrary<MeetingRecord> {
  return fc.tuple(districtOf(directory), day('2015-07-01', '2025-06-01')).chain(([district, heldOn]) =>
    fc
      .record({
        memo: memoOf(district, heldOn),
        drafts: fc.array(draft(heldOn), { minLength: 1, maxLength: 9 }),
        startsAt: maybe(hour),
        place: maybe(phrase),
        chair: fc.constant('জেলা প্রশাসক'),
        number: fc.integer({ min: 1, max: 99 }).map(String),
        confirmation: fc.constantFrom<MeetingRecord['confirmation']>('CONFIRMED', 'NOT_STATED'),
      })
      .map(({ drafts, ...fields }): MeetingRecord => {
        const marks = numbers(drafts.length);
        return {
          ...fields,
          id: 'meeting',
          heldOn,
          month: heldOn.slice(0, 7),
          fiscalYear: '',
          title: null,
          attendance: null,
          knownFrom: 'MINUTES',
          area: areaOf(district, directory),
          carriedOver: [],
          reportRequests: [],
          agendaItems: drafts.map(({ topic, discussion }, at) => {
            return { id: `topic ${at}`, number: marks[at] ?? '', topic, discussion };
          }),
          decisions: drafts.map(({ topic, text, implementer, due, goesOn }, at) => ({
            id: String(at),
            number: marks[at] ?? '',
            text,
            implementer,
            ...due,
            // One cell holds the limit or that there is none.
            kind: goesOn && due.dueBasis === null ? 'CONTINUING' : 'ONE_TIME',
            agendaItem: { id: `topic ${at}`, topic },
          })),
        };
      }),
  );
}

export interface RandomReport {
  readonly status: AssignmentStatus | null;
  readonly progress: number | null;
  readonly text: string | null;
}

/** Words that nothing said behind them outweighs. */
export const AGAINST_DONE = ['আংশিক বাস্তবায়িত', 'এখনও শুরু করা হয়নি', 'কার্যক্রম চলমান রয়েছে।'];
const SAID = [
  ...AGAINST_DONE,
  'তালিকা পাঠানো হয়েছে',
  'নির্দেশনা প্রদান করা হয়েছে।',
  'কাজটি সম্পন্ন হয়েছে।',
  'প্রস্তাব প্রস্তুত করা হবে।',
  'পাঁচটি সেবার তিনটি চালু',
];

/** What a district may have said of a decision; its status need not be what its words would tell by themselves. */
export const randomReports: fc.Arbitrary<RandomReport> = fc.record({
  status: maybe(fc.constantFrom<AssignmentStatus>('NOT_STARTED', 'IN_PROGRESS', 'IMPLEMENTED', 'DROPPED')),
  progress: fc.constant(null),
  text: maybe(fc.constantFrom(...SAID)),
});

export function randomPlans(directory: AreaDirectory): fc.Arbitrary<PlanRecord> {
  return fc.tuple(districtOf(directory), fc.integer({ min: 2015, max: 2025 })).chain(([district, start]) => {
    const [from, to] = [`${start}-07-01`, `${start + 1}-06-30`];
    const step = fc.record({ label: phrase.map((text) => `${text} ধাপ`), on: day(from, to) });
    const activity = fc.record({
      subject: phrase,
      task: sentence,
      days: fc.tuple(day(from, to), day(from, to)).map((days) => days.sort()),
      responsible: maybe(phrase),
      expectedResult: maybe(phrase),
      measure: maybe(phrase),
      weight: maybe(fc.integer({ min: 1, max: 40 })),
      steps: fc.array(step, { maxLength: 4 }),
    });
    return fc
      .record({
        memo: memoOf(district, from),
        activities: fc.array(activity, { minLength: 1, maxLength: 12 }),
      })
      .map(({ memo, activities }): PlanRecord => {
        const marks = numbers(activities.length);
        return {
          fiscalYear: `${start}-${String((start + 1) % 100).padStart(2, '0')}`,
          title: null,
          area: areaOf(district, directory),
          memo,
          activities: activities.map(({ days, steps, ...one }, at) => ({
            ...one,
            position: at + 1,
            number: marks[at] ?? '',
            startsOn: days[0] ?? null,
            endsOn: days[1] ?? null,
            startsOnPrecision: 'DAY',
            endsOnPrecision: 'DAY',
            startsOnRaw: null,
            endsOnRaw: null,
            recurrenceText: null,
            unit: null,
            target: null,
            status: 'NOT_STARTED',
            progress: 0,
            reportedOn: null,
            reports: null,
            occurrences: steps.map(({ label, on }, index) => ({
              label: `${label} ${toBanglaDigits(index + 1)}`,
              on,
              precision: 'DAY',
              raw: null,
              area: null,
            })),
          })),
        };
      });
  });
}

export function randomTeams(directory: AreaDirectory): fc.Arbitrary<TeamRecord> {
  return fc.tuple(districtOf(directory), day('2015-07-01', '2025-06-01')).chain(([district, formedOn]) =>
    fc
      .record({
        order: memoOf(district, formedOn),
        posts: fc.uniqueArray(phrase, { minLength: 1, maxLength: 15 }),
        roles: fc.infiniteStream(
          fc.constantFrom(...(Object.keys(ROLE_WORDS) as (keyof typeof ROLE_WORDS)[])),
        ),
        termsOfReference: fc.array(sentence, { maxLength: 25 }),
      })
      .map(({ posts, roles, ...fields }): TeamRecord => {
        const area = areaOf(district, directory);
        return {
          ...fields,
          nameBn: `জেলা ইনোভেশন টিম, ${area.nameBn}`,
          formedOn,
          inferred: false,
          area,
          members: posts.map((post) => {
            const { value } = roles.next() as { value: keyof typeof ROLE_WORDS };
            return { post: `${post} কর্মকর্তা`, role: value, person: null };
          }),
        };
      }),
  );
}
