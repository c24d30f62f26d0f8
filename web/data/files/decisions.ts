import { DataDecisions, type AskedEvery, type DecisionKind, type DueBasis } from '../../operations';
import { dataFile } from '../data-file';
import { ofArea } from './of-area';

export const DUE_BASES = ['STATED', 'NEXT_MEETING', 'REQUEST', 'PERIOD'] satisfies DueBasis[];

export const decisions = dataFile(DataDecisions, {
  name: 'decisions',
  title: { en: 'Decisions', bn: 'সিদ্ধান্তসমূহ' },
  row: {
    en: 'A decision of a meeting. Who owes it, and how far each has come, is in assignments.csv.',
    bn: 'সভার একটি সিদ্ধান্ত। কার ওপর বর্তায় ও কে কতদূর এগোল, তা assignments.csv ফাইলে।',
  },
  columns: [
    {
      name: 'id',
      type: 'string',
      key: true,
      en: 'The id of the decision in the hub.',
      bn: 'হাবে সিদ্ধান্তের আইডি।',
      of: ({ id }) => id,
    },
    {
      name: 'meetingId',
      type: 'string',
      refersTo: 'meetings',
      required: true,
      en: 'The meeting that decided it.',
      bn: 'যে সভার সিদ্ধান্ত।',
      of: ({ meeting }) => meeting?.id,
    },
    {
      name: 'heldOn',
      type: 'date',
      en: 'The day of that meeting; blank where only the month is known.',
      bn: 'সেই সভার তারিখ; শুধু মাস জানা থাকলে ফাঁকা।',
      of: ({ meeting }) => meeting?.heldOn,
    },
    ...ofArea.map((column) => ({
      ...column,
      of: ({ meeting }: { readonly meeting: Parameters<typeof column.of>[0] | null }) =>
        meeting && column.of(meeting),
    })),
    {
      name: 'number',
      type: 'string',
      en: 'Its number in the minutes, as written.',
      bn: 'কার্যবিবরণীতে ক্রম, যেমন লেখা আছে।',
      of: ({ number }) => number,
    },
    {
      name: 'agendaNumber',
      type: 'string',
      en: 'The number of its item on the agenda, as written.',
      bn: 'আলোচ্যসূচির ক্রম, যেমন লেখা আছে।',
      of: ({ agendaItem }) => agendaItem?.number,
    },
    {
      name: 'topic',
      type: 'string',
      en: 'The topic of that item.',
      bn: 'আলোচ্য বিষয়।',
      of: ({ agendaItem }) => agendaItem?.topic,
    },
    {
      name: 'text',
      type: 'string',
      required: true,
      en: 'The decision, as minuted.',
      bn: 'সিদ্ধান্ত, যেমন কার্যবিবরণীতে আছে।',
      of: ({ text }) => text,
    },
    {
      name: 'implementer',
      type: 'string',
      en: 'Who is to carry it out, as minuted.',
      bn: 'বাস্তবায়নকারী, যেমন কার্যবিবরণীতে আছে।',
      of: ({ implementer }) => implementer,
    },
    {
      name: 'kind',
      type: 'string',
      required: true,
      values: ['ONE_TIME', 'CONTINUING'] satisfies DecisionKind[],
      en: 'Whether it can be done with. A continuing one is never implemented once and for all.',
      bn: 'একবারে শেষ হওয়ার মতো কি না। চলমান প্রকৃতির সিদ্ধান্ত কখনো একেবারে বাস্তবায়িত হয় না।',
      of: ({ kind }) => kind,
    },
    {
      name: 'askedEvery',
      type: 'string',
      values: ['MONTH', 'QUARTER', 'HALF_YEAR', 'FISCAL_YEAR'] satisfies AskedEvery[],
      en: 'How often a continuing one asks for a report anew; blank where it does not say.',
      bn: 'চলমান সিদ্ধান্তে কত দিন পরপর প্রতিবেদন চাওয়া হয়; উল্লেখ না থাকলে ফাঁকা।',
      of: ({ askedEvery }) => askedEvery,
    },
    {
      name: 'dueOn',
      type: 'date',
      en: 'The last day to carry it out, as minuted.',
      bn: 'কার্যবিবরণীতে দেওয়া সময়সীমা।',
      of: ({ dueOn }) => dueOn,
    },
    {
      name: 'dueBasis',
      type: 'string',
      values: DUE_BASES,
      en: 'Where that day comes from.',
      bn: 'সময়সীমা কোথা থেকে এসেছে।',
      of: ({ dueBasis }) => dueBasis,
    },
    {
      name: 'derivedFromId',
      type: 'string',
      en: 'The decision of a higher meeting that it passes down, perhaps of an earlier year.',
      bn: 'ঊর্ধ্বতন সভার যে সিদ্ধান্ত থেকে প্রদত্ত; আগের বছরেরও হতে পারে।',
      of: ({ derivedFrom }) => derivedFrom?.id,
    },
  ],
});
