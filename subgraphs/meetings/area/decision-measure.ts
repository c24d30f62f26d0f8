import { registerEnumType } from 'type-graphql';

export enum DecisionMeasure {
  MEETINGS_HELD = 'MEETINGS_HELD',
  MONTHS_MET = 'MONTHS_MET',
  MEETINGS_EXPECTED = 'MEETINGS_EXPECTED',
  ASSIGNMENTS = 'ASSIGNMENTS',
  NOT_STARTED = 'NOT_STARTED',
  IN_PROGRESS = 'IN_PROGRESS',
  IMPLEMENTED = 'IMPLEMENTED',
  DROPPED = 'DROPPED',
  OVERDUE = 'OVERDUE',
  REPORTED = 'REPORTED',
  NOT_REPORTED = 'NOT_REPORTED',
  CLAIMED = 'CLAIMED',
  VERIFIED = 'VERIFIED',
  DISPUTED = 'DISPUTED',
  UNDATED = 'UNDATED',
  OPEN_FROM_EARLIER_YEARS = 'OPEN_FROM_EARLIER_YEARS',
  REPORTS_DUE = 'REPORTS_DUE',
  REPORTS_LATE = 'REPORTS_LATE',
}

interface Rule {
  readonly rule: string;
  readonly ruleBn: string;
  /** The root list that has the records; null where none does. */
  readonly list: 'meetings' | 'assignments' | null;
  /** Which states of assignments are counted, seen as `state`; all where not given. */
  readonly states?: string;
}

const assignments = { list: 'assignments' } as const;

