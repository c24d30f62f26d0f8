import { In, type EntityManager } from 'typeorm';
import type { Database, DatabaseKind } from '../database/database';
import { insertAll } from '../database/insert-all';
import { takeTurn } from '../writing/turns';
import type { Delta } from './history';
import type { ItemState } from './item-state';
import type { Rollup, RollupPart } from './rollup';

/** What a subgraph keeps beside its records, and how it is made from them. */
export interface Kept<State extends ItemState> {
  readonly rollup: Rollup;
  readonly entity: new () => State;
  /** Columns that only its states have. */
  readonly more: readonly (keyof State & string)[];
  /** Selects `fiscal_year` and `issuer_id` of every record that counts. */
  readonly issuers: readonly string[];
  /** All that the records of a part come to. */
  readonly countAnew: (
    manager: EntityManager,
    kind: DatabaseKind,
    part: RollupPart,
  ) => Promise<{ deltas: readonly Delta[]; states: readonly State[] }>;
}

/** What comparing kept counts with rebuilt ones came to. */
export interface Compared {
  /** Rows of totals, ledger and states, as kept or as they should be. */
  readonly compared: number;
  /** Rows that are not as they should be; of very many only the first are told. */
  readonly differences: readonly string[];
}

/** Told after each part of the work. */
export type Tell = (done: number, of: number) => void;

/**
 * Compares all that is kept with what the records come to, some issuers at a time; with `repairs` puts
 * it right as well. Each part is a transaction of its own, and whoever writes there waits for it.
 */
export async function compareKept<State extends ItemState>(
  database: Database,
  kept: Kept<State>,
  tell: Tell,
  repairs = false,
): Promise<Compared> {
  const found = new Findings();
  const parts = await allParts(database.reader, kept);
  for (const [index, part] of parts.entries()) {
    const { compared, differences } = await database.inTransaction((manager) =>
      comparePart(manager, database.kind, kept, part, repairs),
    );
    found.add(compared, differences);
    tell(index + 1, parts.length);
  }
  return found.told();
}

async function comparePart<State extends ItemState>(
  manager: EntityManager,
  kind: DatabaseKind,
  { rollup, entity, more, countAnew }: Kept<State>,
  part: RollupPart,
  repairs: boolean,
): Promise<Compared> {
  for (const issuerId of part.issuerIds) await takeTurn(manager, kind, issuerId);
  const { deltas, states } = await countAnew(manager, kind, part);
  const where = { fiscalYear: part.fiscalYear, issuerId: In([...part.issuerIds]) };
  const keptStates = await manager
    .createQueryBuilder(entity, 'row')
    .where('row.fiscalYear = :fiscalYear AND row.issuerId IN (:...issuerIds)', part)
    .getMany();
  const lineOf = (state: State): string => stateLine(state, more);
  const kept = [...(await rollup.snapshot(manager, part)), ...keptStates.map(lineOf)];
  const rebuilt = [...rollup.snapshotOf(deltas), ...states.map(lineOf)];
  const differences = [
    ...without(kept, rebuilt).map((line) => `kept, and not so: ${line}`),
    ...without(rebuilt, kept).map((line) => `so, and not kept: ${line}`),
  ];
  if (repairs && differences.length) {
    await rollup.clear(manager, kind, part);
    await rollup.apply(manager, kind, deltas);
    await manager.delete(entity, where);
    await insertAll(manager, entity, states);
  }
  return { compared: new Set([...kept, ...rebuilt]).size, differences };
}

/** Few enough that what one part needs fits in memory, whatever the size of the country. */
const ISSUERS_A_PART = 25;

/** Every issuer and fiscal year of which there is a record or a count. */
async function allParts<State extends ItemState>(
  manager: EntityManager,
  { rollup, entity, issuers }: Kept<State>,
): Promise<RollupPart[]> {
  const { tableName } = manager.connection.getMetadata(entity);
  const tables = [`${rollup.name}_totals`, `${rollup.name}_ledger`, tableName];
  const selects = [...issuers, ...tables.map((table) => `SELECT fiscal_year, issuer_id FROM ${table}`)];
  const rows: { fiscal_year: string; issuer_id: string }[] = await manager.query(
    `${selects.join(' UNION ')} ORDER BY 1, 2`,
  );
  const parts: { fiscalYear: string; issuerIds: string[] }[] = [];
  for (const { fiscal_year: fiscalYear, issuer_id: issuerId } of rows) {
    const last = parts.at(-1);
    if (last?.fiscalYear === fiscalYear && last.issuerIds.length < ISSUERS_A_PART)
      last.issuerIds.push(issuerId);
    else parts.push({ fiscalYear, issuerIds: [issuerId] });
  }
  return parts;
}

function stateLine<State extends ItemState>(state: State, more: readonly (keyof State & string)[]): string {
  const { id, basis, fromDay, untilDay, fiscalYear, areaId, issuerId, coverId, status } = state;
  const { reported, undated, reportedOn, dueOn, lateFrom } = state;
  const item = ['state', id, basis, fromDay, untilDay, fiscalYear, areaId, issuerId, coverId, status];
  const others = more.map((property) => String(state[property]));
  return [...item, reported, undated, reportedOn, dueOn, lateFrom, ...others].join(' ');
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

  add(compared: number, differences: readonly string[]): void {
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
