import type { GraphQLFormattedError } from 'graphql';
import { daysOf, dhakaToday, endOfLastMonth, fiscalYearFrom, fiscalYearOf } from '../../calendar';
import type { Ask } from '../../http/ask';
import {
  AreaBelow,
  AreaBeside,
  AreaChildren,
  AreaPage,
  AreaTrend,
  type AreaPageQuery,
} from '../../operations';
import type { View } from '../../view';
import { flatRows, type AreaRow } from './area-rows';
import { readLevel, type BelowLevel } from './below-level';
import { trendPoints, type TrendPoint } from './trend-points';
import { askYears, newestOf } from './years-on-record';

export type AreaFacts = NonNullable<AreaPageQuery['area']>;

/** All that the page of an area, its CSV and its print tell. */
export interface AreaPicture {
  readonly area: AreaFacts;
  readonly fiscalYear: string;
  /** Why this year: it was asked for, it is the present one, or the newest with something on record. */
  readonly yearChosen: 'ASKED' | 'PRESENT' | 'NEWEST';
  /** The day counted to, and the end of the month before it. */
  readonly asOf: string;
  readonly before: string;
  /** Whether the list of what is late is of all recent years, as in the present year, or of this year alone. */
  readonly lateOfAllYears: boolean;
  /** Every area below down to the level of the table and of the map. */
  readonly rows: readonly AreaRow[];
  readonly tableLevel: BelowLevel | null;
  /** Percentages of the areas beside it, itself included. */
  readonly beside: {
    readonly decisions: readonly (number | null)[];
    readonly plans: readonly (number | null)[];
  };
  readonly months: readonly TrendPoint[];
  readonly years: readonly TrendPoint[];
  readonly isPartial: boolean;
}

export type Asked =
  | { readonly picture: AreaPicture }
  | { readonly picture: null; readonly errors: readonly GraphQLFormattedError[] };

/** Asks everything about an area in a view; the year is found first where none is asked for. */
export async function askArea(code: string, view: View, ask: Ask): Promise<Asked> {
  const asOf = view.asOf ?? dhakaToday();
  const present = fiscalYearOf(asOf);
  const { map } = view;
  const yearsTold = askYears(code, view, ask);
  const fiscalYear = view.fiscalYear ?? newestOf(trendPoints((await yearsTold).data?.area), present);
  const { first, last } = daysOf(fiscalYear);
  const on = map === 'AS_OF' ? [asOf, last].sort()[0] : null;
  const at = { code, fiscalYear, asOf: view.asOf, map, on };
  const lateOfAllYears = fiscalYear === present;
  const before = endOfLastMonth(asOf);
  // A year that has not begun has no months yet.
  const hasMonths = first <= asOf;
  const [page, years, beside, children, below, months] = await Promise.all([
    ask(AreaPage, { ...at, before, lateYear: lateOfAllYears ? null : fiscalYear }),
    yearsTold,
    code === 'BD' ? null : ask(AreaBeside, at),
    needsMore(code, view) ? null : ask(AreaChildren, at),
    needsMore(code, view) ? ask(AreaBelow, { ...at, three: needsThree(code, view) }) : null,
    hasMonths
      ? ask(AreaTrend, {
          code,
          from: first,
          to: [asOf, last].sort()[0] ?? last,
          interval: 'MONTH',
          map,
          on,
        })
      : null,
  ]);
  const area = page.data?.area;
  if (!area) return { picture: null, errors: page.errors };
  const answers = [page, years, beside, children, below, months];
  const neighbours = beside?.data?.area?.parent?.children ?? [];
  return {
    picture: {
      area,
      fiscalYear,
      yearChosen: view.fiscalYear ? 'ASKED' : fiscalYear === present ? 'PRESENT' : 'NEWEST',
      asOf,
      before,
      lateOfAllYears,
      rows: flatRows(below?.data?.area?.children ?? children?.data?.area?.children ?? []),
      tableLevel: readLevel(area.level, view.own['level']),
      beside: {
        decisions: neighbours.map(({ decisionProgress }) => decisionProgress?.percentImplemented ?? null),
        plans: neighbours.map(({ planProgress }) => planProgress?.percentComplete ?? null),
      },
      months: trendPoints(months?.data?.area),
      years: trendPoints(years.data?.area),
      isPartial: answers.some((answer) => (answer?.errors.length ?? 0) > 0),
    },
  };
}

/** The country's map shows districts, a division's upazilas: two levels down. By the length of the code alone. */
function needsMore(code: string, view: View): boolean {
  return code.length <= 2 || view.own['level'] === 'UPAZILA';
}

function needsThree(code: string, { own }: View): boolean {
  return code === 'BD' && (own['level'] === 'UPAZILA' || own['level'] === 'ALL');
}

/** The fiscal years that a reader can choose: from the present one back. */
export function yearsToChoose(asOf: string, chosen: string): readonly string[] {
  const present = Number(fiscalYearOf(asOf).slice(0, 4));
  const years = Array.from({ length: 14 }, (_each, back) => fiscalYearFrom(present + 1 - back));
  return years.includes(chosen) ? years : [...years, chosen].sort().reverse();
}
