import { dhakaToday, fiscalYearOf } from '../../calendar';
import type { Answer, Ask } from '../../http/ask';
import { AreaTrend, type AreaTrendQuery } from '../../operations';
import type { View } from '../../view';
import { trendPoints, type TrendPoint } from './trend-points';

/** How many years the trend shows, the present one included. */
const YEARS = 8;

/** How an area came along, a point for each of the last years. */
export function askYears(
  code: string,
  { asOf, map }: Pick<View, 'asOf' | 'map'>,
  ask: Ask,
): Promise<Answer<AreaTrendQuery>> {
  const firstYear = Number(fiscalYearOf(asOf ?? dhakaToday()).slice(0, 4)) - YEARS + 1;
  return ask(AreaTrend, {
    code,
    from: `${firstYear}-07-01`,
    to: asOf,
    interval: 'FISCAL_YEAR',
    map,
    on: null,
  });
}

/** The year that a page is about where none is asked for: so that a link from one page means the same on another. */
export async function newestYear(code: string, view: View, ask: Ask): Promise<string> {
  const { data } = await askYears(code, view, ask);
  return newestOf(trendPoints(data?.area), fiscalYearOf(view.asOf ?? dhakaToday()));
}

/** The present year where something is on record in it, else the newest year that has something, else the present. */
export function newestOf(years: readonly TrendPoint[], present: string): string {
  const filled = years.filter(({ assignments, activities }) => assignments + activities > 0);
  return filled.at(-1)?.fiscalYear ?? present;
}
