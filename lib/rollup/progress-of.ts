import { fiscalYearSpan, parseFiscalYear } from '../bangla/fiscal-year';
import { fail } from '../errors';
import { areaIdOf, demandTimeLeft, type HubContext } from '../subgraph/hub-context';
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
 * The counts of an area by the arguments of the question. All areas that one request asks about in the same way
 * share one read of the summaries; what an area comes to is the same object for as long as nothing of it has
 * changed, and is not to be written to.
 */
export async function progressOf(
  context: HubContext,
  rollup: Rollup,
  areaId: string,
  args: ProgressArguments,
  alsoOwn?: AlsoOwn,
): Promise<AreaProgress> {
  const asked = context.loaders.once(`asked of ${rollup.name}`, args, () => askedBy(context, args));
  const question = asked.on(context.authority.basisFor(areaId, asked.treeOn));
  return progressIn(
    await sumsFor(context, rollup, question.fiscalYear, areaId, question, alsoOwn),
    areaId,
    question,
  );
}

/** What the fiscal years before the one in question came to at the end of the same day, by the same rules. */
export async function earlierYears(
  context: HubContext,
  rollup: Rollup,
  { areaId, counts: _counts, ...question }: AreaProgress,
): Promise<Counts> {
  const sums = await sumsFor(context, rollup, `<${question.fiscalYear}`, areaId, question);
  return countsIn(sums, areaId, question);
}

/** The arguments of a field, the same for all areas that it is asked of, but for the basis. */
interface AskedAlike {
  readonly treeOn: Day;
  readonly on: (basis: Basis) => Question;
}

function askedBy(context: HubContext, args: ProgressArguments): AskedAlike {
  const fiscalYear = parseFiscalYear(args.fiscalYear);
  if (!fiscalYear) throw fail('BAD_FISCAL_YEAR', { value: args.fiscalYear.slice(0, 40) });
  const understood = understand(context, fiscalYear, args.asOf ?? context.today, args);
  const questions = {
    ALL: { ...understood, basis: 'ALL' },
    PUBLISHED: { ...understood, basis: 'PUBLISHED' },
  } as const;
  return { treeOn: understood.treeOn, on: (basis) => questions[basis] };
}

/** What some years (one, `2023-24`, or all before one, `<2023-24`) come to in every area; read once for a request. */
function sumsFor(
  context: HubContext,
  rollup: Rollup,
  years: string,
  areaId: string,
  question: Question,
  alsoOwn?: AlsoOwn,
): Promise<Sums> {
  const { basis, asOf, treeOn, issuerId } = question;
  context.rests?.add(writeRollupPart(context, { rollup: rollup.name, years, basis, areaId }));
  return context.loaders.once(`rollup ${rollup.name} ${years}`, question, () => {
    demandTimeLeft();
    const asked = { asOf, treeOn, issuerId };
    return keptSums(context, rollup, { years, basis }, asked, {
      read: (areaIds) => rollup.read(context.database.reader, basis, years, asOf, issuerId === null, areaIds),
      add: (rows) => sumsOf(context, rows, question, alsoOwn),
      rule: alsoOwn,
    });
  });
}

/** What an area comes to, put together once for sums that are kept. */
function progressIn(sums: Sums, areaId: string, question: Question): AreaProgress {
  let ways = PROGRESS.get(sums);
  if (!ways) PROGRESS.set(sums, (ways = new Map<string, Map<string, AreaProgress>>()));
  const way = `${question.scope} ${question.map}`;
  let areas = ways.get(way);
  if (!areas) ways.set(way, (areas = new Map<string, AreaProgress>()));
  let progress = areas.get(areaId);
  if (!progress)
    areas.set(areaId, (progress = { areaId, ...question, counts: countsIn(sums, areaId, question) }));
  return progress;
}

/** All else that a question says went into the sums. */
const PROGRESS = new WeakMap<Sums, Map<string, Map<string, AreaProgress>>>();

function countsIn(sums: Sums, areaId: string, { scope }: Pick<Question, 'scope'>): Counts {
  return scope === RollupScope.SELF ? sums.own(areaId) : sums.subtree(areaId);
}

/** The arguments of a question about an area, understood; fails with DAY_IN_FUTURE or UNKNOWN_AREA. */
export function questionOf(
  context: HubContext,
  areaId: string,
  fiscalYear: string,
  asOf: Day,
  where: Where,
): Question {
  const understood = understand(context, fiscalYear, asOf, where);
  return { ...understood, basis: context.authority.basisFor(areaId, understood.treeOn) };
}

type Where = Pick<ProgressArguments, 'map' | 'scope' | 'issuedBy'>;

function understand(
  context: HubContext,
  fiscalYear: string,
  asOf: Day,
  { map, scope, issuedBy }: Where,
): Omit<Question, 'basis'> {
  if (asOf > context.today) throw fail('DAY_IN_FUTURE', { value: asOf, today: context.today });
  const treeOn = treeDay(map, asOf, fiscalYear, context.today);
  const issuerId = typeof issuedBy === 'string' ? areaIdOf(context, issuedBy) : null;
  return { fiscalYear, asOf, map, treeOn, scope, issuerId };
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
  return areaIds.map((areaId) => countsIn(sums, areaId, question));
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
