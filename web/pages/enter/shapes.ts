import { putAt, valueAt } from './at-path';
import type { Act, Field, Shape } from './shape';

const area: Field = {
  path: 'areaCode',
  label: 'areaCode',
  kind: 'text',
  isRequired: true,
  hint: 'areaCodeHint',
};
const memo: readonly Field[] = [
  { path: 'memo.number', label: 'memoNumber', kind: 'text' },
  { path: 'memo.issuedOn', label: 'memoDay', kind: 'day' },
];
const number: Field = { path: 'number', label: 'number', kind: 'text' };

type Row = Record<string, unknown>;
const rowsOf = (input: Row, name: string): Row[] =>
  Array.isArray(input[name]) ? (input[name] as Row[]) : [];

const MINUTES: Shape = {
  act: 'recordMeeting',
  title: 'minutes',
  head: [
    area,
    { path: 'heldOn', label: 'heldOn', kind: 'day', isRequired: true },
    { path: 'number', label: 'meetingNumber', kind: 'text' },
    { path: 'title', label: 'title', kind: 'text' },
    { path: 'chair', label: 'chair', kind: 'text' },
    { path: 'place', label: 'place', kind: 'text' },
    { path: 'startsAt', label: 'startsAt', kind: 'text' },
    { path: 'attendance', label: 'attendance', kind: 'text' },
    ...memo,
  ],
  rows: {
    path: 'agendaItems',
    title: 'decisions',
    row: 'decision',
    fields: [
      { ...number, also: ['decisions.0.number'] },
      { path: 'topic', label: 'topic', kind: 'text' },
      { path: 'discussion', label: 'discussion', kind: 'long' },
      { path: 'decisions.0.text', label: 'decision', kind: 'long', isRequired: true },
      { path: 'decisions.0.implementer', label: 'implementer', kind: 'text' },
      { path: 'decisions.0.dueOn', label: 'dueDay', kind: 'day' },
      { path: 'decisions.0.kind', label: 'kind', kind: 'choice', choices: ['ONE_TIME', 'CONTINUING'] },
      { path: 'decisions.0.binds', label: 'binds', kind: 'binds', hint: 'bindsHint' },
    ],
  },
  finish(input) {
    for (const item of rowsOf(input, 'agendaItems')) {
      const isStated = valueAt(item, 'decisions.0.dueOn') != null;
      if (isStated && valueAt(item, 'decisions.0.dueBasis') === 'NEXT_MEETING')
        putAt(item, 'decisions.0.dueBasis', 'STATED');
    }
  },
};

const PLAN: Shape = {
  act: 'submitActionPlan',
  title: 'plan',
  head: [
    area,
    { path: 'fiscalYear', label: 'fiscalYear', kind: 'text', isRequired: true, hint: 'fiscalYearHint' },
    { path: 'title', label: 'title', kind: 'text' },
    { path: 'submittedOn', label: 'submittedOn', kind: 'day' },
    ...memo,
  ],
  rows: {
    path: 'activities',
    title: 'activities',
    row: 'activity',
    fields: [
      number,
      { path: 'subject', label: 'subject', kind: 'text' },
      { path: 'task', label: 'task', kind: 'long', isRequired: true },
      { path: 'startsOn', label: 'startsOn', kind: 'day' },
      { path: 'endsOn', label: 'endsOn', kind: 'day' },
      { path: 'responsible', label: 'responsible', kind: 'text' },
      { path: 'expectedResult', label: 'expectedResult', kind: 'text' },
      { path: 'target', label: 'target', kind: 'text' },
      { path: 'weight', label: 'weight', kind: 'number' },
      {
        path: 'recurrence',
        label: 'recurrence',
        kind: 'choice',
        choices: ['NONE', 'MONTHLY', 'QUARTERLY', 'YEARLY', 'TIMES_PER_YEAR'],
      },
      { path: 'timesPerYear', label: 'timesPerYear', kind: 'number' },
    ],
  },
  finish(input, before) {
    for (const activity of rowsOf(input, 'activities')) {
      const was = rowsOf(before, 'activities').find(
        ({ number: n, task }) => n === activity['number'] || task === activity['task'],
      );
      for (const name of ['startsOn', 'endsOn'] as const) {
        if (!was || was[name] === activity[name]) continue;
        // A day that a person put there is that very day, whatever the paper's words are.
        activity[`${name}Precision`] = 'DAY';
        if (name === 'endsOn') activity['endsOnInDoubt'] = false;
      }
    }
  },
};

const REPORT: Shape = {
  act: 'reportDecisionProgress',
  title: 'report',
  head: [
    area,
    { path: 'meetingAreaCode', label: 'meetingArea', kind: 'text', isRequired: true },
    { path: 'meetingOn', label: 'meetingOn', kind: 'day', isRequired: true },
    { path: 'reportedOn', label: 'reportedOn', kind: 'day' },
    ...memo,
  ],
  rows: {
    path: 'items',
    title: 'decisions',
    row: 'decision',
    fields: [
      number,
      { path: 'decision', label: 'decision', kind: 'long', isRequired: true },
      {
        path: 'status',
        label: 'status',
        kind: 'choice',
        choices: ['NO_REPORT', 'NOT_STARTED', 'IN_PROGRESS', 'IMPLEMENTED', 'DROPPED'],
      },
      { path: 'text', label: 'reportText', kind: 'long' },
      { path: 'progress', label: 'percent', kind: 'number' },
    ],
  },
  finish(input, before) {
    for (const item of rowsOf(input, 'items')) {
      const was = rowsOf(before, 'items').find(({ decision }) => decision === item['decision']);
      // Who changed the status has said so; what was inferred and left stays inferred.
      if (item['status'] != null && was?.['status'] !== item['status']) item['statusBasis'] = 'CONFIRMED';
    }
  },
};

const TEAM: Shape = {
  act: 'formTeam',
  title: 'team',
  head: [
    area,
    { path: 'formedOn', label: 'formedOn', kind: 'day' },
    ...memo,
    { path: 'termsOfReference', label: 'termsOfReference', kind: 'lines', hint: 'oneEachLine' },
  ],
  rows: {
    path: 'members',
    title: 'members',
    row: 'member',
    fields: [
      { path: 'post', label: 'post', kind: 'text', isRequired: true },
      { path: 'personName', label: 'personName', kind: 'text' },
      {
        path: 'role',
        label: 'role',
        kind: 'choice',
        choices: ['MEMBER', 'CHAIR', 'CHIEF_INNOVATION_OFFICER', 'INNOVATION_OFFICER', 'MEMBER_SECRETARY'],
      },
    ],
  },
};

const ANNUAL: Shape = {
  act: 'submitAnnualReport',
  title: 'annualReport',
  head: [
    area,
    { path: 'fiscalYear', label: 'fiscalYear', kind: 'text', isRequired: true, hint: 'fiscalYearHint' },
    { path: 'submittedOn', label: 'submittedOn', kind: 'day', isRequired: true },
    { path: 'text', label: 'annualText', kind: 'long', isRequired: true },
    ...memo,
  ],
};

/** The form of each paper. */
export const SHAPES: Readonly<Record<Act, Shape>> = {
  recordMeeting: MINUTES,
  submitActionPlan: PLAN,
  reportDecisionProgress: REPORT,
  formTeam: TEAM,
  submitAnnualReport: ANNUAL,
};
