import { In, type EntityManager } from 'typeorm';
import { insertAll } from '../../lib/database/insert-all';
import type { Database, DatabaseKind } from '../../lib/database/database';
import type { RollupPart } from '../../lib/rollup/rollup';
import { takeTurn } from '../../lib/writing/turns';
import { ActivityState } from './activity/activity-state';
import { AnnualReport } from './annual-report/annual-report';
import { ActionPlan } from './plan/action-plan';
import { planDossiers } from './plan/plan-dossiers';
import { deltasBetween, planRollup, statesIn, type Counted } from './plan-rollup';

/** What comparing kept counts with rebuilt ones came to. */
export interface Compared {
  /** Rows of totals, ledger and states, as kept or as they should be. */
  readonly compared: number;
  /** Rows that are not as they should be; of very many only the first are told. */
  readonly differences: string[];
}

type Tell = (done: number, of: number) => void;

/** Compares all that is kept of plans with what the records come to, some areas at a time; writers go on meanwhile. */
export async function checkPlans(database: Database, tell: Tell): Promise<Compared> {
  const found = new Findings();
  const parts = await allParts(database.reader);
  for (const [index, part] of parts.entries()) {
    await database.inTransaction((manager) => found.of(() => comparePart(manager, database.kind, part)));
    tell(index + 1, parts.length);
  }
  return found.told();
}

/** Puts right all that is kept of plans, in one transaction, and tells what was wrong. */
export async function rebuildPlans(database: Database, tell: Tell): Promise<Compared> {
  return database.inTransaction(async (manager) => {
    const found = new Findings();
    const parts = await allParts(manager);
    for (const [index, part] of parts.entries()) {
      await found.of(() => comparePart(manager, database.kind, part, true));
      tell(index + 1, parts.length);
    }
    return found.told();
  });
}

async function comparePart(
  manager: EntityManager,
  kind: DatabaseKind,
  part: RollupPart,
  repairs = false,
): Promise<Compared> {
  const records = await recordsOf(manager, kind, part);
  const where = { fiscalYear: part.fiscalYear, areaId: In([...part.areaIds]) };
  const deltas = deltasBetween({}, records);
  const states = [...statesIn(records).values()].flat();
  const kept = [
    ...(await planRollup.snapshot(manager, part)),
    ...(await manager.findBy(ActivityState, where)).map(stateLine),
  ];
  const rebuilt = [...planRollup.snapshotOf(deltas), ...states.map(stateLine)];
  const differences = [
    ...without(kept, rebuilt).map((line) => `kept, and not so: ${line}`),
    ...without(rebuilt, kept).map((line) => `so, and not kept: ${line}`),
  ];
  if (repairs && differences.length) {
    await planRollup.clear(manager, part);
    await planRollup.apply(manager, kind, deltas);
    await manager.delete(ActivityState, where);
    await insertAll(manager, ActivityState, states);
  }
  return { compared: new Set([...kept, ...rebuilt]).size, differences };
}

/** All that counts in a part; whoever writes there waits until the transaction ends. */
async function recordsOf(
  manager: EntityManager,
  kind: DatabaseKind,
  { fiscalYear, areaIds }: RollupPart,
): Promise<Counted> {
  for (const areaId of areaIds) await takeTurn(manager, kind, areaId);
  const where = { fiscalYear, areaId: In([...areaIds]) };
  const plans = await manager.find(ActionPlan, { where, select: { id: true } });
  const reports = manager
    .createQueryBuilder(AnnualReport, 'row')
    .where('row.fiscalYear = :fiscalYear AND row.areaId IN (:...areaIds)', { fiscalYear, areaIds });
  if (kind === 'mysql') reports.setLock('pessimistic_write');
  return {
    plans: await planDossiers(
      manager,
      kind,
      plans.map(({ id }) => id),
    ),
    annualReports: await reports.getMany(),
  };
}

/** Few enough that what one part needs fits in memory, whatever the size of the country. */
const AREAS_A_PART = 25;

/** Every area and fiscal year of which there is a record or a count. */
async function allParts(manager: EntityManager): Promise<RollupPart[]> {
  const tables = ['action_plans', 'annual_reports', 'plan_totals', 'plan_ledger', 'activity_states'];
  const rows: { fiscal_year: string; area_id: string }[] = await manager.query(
    `${tables.map((table) => `SELECT fiscal_year, area_id FROM ${table}`).join(' UNION ')} ORDER BY 1, 2`,
  );
  const parts: { fiscalYear: string; areaIds: string[] }[] = [];
  for (const { fiscal_year: fiscalYear, area_id: areaId } of rows) {
    const last = parts.at(-1);
    if (last?.fiscalYear === fiscalYear && last.areaIds.length < AREAS_A_PART) last.areaIds.push(areaId);
    else parts.push({ fiscalYear, areaIds: [areaId] });
  }
  return parts;
}

function stateLine(state: ActivityState): string {
  const { id, basis, fromDay, untilDay, fiscalYear, areaId, issuerId, coverId, status } = state;
  const { reported, undated, dueOn, lateFrom, endsOn } = state;
  const item = ['state', id, basis, fromDay, untilDay, fiscalYear, areaId, issuerId, coverId, status];
  return [...item, reported, undated, dueOn, lateFrom, endsOn].join(' ');
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}

const MOST_TOLD = 100;

class Findings {
  private compared = 0;
  private count = 0;
  private readonly first: string[] = [];

  async of(compare: () => Promise<Compared>): Promise<void> {
    const { compared, differences } = await compare();
    this.compared += compared;
    this.count += differences.length;
    this.first.push(...differences.slice(0, MOST_TOLD - this.first.length));
  }

  told(): Compared {
    const more = this.count - this.first.length;
    const differences = more > 0 ? [...this.first, `and ${more} more`] : this.first;
    return { compared: this.compared, differences };
  }
}
