import { DataMeetings, type Confirmation, type KnownFrom } from '../../operations';
import { dataFile } from '../data-file';
import { ofArea } from './of-area';
import { ofMemo } from './of-memo';

export const meetings = dataFile(DataMeetings, {
  name: 'meetings',
  title: { en: 'Meetings', bn: 'সভাসমূহ' },
  row: { en: 'A meeting of a team or committee.', bn: 'টিম বা কমিটির একটি সভা।' },
  columns: [
    {
      name: 'id',
      type: 'string',
      key: true,
      en: 'The id of the meeting in the hub; its page is /meetings/ID.',
      bn: 'হাবে সভার আইডি; পাতা /meetings/আইডি।',
      of: ({ id }) => id,
    },
    {
      name: 'fiscalYear',
      type: 'string',
      required: true,
      en: 'The fiscal year in which it was held, July to June.',
      bn: 'যে অর্থবছরে সভা হয়েছে (জুলাই থেকে জুন)।',
      of: ({ fiscalYear }) => fiscalYear,
    },
    ...ofArea,
    {
      name: 'heldOn',
      type: 'date',
      en: 'The day on which it was held; blank where only the month is known.',
      bn: 'সভার তারিখ; শুধু মাস জানা থাকলে ফাঁকা।',
      of: ({ heldOn }) => heldOn,
    },
    {
      name: 'month',
      type: 'yearmonth',
      required: true,
      en: 'The month for which it was held.',
      bn: 'যে মাসের সভা।',
      of: ({ month }) => month,
    },
    {
      name: 'number',
      type: 'string',
      en: 'Its number in the row of meetings, as written.',
      bn: 'সভার ক্রম, যেমন লেখা আছে।',
      of: ({ number }) => number,
    },
    {
      name: 'title',
      type: 'string',
      en: 'Its title, as minuted.',
      bn: 'কার্যবিবরণীতে লেখা শিরোনাম।',
      of: ({ title }) => title,
    },
    {
      name: 'place',
      type: 'string',
      en: 'Where it was held, as minuted.',
      bn: 'সভার স্থান।',
      of: ({ place }) => place,
    },
    {
      name: 'confirmation',
      type: 'string',
      required: true,
      values: ['CONFIRMED', 'CORRECTED', 'NOT_STATED'] satisfies Confirmation[],
      en: 'What became of the minutes of the meeting before.',
      bn: 'আগের সভার কার্যবিবরণীর দৃঢ়ীকরণ।',
      of: ({ confirmation }) => confirmation,
    },
    {
      name: 'knownFrom',
      type: 'string',
      required: true,
      values: ['MINUTES', 'REPORT'] satisfies KnownFrom[],
      en: 'From which paper the hub knows of it: its minutes, or a report on progress.',
      bn: 'যে কাগজ থেকে সভাটি জানা গেছে: কার্যবিবরণী, বা অগ্রগতি প্রতিবেদন।',
      of: ({ knownFrom }) => knownFrom,
    },
    ...ofMemo,
  ],
});