/** What each number counts. docs/measures.md has the long form, with figures. */
export const DECISION_RULES: Readonly<Record<DecisionMeasure, Rule>> = {
  MEETINGS_HELD: {
    list: 'meetings',
    rule: 'Meetings of the area and those below, known from minutes or from a report on them, held by that day.',
    ruleBn: 'এলাকা ও এর অধীন এলাকার অনুষ্ঠিত সভা, কার্যবিবরণী বা প্রতিবেদন থেকে জানা।',
  },
  MONTHS_MET: {
    list: null,
    rule: 'Months of the year, counted for each area, in which it held at least one meeting by that day.',
    ruleBn: 'প্রতি এলাকার যে সকল মাসে অন্তত একটি সভা অনুষ্ঠিত হয়েছে।',
  },
  MEETINGS_EXPECTED: {
    list: null,
    rule: 'Months that are over and on whose first day the area had a team that must meet monthly, and months in which it met.',
    ruleBn: 'যে সকল মাসে টিম ছিল ও মাসিক সভার বিধান ছিল, এবং যে সকল মাসে সভা হয়েছে।',
  },
  ASSIGNMENTS: {
    ...assignments,
    rule: 'Decisions, once for each area that has to carry them out; what an area passes down counts once from it upwards.',
    ruleBn: 'প্রতি সিদ্ধান্ত, বাস্তবায়নকারী প্রতি এলাকার জন্য একবার।',
  },
  NOT_STARTED: {
    ...assignments,
    states: "state.status = 'NOT_STARTED'",
    rule: 'Assignments with nothing reported, or reported as not begun.',
    ruleBn: 'যেগুলোর কোনো প্রতিবেদন নেই, অথবা শুরু হয়নি মর্মে প্রতিবেদন আছে।',
  },
  IN_PROGRESS: {
    ...assignments,
    states: "state.status = 'IN_PROGRESS'",
    rule: 'Assignments under way; continuing decisions reported as done; "done" that was only inferred.',
    ruleBn: 'চলমান; চলমান প্রকৃতির সিদ্ধান্ত বাস্তবায়িত মর্মে প্রতিবেদন; অনুমিত বাস্তবায়ন।',
  },
  IMPLEMENTED: {
    ...assignments,
    states: "state.status = 'IMPLEMENTED'",
    rule: 'Assignments of one-time decisions whose latest report says in plain words that they are carried out.',
    ruleBn: 'যেগুলোর সর্বশেষ প্রতিবেদনে স্পষ্টভাবে বাস্তবায়িত বলা হয়েছে।',
  },
  DROPPED: {
    ...assignments,
    states: "state.status = 'DROPPED'",
    rule: 'Assignments no longer asked for.',
    ruleBn: 'যেগুলো আর প্রয়োজন নেই।',
  },
  OVERDUE: {
    ...assignments,
    states: 'state.lateFrom <= :stateOn',
    rule: 'Open assignments whose due day lies before that day.',
    ruleBn: 'যেগুলো বাস্তবায়িত হয়নি এবং যেগুলোর সময়সীমা পেরিয়েছে।',
  },
  REPORTED: {
    ...assignments,
    states: 'state.reported = :stateTrue',
    rule: 'Assignments with a report that says something.',
    ruleBn: 'যেগুলোর প্রতিবেদন পাওয়া গেছে।',
  },
  NOT_REPORTED: {
    ...assignments,
    states: 'state.reported <> :stateTrue',
    rule: 'Assignments on which no report says anything; part of those not started.',
    ruleBn: 'যেগুলোর প্রতিবেদন পাওয়া যায়নি।',
  },
  CLAIMED: {
    ...assignments,
    states: "state.verification = 'CLAIMED'",
    rule: 'Assignments whose latest report no superior office has verified or disputed.',
    ruleBn: 'যেগুলোর সর্বশেষ প্রতিবেদন ঊর্ধ্বতন কার্যালয় এখনও যাচাই করেনি।',
  },
  VERIFIED: {
    ...assignments,
    states: "state.verification = 'VERIFIED'",
    rule: 'Assignments whose latest report a superior office found right.',
    ruleBn: 'যেগুলোর সর্বশেষ প্রতিবেদন ঊর্ধ্বতন কার্যালয় যাচাই করে সঠিক পেয়েছে।',
  },
  DISPUTED: {
    ...assignments,
    states: "state.verification = 'DISPUTED'",
    rule: 'Assignments whose latest report a superior office does not accept; they count with the status it claims.',
    ruleBn: 'যেগুলোর সর্বশেষ প্রতিবেদনে ঊর্ধ্বতন কার্যালয়ের আপত্তি আছে; দাবিকৃত অবস্থায় গণ্য।',
  },
  UNDATED: {
    ...assignments,
    states: 'state.undated = :stateTrue',
    rule: 'Open assignments without a due day; they are never overdue.',
    ruleBn: 'যেগুলো বাস্তবায়িত হয়নি এবং যেগুলোর সময়সীমা নেই।',
  },
  OPEN_FROM_EARLIER_YEARS: {
    ...assignments,
    states: "state.status IN ('NOT_STARTED', 'IN_PROGRESS')",
    rule: 'Assignments of earlier fiscal years that were still open on that day.',
    ruleBn: 'পূর্ববর্তী অর্থবছরের যে সকল সিদ্ধান্ত তখনও বাস্তবায়িত হয়নি।',
  },
  REPORTS_DUE: {
    list: null,
    rule: 'Reports that letters ask for, once for each letter and area, from the day of the letter on.',
    ruleBn: 'পত্রে চাওয়া প্রতিবেদন, প্রতি পত্র ও প্রতি এলাকার জন্য একবার।',
  },
  REPORTS_LATE: {
    list: null,
    rule: 'Reports asked for whose last day lies before that day, and on whose meeting the area has reported nothing since the letter.',
    ruleBn: 'চাওয়া প্রতিবেদন, যার শেষ তারিখ পেরিয়েছে এবং পত্রের পর কোনো প্রতিবেদন পাওয়া যায়নি।',
  },
};
registerEnumType(DecisionMeasure, {
  name: 'DecisionMeasure',
  description: 'The numbers of a roll-up of decisions.',
  valuesConfig: Object.fromEntries(
    Object.entries(DECISION_RULES).map(([measure, { rule }]) => [measure, { description: rule }]),
  ),
});
