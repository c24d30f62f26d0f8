import type { Day } from '../../lib/time/day';
import type { PlainDocument } from '../read/plain-document';
import type { AreaDirectory, KnownArea } from './area-directory';
import { bindings, checkNamedPlace } from './binding';
import type { ColumnRole } from './columns';
import { goesOn, isContinuing } from './continuing';
import { dueDay, limitDay } from './due-day';
import type { Findings } from './paper-findings';
import { type CustomaryColumns, headlessTable, withGuessedColumns } from './headless-tables';
import { implementerInDecision } from './implementer-in-decision';
import { numberValue } from './item-number';
import type { PaperLine } from './paper-lines';
import type { Binding, DecisionItem, ProgressReading } from './paper-reading';
import { proseDecisions } from './prose-decisions';
import { readProgress } from './read-progress';
import { itemsOf } from './table-items';
import type { LaidOutTable } from './table-layout';

export interface DecisionContext {
  /** Whether the paper reports on decisions that were taken before. */
  readonly isReport: boolean;
  readonly document: PlainDocument;
  readonly lines: readonly PaperLine[];
  readonly tables: readonly LaidOutTable[];
  readonly meetingOn: Day | null;
  /** The area of the meeting whose decisions they are; null where it is not known. */
  readonly meetingArea: KnownArea | null;
  /** The area that reports, in a progress report: its decisions bind that area alone. */
  readonly reporter: KnownArea | null;
  readonly directory: AreaDirectory;
}

/** A decision before it is known whom it binds and by when. */
interface Draft {
  readonly number: string;
  readonly topic: string | null;
  readonly discussion: string | null;
  readonly decision: string;
  readonly implementer: string | null;
  /** What the column of time limits says, where there is one. */
  readonly limit: string | null;
  readonly progress: string | null;
  readonly line: number;
}

/** The decisions of minutes or of a report on them, from tables with or without headings, or from prose. */
export function decisionItems(context: DecisionContext, findings: Findings): DecisionItem[] {
  const { isReport } = context;
  if (!isReport) tellProgress(context.tables, findings);
  const tables = chosenTables(context.tables, isReport, findings);
  let drafts = tables.flatMap((table) => draftsOf(table, isReport, findings));
  if (drafts.length === 0) drafts = proseDrafts(context.lines, isReport, findings);
  if (drafts.length === 0) {
    const table = headlessTable(context.document, isReport ? REPORT_COLUMNS : MINUTES_COLUMNS, findings);
    if (table) drafts = draftsOf(table, isReport, findings);
  }
  if (drafts.length === 0)
    findings.add('NO_ITEMS', { line: 1, raw: '', field: 'items', values: { what: 'decisions' } });
  checkNumbers(drafts, findings);
  return drafts.map((draft, index) => finish(draft, index, context, isReport, findings));
}

/** Minutes often tell how far the decisions of the meeting before have come. */
function tellProgress(tables: readonly LaidOutTable[], findings: Findings): void {
  for (const { line, roles, headings } of tables) {
    const told = headings.filter((_, column) => ['DECISION', 'PROGRESS'].includes(roles[column] ?? ''));
    if (roles.includes('PROGRESS'))
      findings.add('PROGRESS_IN_MINUTES', { line, raw: told.join(' | '), field: 'progress' });
  }
}

/** Minutes may repeat the decisions of the last meeting with their progress; those are not decided again. */
function chosenTables(
  tables: readonly LaidOutTable[],
  isReport: boolean,
  findings: Findings,
): LaidOutTable[] {
  const wanted: ColumnRole = isReport ? 'PROGRESS' : 'DECISION';
  let fitting = tables.filter((table) => table.roles.includes(wanted));
  if (fitting.length === 0) {
    fitting = tables
      .filter((table) =>
        table.roles.some((role) => role === 'TOPIC' || role === 'IMPLEMENTER' || role === 'DECISION'),
      )
      .map((table) => withGuessedColumns(table, isReport ? ['DECISION', 'PROGRESS'] : ['DECISION'], findings))
      .filter((table) => table.roles.includes(wanted));
  }
  const fresh = fitting.filter((table) => !table.roles.includes('PROGRESS'));
  return isReport || fresh.length === 0 ? fitting : fresh;
}

function draftsOf(table: LaidOutTable, isReport: boolean, findings: Findings): Draft[] {
  const main = table.roles.includes('DECISION')
    ? 'DECISION'
    : table.roles.includes('TOPIC')
      ? 'TOPIC'
      : 'PROGRESS';
  return itemsOf(table, main, findings).map(({ number, line, cells }) => {
    const whole = cells.get('DECISION') ?? (isReport ? cells.get('TOPIC') : undefined) ?? '';
    const said = cells.get('IMPLEMENTER') ?? cells.get('RESPONSIBLE') ?? '';
    const named = /\p{L}/u.test(said) ? said : null;
    const { decision, implementer } = (named === null ? implementerInDecision(whole) : null) ?? {
      decision: whole,
      implementer: named,
    };
    return {
      number,
      line,
      topic: cells.get('TOPIC') ?? null,
      discussion: cells.get('DISCUSSION') ?? null,
      decision,
      implementer,
      limit: cells.get('PERIOD') ?? cells.get('END') ?? null,
      progress: table.roles.includes('PROGRESS') ? (cells.get('PROGRESS') ?? '') : null,
    };
  });
}

