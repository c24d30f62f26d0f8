import type { DecisionMeasure, PlanMeasure } from '../../operations';

export type Of = 'decisions' | 'plans';

/** Which list has the records behind a number; null where it follows from rules. */
export type RecordList = 'assignments' | 'meetings' | 'activities' | 'actionPlans' | 'annualReports';

interface Measure {
  /** Its official name, in Bangla and in English. */
  readonly name: readonly [bangla: string, english: string];
  /** The number it is a part of; a percentage has the whole without what is left out. */
  readonly outOf?: DecisionMeasure | PlanMeasure;
  readonly list: RecordList | null;
}

const decisions: Readonly<Record<DecisionMeasure, Measure>> = {
  ASSIGNMENTS: { name: ['দায়িত্ব', 'Assignments'], list: 'assignments' },
  IMPLEMENTED: { name: ['বাস্তবায়িত', 'Implemented'], outOf: 'ASSIGNMENTS', list: 'assignments' },
  IN_PROGRESS: { name: ['চলমান', 'In progress'], outOf: 'ASSIGNMENTS', list: 'assignments' },
  NOT_STARTED: { name: ['শুরু হয়নি', 'Not started'], outOf: 'ASSIGNMENTS', list: 'assignments' },
  DROPPED: { name: ['বাতিল', 'Dropped'], outOf: 'ASSIGNMENTS', list: 'assignments' },
  OVERDUE: { name: ['সময় পেরিয়েছে', 'Overdue'], outOf: 'ASSIGNMENTS', list: 'assignments' },
  UNDATED: { name: ['সময়সীমা নেই', 'Without a due day'], outOf: 'ASSIGNMENTS', list: 'assignments' },
  REPORTED: { name: ['প্রতিবেদন পাওয়া গেছে', 'Reported'], outOf: 'ASSIGNMENTS', list: 'assignments' },
  NOT_REPORTED: { name: ['প্রতিবেদন নেই', 'Not reported'], outOf: 'ASSIGNMENTS', list: 'assignments' },
  CLAIMED: { name: ['প্রতিবেদিত', 'Claimed'], outOf: 'REPORTED', list: 'assignments' },
  VERIFIED: { name: ['যাচাইকৃত', 'Verified'], outOf: 'REPORTED', list: 'assignments' },
  DISPUTED: { name: ['আপত্তিকৃত', 'Disputed'], outOf: 'REPORTED', list: 'assignments' },
  OPEN_FROM_EARLIER_YEARS: {
    name: ['পূর্ববর্তী বছরের অবাস্তবায়িত সিদ্ধান্ত', 'Open from earlier years'],
    list: 'assignments',
  },
  MEETINGS_HELD: { name: ['অনুষ্ঠিত সভা', 'Meetings held'], list: 'meetings' },
  MONTHS_MET: {
    name: ['সভা অনুষ্ঠিত মাস', 'Months with a meeting'],
    outOf: 'MEETINGS_EXPECTED',
    list: null,
  },
  MEETINGS_EXPECTED: { name: ['প্রত্যাশিত মাসিক সভা', 'Monthly meetings expected'], list: null },
  REPORTS_DUE: { name: ['চাহিত প্রতিবেদন', 'Reports asked for'], list: null },
  REPORTS_LATE: { name: ['বিলম্বিত প্রতিবেদন', 'Reports late'], outOf: 'REPORTS_DUE', list: null },
};

