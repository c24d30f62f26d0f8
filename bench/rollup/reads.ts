import { PUBLIC } from '../../lib/auth/viewer';
import type { Counts } from '../../lib/rollup/history';
import { progressOf, type AlsoOwn } from '../../lib/rollup/progress-of';
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
  /** What the rules expect beside what is counted. */
  readonly alsoOwn: AlsoOwn;
  readonly baseline: Baseline;
}

const ADMIN = { ...PUBLIC, role: 'ADMIN', subject: 'bench' } as const;
const WHERE = { map: RollupMap.CURRENT, scope: RollupScope.SUBTREE };

/** Median milliseconds, and those of them that this process worked itself. */
export interface Took {
  readonly ms: number;
  readonly cpu: number;
}

/** What each way of asking took, and whether all answers were equal. */
export interface ReadFigures {
  /** The statements alone. */
  readonly statements: Took;
  /** The whole of it: a new request, its reads and the adding up for every area of the tree. */
  readonly whole: Took;
  readonly groupBy: Took;
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
  const taken = { statements: new Watch(), whole: new Watch(), groupBy: new Watch() };
  let equal = true;
  for (let round = -2; round < rounds; round += 1) {
    for (const side of sides) {
      const { database, rollup, baseline } = side;
      const directory = (await contextOf(side)).directory;
      const root = areaId ?? directory.areaByCode('BD')?.id ?? '';
      const areaIds = directory.countedWithin(root, TODAY);
      const answers = await taken.whole.time(async () => {
        const context = await contextOf(side);
        return Promise.all(
          areaIds.map((id) => progressOf(context, rollup, id, { ...WHERE, fiscalYear: ASKED_YEAR })),
        );
      });
      await taken.statements.time(() => rollup.read(database.reader, 'ALL', ASKED_YEAR, TODAY, true));
      const grouped = await taken.groupBy.time(() =>
        groupBy(database, baseline, ASKED_YEAR, areaId === null ? null : areaIds),
      );
      for (const [index, id] of areaIds.entries()) {
        const ours = answers[index]?.counts ?? {};
        const theirs = sumOf(directory.countedWithin(id, TODAY), grouped, Object.keys(baseline.measures));
        equal &&= Object.entries(theirs).every(([measure, amount]) => (ours[measure] ?? 0) === amount);
        equal &&= areaIds.length > 1 && grouped.size > 0;
      }
    }
    for (const watch of Object.values(taken)) watch.endRound(round >= 0); // Two rounds warm up.
  }
  const { statements, whole, groupBy: grouping } = taken;
  return { statements: statements.median(), whole: whole.median(), groupBy: grouping.median(), equal };
}

/** What the trend of an area over ten years by month takes, of both subgraphs. */
export interface TrendFigures {
  /** As the first that is asked in a process. */
  readonly first: Took;
  readonly kept: Took;
  /** As the next after somebody wrote below the area in one of the years. */
  readonly afterWrite: Took;
}

export async function measureTrend(
  sides: readonly Side[],
  areaId: string,
  rounds: number,
): Promise<TrendFigures> {
  const [first, kept, afterWrite] = [new Watch(), new Watch(), new Watch()];
  const span = { ...WHERE, from: '2016-07-01', to: '2026-06-30', interval: SeriesInterval.MONTH };
  const ask = async (): Promise<void> => {
    for (const side of sides) await seriesOf(await contextOf(side), side.rollup, areaId, span, side.alsoOwn);
  };
  await first.time(ask);
  first.endRound(true);
  for (let round = -2; round < 2 * rounds; round += 1) {
    await kept.time(ask);
    // The counts are what they were after each second round.
    for (const side of sides) await countOne(side, areaId, round % 2 ? 1 : -1);
    await afterWrite.time(ask);
    for (const watch of [kept, afterWrite]) watch.endRound(round >= 0);
  }
  return { first: first.median(), kept: kept.median(), afterWrite: afterWrite.median() };
}

async function countOne(side: Side, areaId: string, amount: 1 | -1): Promise<void> {
  const { database, rollup } = side;
  const [childId = areaId] = (await contextOf(side)).directory.childIds(areaId, TODAY);
  const [measure = ''] = rollup.measures;
  const cell = { basis: 'ALL', fiscalYear: ASKED_YEAR, areaId: childId, issuerId: childId } as const;
  const delta = { cell, day: '2025-11-11', counts: { [measure]: amount } };
  await database.inTransaction((manager) => rollup.apply(manager, database.kind, [delta]));
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

/** Adds up what the parts of a round took, by the clock and of the processor. */
class Watch {
  private readonly rounds: Took[] = [];
  private round = { ms: 0, cpu: 0 };

  async time<Result>(part: () => Promise<Result>): Promise<Result> {
    const [began, worked] = [performance.now(), process.cpuUsage()];
    const result = await part();
    const { user, system } = process.cpuUsage(worked);
    this.round.ms += performance.now() - began;
    this.round.cpu += (user + system) / 1000;
    return result;
  }

  endRound(counts: boolean): void {
    if (counts) this.rounds.push(this.round);
    this.round = { ms: 0, cpu: 0 };
  }

  median(): Took {
    return {
      ms: median(this.rounds.map(({ ms }) => ms)),
      cpu: median(this.rounds.map(({ cpu }) => cpu)),
    };
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;
}
