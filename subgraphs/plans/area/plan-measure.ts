import { registerEnumType } from 'type-graphql';

export enum PlanMeasure {
  PLANS_SUBMITTED = 'PLANS_SUBMITTED',
  PLANS_EXPECTED = 'PLANS_EXPECTED',
  PLANS_MISSING = 'PLANS_MISSING',
  ACTIVITIES = 'ACTIVITIES',
  NOT_STARTED = 'NOT_STARTED',
  IN_PROGRESS = 'IN_PROGRESS',
  COMPLETED = 'COMPLETED',
  CANCELLED = 'CANCELLED',
  OVERDUE = 'OVERDUE',
  REPORTED = 'REPORTED',
  NOT_REPORTED = 'NOT_REPORTED',
  CLAIMED = 'CLAIMED',
  VERIFIED = 'VERIFIED',
  DISPUTED = 'DISPUTED',
  UNDATED = 'UNDATED',
  OPEN_FROM_EARLIER_YEARS = 'OPEN_FROM_EARLIER_YEARS',
  OCCURRENCES = 'OCCURRENCES',
  OCCURRENCES_DONE = 'OCCURRENCES_DONE',
  OCCURRENCES_MISSED = 'OCCURRENCES_MISSED',
  ANNUAL_REPORTS_SUBMITTED = 'ANNUAL_REPORTS_SUBMITTED',
  ANNUAL_REPORTS_EXPECTED = 'ANNUAL_REPORTS_EXPECTED',
  ANNUAL_REPORTS_LATE = 'ANNUAL_REPORTS_LATE',
  TEAMS_FORMED = 'TEAMS_FORMED',
  TEAMS_EXPECTED = 'TEAMS_EXPECTED',
}

interface Rule {
  readonly rule: string;
  readonly ruleBn: string;
  /** The root list that has the records; null where none does. */
  readonly list: 'actionPlans' | 'activities' | 'annualReports' | null;
  /** Which states of activities are counted, seen as `state`; all where not given. */
  readonly states?: string;
}

const activities = { list: 'activities' } as const;
const byRule = { list: null } as const;

