import { fiscalYearSpan, parseFiscalYear } from '../bangla/fiscal-year';
import { fail } from '../errors';
import { areaIdOf, type HubContext } from '../subgraph/hub-context';
import { writeRollupPart } from '../stamps/rollup-part';
import type { Day } from '../time/day';
import type { Basis, Counts } from './history';
import { RollupMap, RollupScope, type ProgressArguments } from './progress-arguments';
import { keptSums } from './kept-sums';
import type { Rollup } from './rollup';
import { sumUp, type OwnCounts, type Sums } from './sum-up';

/** What a roll-up is asked, its arguments understood. */
export interface Question {
  readonly fiscalYear: string;
  readonly asOf: Day;
  readonly map: RollupMap;
  /** The day whose tree adds up. */
  readonly treeOn: Day;
  readonly basis: Basis;
  readonly scope: RollupScope;
  /** The inner id of the area whose decisions alone are meant; null for all. */
  readonly issuerId: string | null;
}

/** What a roll-up of an area comes to, and on what it rests. */
export interface AreaProgress extends Question {
  readonly areaId: string;
  readonly counts: Counts;
}

/**
 * Makes an area's own counts whole before the areas are added up, with what the rules expect of it. What
 * is the same for all areas is worked out once for a question. It may look at the directory alone: what comes of
 * it is kept for as long as that, and the counts, are the same.
 */
export type AlsoOwn = (
  context: Pick<HubContext, 'directory'>,
  question: Pick<Question, 'fiscalYear' | 'asOf' | 'basis'>,
) => (areaId: string, counts: Counts) => Counts;

/**
 * The counts of an area by the arguments of the question. All areas that one request asks about in
 * the same way share one read of the summaries; adding up is done in process.
 */
export async function progressOf(
  context: HubContext,
  rollup: Rollup,
  areaId: string,
  args: ProgressArguments,
  alsoOwn?: AlsoOwn,
): Promise<AreaProgress> {
  const fiscalYear = parseFiscalYear(args.fiscalYear);
  if (!fiscalYear) throw fail('BAD_FISCAL_YEAR', { value: args.fiscalYear.slice(0, 40) });
  const question = questionOf(context, areaId, fiscalYear, args.asOf ?? context.today, args);
  return {
    areaId,
    ...question,
    counts: await countsIn(context, rollup, fiscalYear, areaId, question, alsoOwn),
  };
}

/** What the fiscal years before the one in question came to at the end of the same day, by the same rules. */
export function earlierYears(
  context: HubContext,
  rollup: Rollup,
  { areaId, counts: _counts, ...question }: AreaProgress,
): Promise<Counts> {
  return countsIn(context, rollup, `<${question.fiscalYear}`, areaId, question);
}

/** The counts of some years: of one (`2023-24`), or of all before one (`<2023-24`). */
function countsIn(
  context: HubContext,
  rollup: Rollup,
  years: string,
  areaId: string,
  question: Question,
  alsoOwn?: AlsoOwn,
): Promise<Counts> {
  const { basis, asOf, treeOn, issuerId, scope } = question;
  context.rests?.add(writeRollupPart(context, { rollup: rollup.name, years, basis, areaId }));
  const loader = context.loaders.for(`rollup ${rollup.name} ${years}`, question, async (areaIds) => {
    const asked = { asOf, treeOn, issuerId };
    const sums = await keptSums(context, rollup, { years, basis }, asked, alsoOwn, async () => {
      const rows = await rollup.read(context.database.reader, basis, years, asOf, issuerId === null);
      return sumsOf(context, rows, question, alsoOwn);
    });
    return areaIds.map(scope === RollupScope.SELF ? sums.own : sums.subtree);
  });
  return loader.load(areaId);
}

/** The arguments of a question about an area, understood; fails with DAY_IN_FUTURE or UNKNOWN_AREA. */
export function questionOf(
  context: HubContext,
  areaId: string,
  fiscalYear: string,
  asOf: Day,
  { map, scope, issuedBy }: Pick<ProgressArguments, 'map' | 'scope' | 'issuedBy'>,
): Question {
  if (asOf > context.today) throw fail('DAY_IN_FUTURE', { value: asOf, today: context.today });
  const treeOn = treeDay(map, asOf, fiscalYear, context.today);
  const basis = context.authority.basisFor(areaId, treeOn);
  const issuerId = typeof issuedBy === 'string' ? areaIdOf(context, issuedBy) : null;
  return { fiscalYear, asOf, map, treeOn, basis, scope, issuerId };
}

/** What own counts come to for some areas. */
export function countsOf(
  context: HubContext,
  rows: readonly OwnCounts[],
  areaIds: readonly string[],
  question: Question,
  alsoOwn?: AlsoOwn,
): Counts[] {
  const sums = sumsOf(context, rows, question, alsoOwn);
  return areaIds.map(question.scope === RollupScope.SELF ? sums.own : sums.subtree);
}

function sumsOf(
  context: HubContext,
  rows: readonly OwnCounts[],
  question: Question,
  alsoOwn?: AlsoOwn,
): Sums {
  const { treeOn, issuerId } = question;
  return sumUp(context.directory, rows, treeOn, issuerId, alsoOwn?.(context, question));
}

/** A share in percent with one decimal; null where there is nothing to divide by. */
export function percent(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((part * 1000) / whole) / 10 : null;
}

function treeDay(map: RollupMap, asOf: Day, fiscalYear: string, today: Day): Day {
  if (map === RollupMap.CURRENT) return today;
  const { to } = fiscalYearSpan(fiscalYear);
  return asOf < to ? asOf : to;
}
