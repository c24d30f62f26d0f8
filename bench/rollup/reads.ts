import { PUBLIC } from '../../lib/auth/viewer';
import type { Counts } from '../../lib/rollup/history';
import { progressOf } from '../../lib/rollup/progress-of';
import { RollupMap, RollupScope } from '../../lib/rollup/progress-arguments';
import { seriesOf, SeriesInterval } from '../../lib/rollup/series';
import type { Rollup } from '../../lib/rollup/rollup';
import type { HubContext } from '../../lib/subgraph/hub-context';
import type { Subgraph } from '../../lib/subgraph/subgraph';
import type { Database } from '../../lib/database/database';
import { groupBy, type Baseline } from './group-by';
import { ASKED_YEAR, TODAY } from './sized';

/** A subgraph with its roll-up, and the same question asked of its base rows. */
export interface Side {
  readonly subgraph: Subgraph;
  readonly database: Database;
  readonly rollup: Rollup;
  readonly baseline: Baseline;
}

const ADMIN = { ...PUBLIC, role: 'ADMIN', subject: 'bench' } as const;
const WHERE = { map: RollupMap.CURRENT, scope: RollupScope.SUBTREE };

/** Median milliseconds of each way of asking, and whether all answers were equal. */
export interface ReadFigures {
  /** The statements alone. */
  readonly statements: number;
  /** The whole of it: a new request, its reads and the adding up for every area of the tree. */
  readonly whole: number;
  readonly groupBy: number;
  readonly equal: boolean;
}

/**
 * Asks both subgraphs for an area and every area below it, as the roll-up of a page does, beside SQL that groups
 * base rows; in turn, so that whatever else the machine does falls on both.
 */
export async function measureTree(
  sides: readonly Side[],
  areaId: string | null,
  rounds: number,
): Promise<ReadFigures> {
  const taken = { statements: [] as number[], whole: [] as number[], groupBy: [] as number[] };
  let equal = true;
  for (let round = -2; round < rounds; round += 1) {
    const ms = { statements: 0, whole: 0, groupBy: 0 };
    for (const side of sides) {
      const { database, rollup, baseline } = side;
      const directory = (await contextOf(side)).directory;
      const root = areaId ?? directory.areaByCode('BD')?.id ?? '';
      const areaIds = directory.countedWithin(root, TODAY);
      const began = performance.now();
      const context = await contextOf(side);
      const answers = await Promise.all(
        areaIds.map((id) => progressOf(context, rollup, id, { ...WHERE, fiscalYear: ASKED_YEAR })),
      );
      const asked = performance.now();
      await rollup.read(database.reader, 'ALL', ASKED_YEAR, TODAY, true);
      const read = performance.now();
      const grouped = await groupBy(database, baseline, ASKED_YEAR, areaId === null ? null : areaIds);
      ms.groupBy += performance.now() - read;
      ms.statements += read - asked;
      ms.whole += asked - began;
      for (const [index, id] of areaIds.entries()) {
        const ours = answers[index]?.counts ?? {};
        const theirs = sumOf(directory.countedWithin(id, TODAY), grouped, Object.keys(baseline.measures));
        equal &&= Object.entries(theirs).every(([measure, amount]) => (ours[measure] ?? 0) === amount);
        equal &&= areaIds.length > 1 && grouped.size > 0;
      }
    }
    if (round < 0) continue; // Both warm up.
    for (const way of ['statements', 'whole', 'groupBy'] as const) taken[way].push(ms[way]);
  }
  return {
    statements: median(taken.statements),
    whole: median(taken.whole),
    groupBy: median(taken.groupBy),
    equal,
  };
}

/** Median milliseconds of the trend of an area over ten years by month, of both subgraphs. */
export async function measureTrend(sides: readonly Side[], areaId: string, rounds: number): Promise<number> {
  const taken: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const began = performance.now();
    for (const side of sides) {
      const context = await contextOf(side);
      const span = { ...WHERE, from: '2016-07-01', to: '2026-06-30', interval: SeriesInterval.MONTH };
      await seriesOf(context, side.rollup, areaId, span);
    }
    if (round >= 0) taken.push(performance.now() - began);
  }
  return median(taken);
}

async function contextOf({ subgraph }: Side): Promise<HubContext> {
  const { context } = await subgraph.contextFor({ viewer: ADMIN, requestId: 'bench', directoryVersion: 0 });
  return context as HubContext;
}

function sumOf(
  areaIds: readonly string[],
  grouped: ReadonlyMap<string, Counts>,
  measures: readonly string[],
): Record<string, number> {
  const sum = Object.fromEntries(measures.map((measure) => [measure, 0]));
  for (const areaId of areaIds)
    for (const [measure, amount] of Object.entries(grouped.get(areaId) ?? {}))
      sum[measure] = (sum[measure] ?? 0) + amount;
  return sum;
}

export function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;
}