/** What each number counts. docs/measures.md has the long form, with figures. */
export const PLAN_RULES: Readonly<Record<PlanMeasure, Rule>> = {
  PLANS_SUBMITTED: {
    list: 'actionPlans',
    rule: 'Action plans of the year that were submitted by that day, by the day of their memo.',
    ruleBn: 'ঐ তারিখ পর্যন্ত দাখিলকৃত ঐ অর্থবছরের কর্মপরিকল্পনা।',
  },
  PLANS_EXPECTED: {
    ...byRule,
    rule: 'One plan for each area below the country that had a team by 31 July of the year; a submitted one always counts.',
    ruleBn: '৩১ জুলাই পর্যন্ত টিম ছিল এমন প্রতি এলাকার জন্য একটি; দাখিলকৃত কর্মপরিকল্পনা সর্বদা গণ্য।',
  },
  PLANS_MISSING: {
    ...byRule,
    rule: 'Plans that are expected and were not submitted by that day.',
    ruleBn: 'প্রত্যাশিত যে সকল কর্মপরিকল্পনা ঐ তারিখ পর্যন্ত দাখিল হয়নি।',
  },
  ACTIVITIES: {
    ...activities,
    rule: 'Activities of the plans submitted by that day.',
    ruleBn: 'ঐ তারিখ পর্যন্ত দাখিলকৃত কর্মপরিকল্পনার সকল কার্যক্রম।',
  },
  NOT_STARTED: {
    ...activities,
    states: "state.status = 'NOT_STARTED'",
    rule: 'Activities with nothing reported, or reported as not begun.',
    ruleBn: 'যে সকল কার্যক্রমের কোনো প্রতিবেদন নেই, অথবা শুরু হয়নি মর্মে প্রতিবেদন আছে।',
  },
  IN_PROGRESS: {
    ...activities,
    states: "state.status = 'IN_PROGRESS'",
    rule: 'Activities under way; "done" that was only inferred; those with only a percentage or steps reported.',
    ruleBn: 'চলমান কার্যক্রম; অনুমিত সম্পন্ন; শুধু হার বা সম্পন্ন ধাপ জানানো হয়েছে এমন কার্যক্রম।',
  },
  COMPLETED: {
    ...activities,
    states: "state.status = 'COMPLETED'",
    rule: 'Activities whose latest report says in plain words that they are done.',
    ruleBn: 'যে সকল কার্যক্রমের সর্বশেষ প্রতিবেদনে স্পষ্টভাবে সম্পন্ন বলা হয়েছে।',
  },
  CANCELLED: {
    ...activities,
    states: "state.status = 'CANCELLED'",
    rule: 'Activities whose latest report says that they are given up.',
    ruleBn: 'যে সকল কার্যক্রম বাতিল মর্মে প্রতিবেদন আছে।',
  },
  OVERDUE: {
    ...activities,
    states: 'state.lateFrom <= :stateOn',
    rule: 'Open activities of which a dated step not reported done, or the end, lies before that day; each once.',
    ruleBn: 'যে সকল অসম্পন্ন কার্যক্রমের কোনো ধাপের বা সমাপ্তির তারিখ পেরিয়েছে; প্রতিটি একবার।',
  },
  REPORTED: {
    ...activities,
    states: 'state.reported = :stateTrue',
    rule: 'Activities with a report that says something.',
    ruleBn: 'যে সকল কার্যক্রমের প্রতিবেদন পাওয়া গেছে।',
  },
  NOT_REPORTED: {
    ...activities,
    states: 'state.reported <> :stateTrue',
    rule: 'Activities on which no report says anything; part of those not started.',
    ruleBn: 'যে সকল কার্যক্রমের প্রতিবেদন পাওয়া যায়নি।',
  },
  CLAIMED: {
    ...activities,
    states: "state.verification = 'CLAIMED'",
    rule: 'Activities whose last report no superior office has verified or disputed yet.',
    ruleBn: 'যে সকল কার্যক্রমের সর্বশেষ প্রতিবেদন ঊর্ধ্বতন কার্যালয় এখনো যাচাই করেনি।',
  },
  VERIFIED: {
    ...activities,
    states: "state.verification = 'VERIFIED'",
    rule: 'Activities whose last report a superior office has found right.',
    ruleBn: 'যে সকল কার্যক্রমের সর্বশেষ প্রতিবেদন ঊর্ধ্বতন কার্যালয় যাচাই করে সঠিক পেয়েছে।',
  },
  DISPUTED: {
    ...activities,
    states: "state.verification = 'DISPUTED'",
    rule: 'Activities whose last report a superior office does not accept; they count with the status it claims.',
    ruleBn: 'যে সকল কার্যক্রমের সর্বশেষ প্রতিবেদনে ঊর্ধ্বতন কার্যালয়ের আপত্তি আছে; দাবিকৃত অবস্থাতেই গণ্য।',
  },
  UNDATED: {
    ...activities,
    states: 'state.undated = :stateTrue',
    rule: 'Open activities without a due day, or with one in doubt; they are never overdue.',
    ruleBn: 'যে সকল অসম্পন্ন কার্যক্রমের সময়সীমা নেই বা সন্দেহযুক্ত।',
  },
  OPEN_FROM_EARLIER_YEARS: {
    ...activities,
    states: "state.status IN ('NOT_STARTED', 'IN_PROGRESS')",
    rule: 'Activities of earlier fiscal years that were still open on that day.',
    ruleBn: 'পূর্ববর্তী অর্থবছরের যে সকল কার্যক্রম তখনও সম্পন্ন হয়নি।',
  },
  OCCURRENCES: {
    ...byRule,
    rule: 'Steps, dated or not, of activities that are not cancelled; Activity.occurrences has them.',
    ruleBn: 'বাতিল নয় এমন কার্যক্রমের সকল ধাপ।',
  },
  OCCURRENCES_DONE: {
    ...byRule,
    rule: 'Steps of activities that are not cancelled, reported done; of a completed activity all.',
    ruleBn: 'সম্পন্ন মর্মে প্রতিবেদন আছে এমন ধাপ; সম্পন্ন কার্যক্রমের সকল ধাপ।',
  },
  OCCURRENCES_MISSED: {
    ...byRule,
    rule: 'Dated steps of open activities whose day lies before that day and that are not reported done.',
    ruleBn: 'অসম্পন্ন কার্যক্রমের যে সকল ধাপের তারিখ পেরিয়েছে এবং সম্পন্ন মর্মে প্রতিবেদন নেই।',
  },
  ANNUAL_REPORTS_SUBMITTED: {
    list: 'annualReports',
    rule: 'Reports on the year that were submitted by that day.',
    ruleBn: 'ঐ তারিখ পর্যন্ত দাখিলকৃত ঐ অর্থবছরের বাৎসরিক প্রতিবেদন।',
  },
  ANNUAL_REPORTS_EXPECTED: {
    ...byRule,
    rule: 'From 1 July after the year on, one for each area that had a team on its last day; a submitted one always counts.',
    ruleBn: 'অর্থবছরের শেষ দিনে টিম ছিল এমন প্রতি এলাকার জন্য একটি; দাখিলকৃত প্রতিবেদন সর্বদা গণ্য।',
  },
  ANNUAL_REPORTS_LATE: {
    ...byRule,
    rule: 'Annual reports that are expected and were not submitted, once the 31 July on which they were due has passed.',
    ruleBn: 'প্রত্যাশিত যে সকল বাৎসরিক প্রতিবেদন ৩১ জুলাই পেরিয়ে গেলেও দাখিল হয়নি।',
  },
  TEAMS_FORMED: {
    ...byRule,
    rule: 'Areas that had a team on that day.',
    ruleBn: 'ঐ তারিখে টিম ছিল এমন এলাকা।',
  },
  TEAMS_EXPECTED: {
    ...byRule,
    rule: 'Areas that the rules in force on that day ask to have a team: divisions, districts and upazilas.',
    ruleBn: 'ঐ তারিখের বিধান অনুযায়ী টিম থাকার কথা এমন এলাকা: বিভাগ, জেলা ও উপজেলা।',
  },
};
registerEnumType(PlanMeasure, {
  name: 'PlanMeasure',
  description: 'The numbers of a roll-up of plans.',
  valuesConfig: Object.fromEntries(
    Object.entries(PLAN_RULES).map(([measure, { rule }]) => [measure, { description: rule }]),
  ),
});
