import { DataAssignments, type AssignmentStatus, type KnownFrom } from '../../operations';
import { dataFile } from '../data-file';
import { DUE_BASES } from './decisions';
import { ofArea } from './of-area';
import { statusBasis } from './status-basis';
import { lastReport } from './last-report';

export const assignments = dataFile(DataAssignments, {
  name: 'assignments',
  title: { en: 'Assignments', bn: 'সিদ্ধান্তের দায়িত্ব' },
  row: {
    en: 'What one area owes of one decision, and how far it has come: what all roll-ups of decisions count.',
    bn: 'একটি সিদ্ধান্তে একটি এলাকার দায়িত্ব ও তার অগ্রগতি: সিদ্ধান্তের সব যোগফল এগুলোই গোনে।',
  },
  columns: [
    {
      name: 'id',
      type: 'string',
      key: true,
      en: 'The id of the assignment in the hub.',
      bn: 'হাবে দায়িত্বটির আইডি।',
      of: ({ id }) => id,
    },
    {
      name: 'decisionId',
      type: 'string',
      refersTo: 'decisions',
      required: true,
      en: 'The decision that is owed.',
      bn: 'যে সিদ্ধান্তের দায়িত্ব।',
      of: ({ decision }) => decision?.id,
    },
    {
      name: 'fiscalYear',
      type: 'string',
      required: true,
      en: 'The fiscal year in which it counts: that of the meeting.',
      bn: 'যে অর্থবছরে গোনা হয়: সভার অর্থবছর।',
      of: ({ fiscalYear }) => fiscalYear,
    },
    ...ofArea,
    {
      name: 'issuedByCode',
      type: 'string',
      refersTo: 'areas',
      en: 'The code of the area whose meeting decided it.',
      bn: 'যে এলাকার সভায় সিদ্ধান্ত হয়েছে, তার কোড।',
      of: ({ issuedBy }) => issuedBy?.code,
    },
    {
      name: 'assignedOn',
      type: 'date',
      required: true,
      en: 'The day from which it binds.',
      bn: 'যে দিন থেকে দায়িত্ব বর্তায়।',
      of: ({ assignedOn }) => assignedOn,
    },
    {
      name: 'knownFrom',
      type: 'string',
      required: true,
      values: ['MINUTES', 'REPORT'] satisfies KnownFrom[],
      en: 'From which paper the hub knows of it: minutes, or the report of the area itself.',
      bn: 'যে কাগজ থেকে জানা গেছে: কার্যবিবরণী, বা এলাকার নিজের প্রতিবেদন।',
      of: ({ knownFrom }) => knownFrom,
    },
    {
      name: 'status',
      type: 'string',
      required: true,
      values: ['NOT_STARTED', 'IN_PROGRESS', 'IMPLEMENTED', 'DROPPED'] satisfies AssignmentStatus[],
      en: 'How far it has come. NOT_STARTED with a blank reportedOn means that nothing was ever reported.',
      bn: 'অগ্রগতির অবস্থা। reportedOn ফাঁকা থাকলে NOT_STARTED মানে কখনো প্রতিবেদন আসেনি।',
      of: ({ status }) => status,
    },
    statusBasis,
    {
      name: 'progressPercent',
      type: 'number',
      unit: 'percent',
      en: 'Reported progress; blank where none is stated: silence is not 0.',
      bn: 'প্রতিবেদিত অগ্রগতি; উল্লেখ না থাকলে ফাঁকা: নীরবতা মানে ০ নয়।',
      of: ({ progress }) => progress,
    },
    {
      name: 'reportedOn',
      type: 'date',
      en: 'The day of the latest report; blank where nothing is reported.',
      bn: 'সর্বশেষ প্রতিবেদনের দিন; প্রতিবেদন না থাকলে ফাঁকা।',
      of: ({ reportedOn }) => reportedOn,
    },
    {
      name: 'dueOn',
      type: 'date',
      en: 'The last day to carry it out; blank where there is none.',
      bn: 'সময়সীমা; না থাকলে ফাঁকা।',
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
      name: 'daysLate',
      type: 'integer',
      unit: 'days',
      required: true,
      en: 'How many days it was overdue on the day of the file; 0 where it was not.',
      bn: 'ফাইলের দিনে যত দিন বিলম্ব; বিলম্ব না হলে ০।',
      of: ({ daysOverdue }) => daysOverdue,
    },
    ...lastReport,
  ],
});
