import { fiscalYearSpan, parseFiscalYear } from '../bangla/fiscal-year';
import { fail } from '../errors';
import { areaIdOf, type HubContext } from '../subgraph/hub-context';
import type { Day } from '../time/day';
import type { Basis, Counts } from './history';
import { RollupMap, RollupScope, type ProgressArguments } from './progress-arguments';
import type { Rollup } from './rollup';
import { addCounts, subtreeSums } from './sum-up';

/** What a roll-up of an area comes to, and on what it rests. */
export interface AreaProgress {
  readonly areaId: string;
  readonly fiscalYear: string;
  readonly asOf: Day;
  readonly basis: Basis;
  readonly treeOn: Day;
  readonly scope: RollupScope;
  readonly counts: Counts;
}

/**
 * What an area itself has beside its kept counts, such as what the rules expect of it; added before
 * the areas are added up.
 */
export type AlsoCounted = (
  areaId: string,
  counts: Counts,
  question: { readonly fiscalYear: string; readonly asOf: Day },
) => Counts;

/**
 * The counts of an area by the arguments of the question. All areas that one request asks about in
 * the same way share one read of the summaries; adding up is done in process.
 */
export async function progressOf(
  context: HubContext,
  rollup: Rollup,
  areaId: string,
  args: ProgressArguments,
  alsoCounted?: AlsoCounted,
): Promise<AreaProgress> {
  const fiscalYear = parseFiscalYear(args.fiscalYear);
  if (!fiscalYear) throw fail('BAD_FISCAL_YEAR', { value: args.fiscalYear.slice(0, 40) });
  const asOf = args.asOf ?? context.today;
  if (asOf > context.today) throw fail('DAY_IN_FUTURE', { value: asOf, today: context.today });
  const treeOn = treeDay(args.map, asOf, fiscalYear, context.today);
  const basis = context.authority.basisFor(areaId, treeOn);
  const issuerId = args.issuedBy ? areaIdOf(context, args.issuedBy) : null;
  const question = { fiscalYear, asOf, treeOn, basis, issuerId, scope: args.scope };
  const loader = context.loaders.for(`rollup ${rollup.name}`, question, async (areaIds) => {
    const rows = await rollup.read(context.database.reader, basis, fiscalYear, asOf);
    const own = new Map<string, Record<string, number>>();
    for (const row of rows) {
      if (issuerId === null || row.issuerId === issuerId) {
        own.set(row.areaId, addCounts(own.get(row.areaId) ?? {}, row.counts));
      }
    }
    for (const { id } of alsoCounted ? context.directory.allAreas() : []) {
      if (issuerId !== null && id !== issuerId) continue;
      const counts = own.get(id) ?? {};
      own.set(id, addCounts({ ...counts }, alsoCounted?.(id, counts, question) ?? {}));
    }
    const sums = subtreeSums(context.directory, own, treeOn);
    return areaIds.map((id) => (args.scope === RollupScope.SELF ? (own.get(id) ?? {}) : sums(id)));
  });
  const counts = await loader.load(areaId);
  return { areaId, fiscalYear, asOf, basis, treeOn, scope: args.scope, counts };
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