const plans: Readonly<Record<PlanMeasure, Measure>> = {
  ACTIVITIES: { name: ['কার্যক্রম', 'Activities'], list: 'activities' },
  COMPLETED: { name: ['সম্পন্ন', 'Completed'], outOf: 'ACTIVITIES', list: 'activities' },
  IN_PROGRESS: { name: ['চলমান', 'In progress'], outOf: 'ACTIVITIES', list: 'activities' },
  NOT_STARTED: { name: ['শুরু হয়নি', 'Not started'], outOf: 'ACTIVITIES', list: 'activities' },
  CANCELLED: { name: ['বাতিল', 'Cancelled'], outOf: 'ACTIVITIES', list: 'activities' },
  OVERDUE: { name: ['সময় পেরিয়েছে', 'Overdue'], outOf: 'ACTIVITIES', list: 'activities' },
  UNDATED: { name: ['সময়সীমা নেই', 'Without a due day'], outOf: 'ACTIVITIES', list: 'activities' },
  REPORTED: { name: ['প্রতিবেদন পাওয়া গেছে', 'Reported'], outOf: 'ACTIVITIES', list: 'activities' },
  NOT_REPORTED: { name: ['প্রতিবেদন নেই', 'Not reported'], outOf: 'ACTIVITIES', list: 'activities' },
  CLAIMED: { name: ['প্রতিবেদিত', 'Claimed'], outOf: 'REPORTED', list: 'activities' },
  VERIFIED: { name: ['যাচাইকৃত', 'Verified'], outOf: 'REPORTED', list: 'activities' },
  DISPUTED: { name: ['আপত্তিকৃত', 'Disputed'], outOf: 'REPORTED', list: 'activities' },
  OPEN_FROM_EARLIER_YEARS: {
    name: ['পূর্ববর্তী বছরের অসম্পন্ন কার্যক্রম', 'Open from earlier years'],
    list: 'activities',
  },
  PLANS_SUBMITTED: {
    name: ['দাখিলকৃত কর্মপরিকল্পনা', 'Plans submitted'],
    outOf: 'PLANS_EXPECTED',
    list: 'actionPlans',
  },
  PLANS_EXPECTED: { name: ['প্রত্যাশিত কর্মপরিকল্পনা', 'Plans expected'], list: null },
  PLANS_MISSING: {
    name: ['অদাখিলকৃত কর্মপরিকল্পনা', 'Plans missing'],
    outOf: 'PLANS_EXPECTED',
    list: null,
  },
  OCCURRENCES: { name: ['ধাপ', 'Steps'], list: null },
  OCCURRENCES_DONE: { name: ['সম্পন্ন ধাপ', 'Steps done'], outOf: 'OCCURRENCES', list: null },
  OCCURRENCES_MISSED: { name: ['সময় পেরোনো ধাপ', 'Steps missed'], outOf: 'OCCURRENCES', list: null },
  ANNUAL_REPORTS_SUBMITTED: {
    name: ['দাখিলকৃত বাৎসরিক প্রতিবেদন', 'Annual reports submitted'],
    outOf: 'ANNUAL_REPORTS_EXPECTED',
    list: 'annualReports',
  },
  ANNUAL_REPORTS_EXPECTED: {
    name: ['প্রত্যাশিত বাৎসরিক প্রতিবেদন', 'Annual reports expected'],
    list: null,
  },
  ANNUAL_REPORTS_LATE: {
    name: ['বিলম্বিত বাৎসরিক প্রতিবেদন', 'Annual reports late'],
    outOf: 'ANNUAL_REPORTS_EXPECTED',
    list: null,
  },
  TEAMS_FORMED: { name: ['গঠিত টিম', 'Teams formed'], outOf: 'TEAMS_EXPECTED', list: null },
  TEAMS_EXPECTED: { name: ['প্রত্যাশিত টিম', 'Teams expected'], list: null },
};

/** The numbers that can be asked about, by what they are of; docs/measures.md has the long form of each. */
export const MEASURES: Readonly<Record<Of, Readonly<Record<string, Measure>>>> = { decisions, plans };

/** The number that an address names, as OVERDUE or as overdue; null where there is no such number. */
export function measureNamed(of: Of, text: string | undefined): string | null {
  const name = (text ?? '').replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  return Object.hasOwn(MEASURES[of], name) ? name : null;
}

/** OVERDUE is the field `overdue`. */
export function fieldOf(measure: string): string {
  return measure.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
