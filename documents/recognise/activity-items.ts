import { findDates, parseDate } from '../../lib/bangla/dates';
import { toLatinDigits } from '../../lib/bangla/digits';
import { fiscalYearSpan } from '../../lib/bangla/fiscal-year';
import type { PlainDocument } from '../read/plain-document';
import { type AreaDirectory, describeArea, type KnownArea } from './area-directory';
import type { ColumnRole } from './columns';
import type { Findings } from './paper-findings';
import { type CustomaryColumns, headlessTable, withGuessedColumns } from './headless-tables';
import { type Period, readPeriod } from './period';
import type { ActivityItem, OccurrenceReading, Recurrence } from './paper-reading';
import { recurrenceIn } from './recurrence';
import { readProgress } from './read-progress';
import { itemsOf, type TableItem } from './table-items';
import type { LaidOutTable } from './table-layout';

export interface ActivityContext {
  readonly document: PlainDocument;
  readonly tables: readonly LaidOutTable[];
  readonly fiscalYear: string | null;
  readonly area: KnownArea | null;
  readonly directory: AreaDirectory;
}

/** The activities of a plan with their periods, dated steps and measures. */
export function activityItems(context: ActivityContext, findings: Findings): ActivityItem[] {
  const items = chosenTables(context, findings).flatMap((table) => {
    const main: ColumnRole = table.roles.includes('TASK') ? 'TASK' : 'TOPIC';
    return itemsOf(table, main, findings).map((item) => ({ item, main }));
  });
  if (items.length === 0)
    findings.add('NO_ITEMS', { line: 1, raw: '', field: 'items', values: { what: 'activities' } });
  let subject: string | null = null;
  return items.map(({ item, main }, index) => {
    // A subject over several rows is written once, in the first of them.
    subject = main === 'TOPIC' ? null : (item.cells.get('TOPIC') ?? subject);
    return finish(item, item.cells.get(main) ?? '', subject, index, context, findings);
  });
}

function chosenTables(context: ActivityContext, findings: Findings): LaidOutTable[] {
  const fitting = context.tables.filter(
    ({ roles }) => roles.includes('TASK') && roles.some((role) => role !== null && PLAN_COLUMNS.has(role)),
  );
  if (fitting.length > 0) return fitting;
  const guessed = context.tables
    .filter(({ roles }) => roles.some((role) => role !== null && PLAN_COLUMNS.has(role)))
    .map((table) => withGuessedColumns(table, ['TASK'], findings))
    .filter(({ roles }) => roles.includes('TASK') || roles.includes('TOPIC'));
  if (guessed.length > 0) return guessed;
  const headless = headlessTable(context.document, CUSTOMARY, findings);
  return headless ? [headless] : [];
}

function finish(
  { number, line, cells, steps }: TableItem,
  task: string,
  subject: string | null,
  index: number,
  context: ActivityContext,
  findings: Findings,
): ActivityItem {
  const cell = (role: ColumnRole): string => cells.get(role) ?? '';
  const period = periodOf(cells, context.fiscalYear);
  const place = { line, item: index };
  if (task === '')
    findings.add('ITEM_INCOMPLETE', {
      ...place,
      raw: number,
      field: 'task',
      values: { number, what: 'task' },
    });
  const endsOnInDoubt = checkPeriod(period, number, place, context.fiscalYear, findings);
  const occurrences = occurrencesOf({ number, line, cells, steps }, task, period, index, context, findings);
  checkOccurrences(occurrences, period, number, place, context, findings);
  const reported = cells.has('PROGRESS') ? readProgress(cell('PROGRESS'), false) : null;
  const progress =
    reported === null
      ? null
      : {
          status: reported.status,
          statusBasis: reported.statusBasis,
          rule: reported.rule,
          percent: reported.percent,
          text: reported.text,
        };
  const weight = /^(\d{1,4}(?:\.\d{1,2})?)/.exec(toLatinDigits(cell('WEIGHT')));
  return {
    number,
    subject,
    task,
    responsible: cells.get('RESPONSIBLE') ?? cells.get('IMPLEMENTER') ?? null,
    expectedResult: cells.get('RESULT') ?? null,
    measure: cells.get('MEASURE') ?? null,
    unit: cells.get('UNIT') ?? null,
    weight: weight?.[1] ? Number(weight[1]) : null,
    target: cells.get('TARGET') ?? null,
    startsOn: period.start.on,
    endsOn: period.end.on,
    startsOnPrecision: period.start.precision,
    endsOnPrecision: period.end.precision,
    startsOnRaw: period.start.raw,
    endsOnRaw: period.end.raw,
    endsOnInDoubt,
    recurrence: recurrenceOf(cells, task),
    occurrences,
    progress,
    line,
  };
}

/** The words of the period say how often; else those of the task. */
function recurrenceOf(cells: ReadonlyMap<ColumnRole, string>, task: string): Recurrence {
  for (const role of ['START', 'END', 'PERIOD'] as const) {
    const found = recurrenceIn(cells.get(role) ?? '');
    if (found.every !== 'NONE') return found;
  }
  return recurrenceIn(task);
}