function proseDrafts(lines: readonly PaperLine[], isReport: boolean, findings: Findings): Draft[] {
  const decisions = proseDecisions(lines);
  // Minutes that number nothing are told of once.
  const untold = decisions.every(({ number }) => number === null) ? 1 : decisions.length;
  return decisions.map((found, index) => {
    if (found.number === null && index < untold)
      findings.add('ITEM_WITHOUT_NUMBER', {
        line: found.line,
        raw: found.decision.slice(0, 80),
        item: index,
        field: 'number',
        values: { number: String(index + 1) },
      });
    return {
      ...found,
      number: found.number ?? String(index + 1),
      limit: null,
      progress: found.progress ?? (isReport ? '' : null),
    };
  });
}

function finish(
  draft: Draft,
  index: number,
  context: DecisionContext,
  isReport: boolean,
  findings: Findings,
): DecisionItem {
  const place = { line: draft.line, item: index };
  const continuing = isContinuing(`${draft.decision} ${draft.topic ?? ''}`) || goesOn(draft.limit ?? '');
  const limited = limitDay(draft.limit ?? '', context.meetingOn);
  const due = limited.dueBasis === null ? dueDay(draft.decision, context.meetingOn) : limited;
  if (draft.decision === '')
    findings.add('ITEM_INCOMPLETE', {
      ...place,
      raw: draft.topic ?? draft.number,
      field: 'decision',
      values: { number: draft.number, what: 'decision' },
    });
  if (due.dueOn !== null && context.meetingOn !== null && due.dueOn < context.meetingOn)
    findings.add('DUE_BEFORE_MEETING', {
      ...place,
      raw: due.dueRaw ?? '',
      field: 'dueOn',
      values: { number: draft.number, day: due.dueOn },
    });
  if (due.dueRaw !== null && due.dueOn === null)
    findings.add('DUE_DAY_NOT_COMPUTED', {
      ...place,
      raw: due.dueRaw,
      field: 'dueOn',
      values: { number: draft.number },
    });
  const kind = continuing && due.dueBasis !== 'STATED' ? 'CONTINUING' : 'ONE_TIME';
  return {
    number: draft.number,
    topic: draft.topic,
    discussion: draft.discussion,
    decision: draft.decision,
    implementer: draft.implementer,
    binds: bindsOf(draft, index, context, isReport, findings),
    decisionKind: kind,
    ...due,
    progress: draft.progress === null ? null : progressOf(draft, index, kind === 'CONTINUING', findings),
    line: draft.line,
    startsOn: null,
    endsOn: null,
    occurrences: [],
  };
}

function bindsOf(
  draft: Draft,
  index: number,
  context: DecisionContext,
  isReport: boolean,
  findings: Findings,
): Binding[] {
  if (isReport)
    return context.reporter
      ? [{ scope: 'AREAS', areas: [context.reporter.code] }]
      : [{ scope: 'OWN', areas: [] }];
  if (!context.meetingArea) return [{ scope: 'OWN', areas: [] }];
  if (draft.implementer === null || draft.implementer === '') {
    const binds = bindings(draft.decision, context.meetingArea, context.directory);
    const [only] = binds;
    const own = only?.scope === 'OWN';
    // Without an implementer only "all" in the decision itself can bind others; a place named in it may be its object.
    findings.add('IMPLEMENTER_MISSING', {
      line: draft.line,
      item: index,
      raw: draft.decision.slice(0, 120),
      field: 'implementer',
      values: { number: draft.number },
    });
    return own
      ? binds
      : binds
          .filter((binding) => binding.scope.startsWith('ALL'))
          .concat(
            binds.some((binding) => binding.scope.startsWith('ALL')) ? [] : [{ scope: 'OWN', areas: [] }],
          );
  }
  checkNamedPlace(draft.implementer, context.meetingArea, context.directory, findings, {
    line: draft.line,
    item: index,
  });
  return bindings(draft.implementer, context.meetingArea, context.directory);
}

function progressOf(draft: Draft, index: number, continuing: boolean, findings: Findings): ProgressReading {
  const { understood, heldBack, ...progress } = readProgress(draft.progress ?? '', continuing);
  const place = {
    line: draft.line,
    item: index,
    raw: progress.text.slice(0, 200),
    field: 'progress',
    values: { number: draft.number },
  };
  if (!understood) findings.add('STATUS_NOT_UNDERSTOOD', place);
  if (heldBack) findings.add('STATUS_CONTINUING', place);
  return progress;
}

function checkNumbers(drafts: readonly Draft[], findings: Findings): void {
  const seen = new Set<string>();
  let before = 0;
  drafts.forEach((draft, index) => {
    const value = numberValue(draft.number);
    const place = { line: draft.line, item: index, raw: draft.number, field: 'number' };
    if (seen.has(draft.number))
      findings.add('ITEM_NUMBER_REPEATED', { ...place, values: { number: draft.number } });
    else if (value > 0 && before > 0 && value !== before + 1)
      findings.add('ITEM_NUMBERS_IRREGULAR', { ...place, values: { before, number: draft.number } });
    seen.add(draft.number);
    before = value;
  });
}

const MINUTES_COLUMNS: CustomaryColumns = {
  3: ['NUMBER', 'DECISION', 'IMPLEMENTER'],
  4: ['NUMBER', 'TOPIC', 'DECISION', 'IMPLEMENTER'],
  5: ['NUMBER', 'TOPIC', 'DISCUSSION', 'DECISION', 'IMPLEMENTER'],
};
const REPORT_COLUMNS: CustomaryColumns = {
  3: ['NUMBER', 'DECISION', 'PROGRESS'],
  4: ['NUMBER', 'TOPIC', 'DECISION', 'PROGRESS'],
  5: ['NUMBER', 'TOPIC', 'DECISION', 'IMPLEMENTER', 'PROGRESS'],
};
