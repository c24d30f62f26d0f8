import type { WriteTable } from '../../http/send-table';
import { dhakaToday } from '../../calendar';
import type { LateDecisionFragment, LateStepFragment } from '../../operations';
import type { Cell } from '../../tables/table-of';
import type { View } from '../../view';
import { askArea, type AreaPicture } from './ask-area';
import { hasNotJoined, rowsOf, type AreaRow } from './area-rows';
import { readSort, sortRows } from './sort-rows';
import type { TrendPoint } from './trend-points';

/** Columns that every row ends with, so that a figure never travels without what it is of. */
const ABOUT = ['fiscalYear', 'asOf', 'basis', 'map'] as const;

/** What the page of an area shows as a table: its areas, or by `part` its late list, its months or its years. */
export const areaTable: WriteTable = async (ask, { view }, request) => {
  if ((view.asOf ?? '') > dhakaToday()) return null;
  const { picture } = await askArea(String(request.params['code']), view, ask);
  if (!picture) return null;
  const part = PARTS[view.own['part'] ?? 'areas'] ?? areas;
  return part(picture, view);
};

interface Part {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const PARTS: Readonly<Record<string, (picture: AreaPicture, view: View) => Part>> = {
  areas,
  late,
  months: (picture, view) => trend('months', picture.months, picture, view),
  years: (picture, view) => trend('years', picture.years, picture, view),
};

function areas(picture: AreaPicture, view: View): Part {
  const rows = sortRows(rowsOf(picture.rows, picture.tableLevel), readSort(view.own['sort']), (one, other) =>
    one.nameBn < other.nameBn ? -1 : 1,
  );
  const about = aboutOf(picture, view);
  return {
    name: `${picture.area.code}-areas-${picture.fiscalYear}`,
    columns: [
      ...['code', 'nameBn', 'nameEn', 'level', 'aboveCode', 'aboveBn', 'aboveEn', 'joined'],
      ...DECISION_COLUMNS.map((name) => `decisions_${name}`),
      ...PLAN_COLUMNS.map((name) => `plans_${name}`),
      ...ABOUT,
    ],
    rows: rows.map((row) => [
      row.code,
      row.nameBn,
      row.nameEn,
      row.level,
      row.above?.code ?? picture.area.code,
      row.above?.nameBn ?? picture.area.nameBn,
      row.above?.nameEn ?? picture.area.nameEn,
      hasNotJoined(row) ? 'no' : 'yes',
      ...DECISION_COLUMNS.map((name) => row.decisionProgress?.[name] ?? null),
      ...PLAN_COLUMNS.map((name) => row.planProgress?.[name] ?? null),
      ...about,
    ]),
  };
}

const DECISION_COLUMNS = [
  'assignments',
  'implemented',
  'dropped',
  'overdue',
  'notReported',
  'percentImplemented',
  'monthsMet',
  'meetingsExpected',
] as const satisfies readonly (keyof NonNullable<AreaRow['decisionProgress']>)[];

const PLAN_COLUMNS = [
  'activities',
  'cancelled',
  'overdue',
  'notReported',
  'percentComplete',
  'percentExpectedToDate',
  'plansSubmitted',
  'plansExpected',
  'teamsFormed',
  'teamsExpected',
] as const satisfies readonly (keyof NonNullable<AreaRow['planProgress']>)[];

/** As many of the longest late as the page shows; `/areas/:code/late.csv` has all of them. */
function late(picture: AreaPicture, view: View): Part {
  const { area } = picture;
  const about = aboutOf(picture, view).slice(1);
  const row = (kind: string, item: LateDecisionFragment | LateStepFragment, number: Cell, text: Cell) => [
    kind,
    item.daysLate,
    item.dueOn,
    item.reason,
    item.area?.code ?? null,
    item.area?.nameBn ?? null,
    item.area?.nameEn ?? null,
    number,
    text,
    item.lastReport?.reportedOn ?? null,
    item.fiscalYear,
    ...about,
  ];
  return {
    name: `${area.code}-late-${picture.fiscalYear}`,
    columns: [
      ...['kind', 'daysLate', 'dueOn', 'reason', 'areaCode', 'areaBn', 'areaEn', 'number', 'text'],
      ...['lastReportOn', ...ABOUT],
    ],
    rows: [
      ...(area.late?.edges ?? []).map(({ node }) =>
        row(
          'DECISION',
          node,
          node.assignment?.decision?.number ?? null,
          node.assignment?.decision?.text ?? null,
        ),
      ),
      ...(area.lateActivities?.edges ?? []).map(({ node }) =>
        row('ACTIVITY', node, node.activity?.number ?? null, node.activity?.task ?? null),
      ),
    ],
  };
}

function trend(name: string, points: readonly TrendPoint[], picture: AreaPicture, view: View): Part {
  const { area } = picture;
  const [, , basis = null, map = null] = aboutOf(picture, view);
  return {
    name: `${area.code}-${name}`,
    columns: [
      ...['code', 'nameBn', 'nameEn', 'assignments', 'implemented', 'percentImplemented', 'activities'],
      ...['percentComplete', 'percentExpectedToDate', 'overdue', ...ABOUT],
    ],
    rows: points.map((point) => [
      area.code,
      area.nameBn,
      area.nameEn,
      point.assignments,
      point.implemented,
      point.percentImplemented,
      point.activities,
      point.percentComplete,
      point.percentExpected,
      point.overdue,
      point.fiscalYear,
      point.asOf,
      basis,
      map,
    ]),
  };
}

function aboutOf({ area, fiscalYear, asOf }: AreaPicture, { map }: View): readonly Cell[] {
  const told = area.decisionProgress ?? area.planProgress;
  return [fiscalYear, told?.asOf ?? asOf, told?.basis ?? null, map];
}