function periodOf(cells: ReadonlyMap<ColumnRole, string>, year: string | null): Period {
  const period = readPeriod(
    { start: cells.get('START') ?? '', end: cells.get('END') ?? '', whole: cells.get('PERIOD') ?? '' },
    year,
  );
  const target = cells.get('TARGET') ?? '';
  const targetDay = period.end.raw === null ? parseDate(target) : null;
  // In plans by indicator the target of a task that is done once is the day it is done.
  return targetDay
    ? { ...period, end: { on: targetDay.to, precision: targetDay.precision, raw: target } }
    : period;
}

function checkPeriod(
  period: Period,
  number: string,
  place: { line: number; item: number },
  year: string | null,
  findings: Findings,
): boolean {
  const { start, end } = period;
  if (period.notUnderstood !== null)
    findings.add('PERIOD_NOT_UNDERSTOOD', {
      ...place,
      raw: period.notUnderstood,
      field: 'endsOn',
      values: { number },
    });
  if (start.raw === null && end.raw === null)
    findings.add('PERIOD_MISSING', { ...place, raw: number, field: 'endsOn', values: { number } });
  const backwards = start.on !== null && end.on !== null && end.on < start.on;
  if (backwards)
    findings.add('ITEM_ENDS_BEFORE_IT_STARTS', {
      ...place,
      raw: end.raw ?? '',
      field: 'endsOn',
      values: { number, start: start.on, end: end.on },
    });
  if (year === null) return backwards;
  const span = fiscalYearSpan(year);
  for (const [field, edge] of [
    ['startsOn', start],
    ['endsOn', end],
  ] as const)
    if (edge.on !== null && (edge.on < span.from || edge.on > span.to) && !(backwards && field === 'endsOn'))
      findings.add('PERIOD_OUTSIDE_YEAR', { ...place, raw: edge.raw ?? '', field, values: { number, year } });
  return backwards;
}

function occurrencesOf(
  { number, line, steps }: TableItem,
  task: string,
  period: Period,
  index: number,
  context: ActivityContext,
  findings: Findings,
): OccurrenceReading[] {
  const stated = steps.flatMap((step): OccurrenceReading[] => {
    const date = parseDate(step.date);
    if (!date) return [];
    const label = step.label === '' ? null : step.label;
    const named = label === null ? null : areaNamed(label, context);
    if (named && !named.exact)
      findings.add('OCCURRENCE_AREA_MISSPELT', {
        line: step.line,
        item: index,
        raw: step.label,
        field: 'occurrences',
        values: { number, area: describeArea(named.area) },
      });
    return [
      {
        label,
        on: date.to,
        precision: date.precision,
        raw: step.date,
        area: named?.area.code ?? null,
        line: step.line,
      },
    ];
  });
  if (stated.length > 0) return stated;
  const inTask = findDates(task).filter((date) => date.precision === 'DAY');
  const dates = period.more.length > 0 ? period.more : inTask.length > 1 ? inTask : [];
  return dates.map((date) => ({
    label: null,
    on: date.to,
    precision: date.precision,
    raw: date.raw,
    area: null,
    line,
  }));
}

/** The area below the plan's own that a label names. */
function areaNamed(
  label: string,
  { area, directory }: ActivityContext,
): { area: KnownArea; exact: boolean } | null {
  if (!area) return null;
  const named = directory
    .namedIn(label, true)
    .flatMap(({ areas, exact }) =>
      areas
        .filter((one) => one.code !== area.code && directory.isWithin(one, area.code))
        .map((one) => ({ area: one, exact })),
    );
  return named[0] ?? null;
}

/** The three areas below the plan's own whose names are most like a label. */
function nearestBelow(label: string, { area, directory }: ActivityContext): string {
  const below = area ? directory.below(area.code) : [];
  return directory.nearest(label, below).map(describeArea).join(', ');
}

function checkOccurrences(
  occurrences: readonly OccurrenceReading[],
  { start, end }: Period,
  number: string,
  place: { line: number; item: number },
  context: ActivityContext,
  findings: Findings,
): void {
  const byArea = occurrences.filter((occurrence) => occurrence.area !== null).length;
  for (const { on, raw, label, area, line } of occurrences) {
    const outside = (start.on !== null && on < start.on) || (end.on !== null && on > end.on);
    if (outside)
      findings.add('OCCURRENCE_OUTSIDE_PERIOD', {
        line,
        item: place.item,
        raw,
        field: 'occurrences',
        values: { number },
      });
    // Where most labels are areas, one that is none is probably misspelt.
    if (label !== null && area === null && byArea * 2 > occurrences.length)
      findings.add('OCCURRENCE_AREA_UNKNOWN', {
        line,
        item: place.item,
        raw: label,
        field: 'occurrences',
        values: { number, other: nearestBelow(label, context) },
      });
  }
}

const PLAN_COLUMNS = new Set<ColumnRole>([
  'START',
  'END',
  'PERIOD',
  'RESULT',
  'MEASURE',
  'TARGET',
  'RESPONSIBLE',
  'WEIGHT',
]);
const CUSTOMARY: CustomaryColumns = {
  6: ['NUMBER', 'TOPIC', 'TASK', 'START', 'END', 'RESPONSIBLE'],
  7: ['NUMBER', 'TASK', 'START', 'END', 'RESPONSIBLE', 'RESULT', 'MEASURE'],
  8: ['NUMBER', 'TOPIC', 'TASK', 'START', 'END', 'RESPONSIBLE', 'RESULT', 'MEASURE'],
};
