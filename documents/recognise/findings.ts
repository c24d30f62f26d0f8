export type FindingSeverity = 'INFO' | 'WARNING' | 'ERROR';

interface FindingRule {
  readonly severity: FindingSeverity;
  /** What is wrong and what to do. `{name}` is filled in. */
  readonly message: string;
}

/**
 * Every finding that reading a paper can raise. Codes are stable: records keep them and clients filter by them.
 * INFO: read, with something to know. WARNING: read, please look. ERROR: the value counts nowhere until confirmed.
 */
export const FINDINGS = {
  NO_TEXT_LAYER: {
    severity: 'ERROR',
    message:
      'The file holds pictures of pages and no text, so nothing was read. Find the file it was printed from, or enter the paper by hand.',
  },
  TEXT_GARBLED: {
    severity: 'ERROR',
    message:
      'The letters of the file do not make up Bangla ("{raw}"), as when a font or an encoding is lost. Nothing was read; save it from its own program as text and import that.',
  },
  LEGACY_FONT_CONVERTED: {
    severity: 'INFO',
    message:
      'The paper was typed for a font such as SutonnyMJ; its letters were turned into Unicode. Check names and conjuncts.',
  },
  CHANGES_TRACKED: {
    severity: 'INFO',
    message: 'The file holds tracked changes; it was read as if all of them were accepted. Check the text.',
  },
  SHEETS_LEFT_OUT: {
    severity: 'WARNING',
    message:
      'Only the first sheet with content was read, not "{raw}". Import the others as files of their own.',
  },
  PAGES_WITHOUT_TEXT: {
    severity: 'WARNING',
    message:
      'The pages {pages} are pictures without text and were not read. Enter what stands there by hand.',
  },
  KIND_UNKNOWN: {
    severity: 'ERROR',
    message:
      'This is none of the papers that the hub reads (minutes, action plan, progress report, team order). Enter it by hand.',
  },
  KIND_DOUBTFUL: {
    severity: 'WARNING',
    message: 'The paper was read as {kind}, but it could also be {other}. Check before you confirm.',
  },
  AREA_UNDETERMINED: {
    severity: 'ERROR',
    message:
      'Neither the memo number, the letterhead, the portal address nor the text says which area issued the paper ({reason}). Name the area and import it again.',
  },
  AREA_EVIDENCE_DISAGREES: {
    severity: 'WARNING',
    message:
      'The paper is taken as issued by {area}, but its {source} "{raw}" points to {other}. Confirm the area.',
  },
  AREA_NAME_MISSPELT: {
    severity: 'INFO',
    message: 'The {source} "{raw}" was read as {area}, the nearest known name.',
  },
  AREA_LEVEL_DOUBTFUL: {
    severity: 'WARNING',
    message:
      'The name "{raw}" is that of {area} and of {other}, and little in the paper says which is meant. The first was taken; confirm the area.',
  },
  AREA_FROM_ONE_SOURCE: {
    severity: 'WARNING',
    message:
      'Only the {source} "{raw}" says that {area} issued the paper; nothing else confirms it. Confirm the area.',
  },
  CORRECTED_PAPER: {
    severity: 'INFO',
    message:
      'The paper calls itself corrected ("{raw}"). Where the first one is in the hub, the difference is kept as a proposed revision.',
  },
  SUPPLEMENTARY_ORDER: {
    severity: 'WARNING',
    message:
      'The order changes an earlier one ("{raw}") and names only {count} members, who were read. Add those of the earlier order before you confirm.',
  },
  MEMO_MISSING: {
    severity: 'INFO',
    message: 'The paper has no memo number. It is known by its kind, area, day and content instead.',
  },
  MEMO_WITHOUT_SERIAL: {
    severity: 'WARNING',
    message:
      'The memo number "{raw}" has no serial, so it cannot identify the paper. Add the serial from the dispatch register.',
  },
  MEMO_IRREGULAR: {
    severity: 'INFO',
    message: 'The memo number "{raw}" does not have the groups of the official form. It is kept as written.',
  },
  MEMO_NUMBERS_DISAGREE: {
    severity: 'WARNING',
    message: 'The paper carries two different memo numbers, "{raw}" and "{other}". Say which one is right.',
  },
  MEMO_PLACE_UNKNOWN: {
    severity: 'WARNING',
    message: 'No area has the place code {geo} of the memo number "{raw}". Check its third group.',
  },
  ISSUE_DAY_MISSING: {
    severity: 'INFO',
    message: 'The paper carries no day of issue beside its memo number.',
  },
  ISSUE_DAY_FROM_SIGNATURE: {
    severity: 'INFO',
    message: 'The day of issue {day} is that of the signature, since none stands beside the memo number.',
  },
  ISSUE_DAY_FROM_BANGLA: {
    severity: 'INFO',
    message:
      'The day of issue {day} was computed from the Bangla day "{raw}"; no Gregorian day stands beside it.',
  },
  ISSUE_DAYS_DISAGREE: {
    severity: 'WARNING',
    message: 'The paper is dated {day} in one place and {other} in another. Say which one is right.',
  },
  ISSUED_BEFORE_MEETING: {
    severity: 'WARNING',
    message:
      'The paper is dated {day}, before the meeting of {other} that it is about. One of the two days is wrong.',
  },
  BANGLA_DAY_DISAGREES: {
    severity: 'WARNING',
    message:
      'The Bangla day "{raw}" is {day}, but the Gregorian day beside it is {other}. The Gregorian day was taken.',
  },
  BANGLA_MONTH_MISREAD: {
    severity: 'WARNING',
    message: 'The name of the month in "{raw}" is misspelt or misread; it was taken for {month}.',
  },
  DATE_MISSPELT: {
    severity: 'WARNING',
    message: 'The name of the month in "{raw}" is misspelt or misread; {day} was understood. Confirm it.',
  },
  DATE_IMPOSSIBLE: {
    severity: 'WARNING',
    message: '"{raw}" is written as a date but there is no such day. It was left out; enter the right day.',
  },
  SIGNED_BEFORE_DATED: {
    severity: 'WARNING',
    message: 'The paper is signed on {day} but dated {other}. The date beside the memo number was taken.',
  },
  SIGNED_AFTER_DATED: {
    severity: 'INFO',
    message: 'The paper is dated {other} but signed on {day}. The date beside the memo number was taken.',
  },
  MEETING_DAY_MISSING: {
    severity: 'ERROR',
    message: 'The paper does not say on which day the meeting was held. Enter the day and import it again.',
  },
  MEETING_DAY_FROM_ISSUE_DAY: {
    severity: 'WARNING',
    message:
      'The paper does not say when the meeting was held; its day of issue {day} was taken. Confirm it.',
  },
  MEETING_DAY_FROM_MONTH: {
    severity: 'WARNING',
    message:
      'Only the month of the meeting is stated ("{raw}"); its last day {day} was taken. Enter the right day.',
  },
  MEETING_DAYS_DISAGREE: {
    severity: 'WARNING',
    message:
      'The meeting is dated {day} in one place and {other} in another. The first was taken; confirm it.',
  },
  MEETING_MONTH_DIFFERS: {
    severity: 'INFO',
    message: 'The minutes are of the meeting of {month}, which was held on {day}.',
  },
  MEETING_AREA_UNDETERMINED: {
    severity: 'WARNING',
    message:
      'The paper does not say whose meeting it reports on; the area above the reporting one was taken. Confirm it.',
  },
  NO_ITEMS: {
    severity: 'ERROR',
    message: 'No {what} could be found in the paper. Enter them by hand.',
  },
  ITEM_WITHOUT_NUMBER: {
    severity: 'INFO',
    message: 'The item has no number in the paper; it was counted as {number}.',
  },
  ITEM_NUMBERS_IRREGULAR: {
    severity: 'INFO',
    message: 'After item {before} comes item {number}. The numbers of the paper were kept.',
  },
  ITEM_NUMBER_REPEATED: {
    severity: 'WARNING',
    message: 'The number {number} stands on more than one item. Give each its own number.',
  },
  ITEM_INCOMPLETE: {
    severity: 'WARNING',
    message: 'Item {number} has no {what}. Check the paper, or fill it in.',
  },
  COLUMNS_GUESSED: {
    severity: 'WARNING',
    message: 'The heading "{raw}" was not understood; its column was taken by its place. Check the items.',
  },
  ROW_IRREGULAR: {
    severity: 'WARNING',
    message:
      'A row has {cells} cells where the table has {columns} columns, so its cells may stand in the wrong place. Check item {number}.',
  },
  DUE_DAY_NOT_COMPUTED: {
    severity: 'INFO',
    message: 'Item {number} is due "{raw}", which is no fixed day. Enter the day if one was meant.',
  },
  DUE_BEFORE_MEETING: {
    severity: 'ERROR',
    message:
      'Item {number} is due on {day}, before the meeting that decided it. It counts nowhere as due until confirmed.',
  },
  IMPLEMENTER_MISSING: {
    severity: 'INFO',
    message: 'Item {number} names no implementer; it binds the area of the meeting.',
  },
  IMPLEMENTER_AREA_UNKNOWN: {
    severity: 'WARNING',
    message: 'The implementer "{raw}" names a place that is not known below {area}. Nearest: {other}.',
  },
  PROGRESS_IN_MINUTES: {
    severity: 'INFO',
    message:
      'The minutes also tell the progress of decisions ("{raw}"), which is no report on them. It is kept in the paper; enter it as a report if it is one.',
  },
  STATUS_NOT_UNDERSTOOD: {
    severity: 'WARNING',
    message:
      'No rule knows the progress of item {number}; something is reported, so it was taken as in progress. Confirm it.',
  },
  STATUS_CONTINUING: {
    severity: 'INFO',
    message:
      'Item {number} goes on from period to period, so it is in progress although the paper calls it done.',
  },
  ITEM_ENDS_BEFORE_IT_STARTS: {
    severity: 'ERROR',
    message:
      'Item {number} ends ({end}) before it starts ({start}). Its end counts nowhere as due until confirmed.',
  },
  PERIOD_MISSING: {
    severity: 'INFO',
    message: 'Item {number} has no period, so it is never overdue. Enter its days if it has any.',
  },
  PERIOD_NOT_UNDERSTOOD: {
    severity: 'WARNING',
    message: 'The period "{raw}" of item {number} could not be read. Enter its days.',
  },
  PERIOD_OUTSIDE_YEAR: {
    severity: 'WARNING',
    message: '"{raw}" of item {number} lies outside the fiscal year {year} of the plan. Confirm it.',
  },
  OCCURRENCE_OUTSIDE_PERIOD: {
    severity: 'WARNING',
    message: '"{raw}" of item {number} lies outside the period of the item. Confirm it.',
  },
  OCCURRENCE_AREA_UNKNOWN: {
    severity: 'INFO',
    message:
      '"{raw}" in item {number} is no known area below the plan\'s own; it was kept as a label. Nearest: {other}.',
  },
  OCCURRENCE_AREA_MISSPELT: {
    severity: 'INFO',
    message: '"{raw}" in item {number} was read as {area}, the nearest known name.',
  },
  FISCAL_YEAR_MISSING: {
    severity: 'ERROR',
    message: 'The plan does not say which fiscal year it is for. Enter it and import it again.',
  },
  FISCAL_YEAR_INFERRED: {
    severity: 'WARNING',
    message: 'The plan does not say its fiscal year; {year} was taken from its dates. Confirm it.',
  },
  FISCAL_YEARS_DISAGREE: {
    severity: 'WARNING',
    message: 'The plan is for {year}, but its text also says {other}. Confirm the year.',
  },
  ROLE_NOT_UNDERSTOOD: {
    severity: 'INFO',
    message: 'The role "{raw}" is not known; it was taken as member and kept as written.',
  },
  MEMBER_REPEATED: {
    severity: 'WARNING',
    message: 'The post "{raw}" stands twice in the team. Remove one of them.',
  },
  RECEIVER_BLANK: {
    severity: 'INFO',
    message: 'The receiver "{raw}" of a copy is left blank in the paper.',
  },
} as const satisfies Record<string, FindingRule>;

export type FindingCode = keyof typeof FINDINGS;
