import { DataPlans } from '../../operations';
import { dataFile } from '../data-file';
import { ofArea } from './of-area';
import { ofMemo } from './of-memo';

export const plans = dataFile(DataPlans, {
  name: 'plans',
  title: { en: 'Action plans', bn: 'কর্মপরিকল্পনা' },
  row: { en: "The yearly action plan of an area's team.", bn: 'একটি এলাকার টিমের বার্ষিক কর্মপরিকল্পনা।' },
  columns: [
    {
      name: 'id',
      type: 'string',
      key: true,
      en: 'The id of the plan in the hub; its page is /plans/ID.',
      bn: 'হাবে কর্মপরিকল্পনার আইডি; পাতা /plans/আইডি।',
      of: ({ id }) => id,
    },
    {
      name: 'fiscalYear',
      type: 'string',
      required: true,
      en: 'The fiscal year that it plans.',
      bn: 'যে অর্থবছরের কর্মপরিকল্পনা।',
      of: ({ fiscalYear }) => fiscalYear,
    },
    ...ofArea,
    {
      name: 'title',
      type: 'string',
      en: 'Its title, as written.',
      bn: 'শিরোনাম, যেমন লেখা আছে।',
      of: ({ title }) => title,
    },
    {
      name: 'submittedOn',
      type: 'date',
      en: 'The day on which it was submitted; blank where the paper bears none.',
      bn: 'দাখিলের দিন; কাগজে না থাকলে ফাঁকা।',
      of: ({ submittedOn }) => submittedOn,
    },
    ...ofMemo,
  ],
});
