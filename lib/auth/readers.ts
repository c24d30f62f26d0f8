/** Who may read a type of the schema. */
export const READERS = {
  EVERYONE: 'Everyone: what kind of offices there are, and where, is no secret.',
  PUBLISHED_OR_OWN:
    'Everyone what is published; drafts, and what is behind them, whoever may see all of the area. Phone numbers and mail addresses in the text only the latter.',
  WITH_ITS_RECORD: 'Whoever may read the record that it lies in, with the same text left out.',
  OWN_ONLY: 'Whoever may see all of the area; to others the list is empty.',
  COUNTS:
    'Everyone: counts of published records; those who may see all of the area and of what lies below it, counts of all.',
  AUDIT: 'Commissioners and administrators of the area.',
  TYPIST: 'Whoever typed it, and nobody else.',
  ANSWER: 'Whoever did the act.',
} as const;

export type Readers = keyof typeof READERS;

/** Every object type and who may read it. One that is not here cannot be built into a schema. */
const TYPES: Readonly<Record<string, Readers>> = {
  Area: 'EVERYONE',
  AreaChange: 'EVERYONE',
  AreaCode: 'EVERYONE',
  Duty: 'EVERYONE',
  Office: 'EVERYONE',
  Post: 'EVERYONE',
  PageInfo: 'EVERYONE',

  Team: 'PUBLISHED_OR_OWN',
  Membership: 'PUBLISHED_OR_OWN',
  Person: 'PUBLISHED_OR_OWN',
  Tenure: 'PUBLISHED_OR_OWN',
  Meeting: 'PUBLISHED_OR_OWN',
  Decision: 'PUBLISHED_OR_OWN',
  Assignment: 'PUBLISHED_OR_OWN',
  LateAssignment: 'PUBLISHED_OR_OWN',
  DecisionReport: 'PUBLISHED_OR_OWN',
  ReportRequest: 'PUBLISHED_OR_OWN',
  ActionPlan: 'PUBLISHED_OR_OWN',
  Activity: 'PUBLISHED_OR_OWN',
  LateActivity: 'PUBLISHED_OR_OWN',
  ActivityReport: 'PUBLISHED_OR_OWN',
  AnnualReport: 'PUBLISHED_OR_OWN',

  AgendaItem: 'WITH_ITS_RECORD',
  CarryOver: 'WITH_ITS_RECORD',
  Finding: 'WITH_ITS_RECORD',
  Memo: 'WITH_ITS_RECORD',
  MemoReference: 'WITH_ITS_RECORD',
  Occurrence: 'WITH_ITS_RECORD',

  ProposedRevision: 'OWN_ONLY',
  Difference: 'OWN_ONLY',

  DecisionProgress: 'COUNTS',
  PlanProgress: 'COUNTS',
  DecisionStatistics: 'COUNTS',
  ActivityStatistics: 'COUNTS',
  GroupKey: 'COUNTS',
  Explanation: 'COUNTS',

  Audit: 'AUDIT',
  AuditEntry: 'AUDIT',
  AuditedRow: 'AUDIT',
  AuditedField: 'AUDIT',

  EntryDraft: 'TYPIST',

  AreaActPayload: 'ANSWER',
  FormTeamPayload: 'ANSWER',
  RecordMeetingPayload: 'ANSWER',
  ReportDecisionProgressPayload: 'ANSWER',
  RequestReportsPayload: 'ANSWER',
  SubmitActionPlanPayload: 'ANSWER',
  ReportActivityProgressPayload: 'ANSWER',
  SubmitAnnualReportPayload: 'ANSWER',
};

/** The types that the table names; docs/access.md lists them. */
export const NAMED_TYPES: readonly string[] = Object.keys(TYPES);

/** Who may read a type; null where the table does not say. A list of something is read by who reads that. */
export function readersOf(type: string): Readers | null {
  return TYPES[type] ?? TYPES[type.replace(/(Connection|Edge)$/, '')] ?? null;
}
