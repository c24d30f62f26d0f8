import {
  Column,
  PrimaryColumn,
  type EntityManager,
  type QueryRunner,
  type SelectQueryBuilder,
} from 'typeorm';
import { insertAll } from '../database/insert-all';
import { createTable, day, flag, id, maybe, word } from '../database/table';
import type { Directory } from '../directory/directory';
import { addDays, type Day } from '../time/day';
import type { Basis, Version } from './history';
import { RollupScope } from './progress-arguments';
import type { Question } from './progress-of';

/** A version of a history that tells what is listed of it, beside what it counts for. */
export interface StatedVersion extends Version {
  readonly status: string;
  /** The day of the report that counts; null where none does. */
  readonly reportedOn: Day | null;
  readonly undated: boolean;
}

/**
 * What an item was from one day to another, on one basis: the versions of its history, kept so that the
 * records behind a number can be listed for any day. Rewritten whenever the history changes.
 */
export abstract class ItemState {
  /** The item's. */
  @PrimaryColumn('varchar')
  readonly id!: string;

  /** BOTH where it was the same on both. */
  @PrimaryColumn('varchar')
  readonly basis!: Basis | 'BOTH';

  @PrimaryColumn('date')
  readonly fromDay!: Day;

  /** The first day on which it no longer was so. */
  @Column('date')
  readonly untilDay!: Day;

  @Column('varchar')
  readonly fiscalYear!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Column('varchar')
  readonly issuerId!: string;

  @Column('varchar')
  readonly coverId!: string;

  @Column('varchar')
  readonly status!: string;

  @Column('boolean')
  readonly reported!: boolean;

  @Column('boolean')
  readonly undated!: boolean;

  /** The day of the report that counts; null where none does. */
  @Column('date', { nullable: true })
  readonly reportedOn!: Day | null;

  /** The day by which what is still open of it was due. */
  @Column('date', { nullable: true })
  readonly dueOn!: Day | null;

  /** The first day on which it was overdue, unless something changed before. */
  @Column('date', { nullable: true })
  readonly lateFrom!: Day | null;
}

/** The day that never comes. */
const ENDLESS: Day = '9999-12-31';

/** Creates a table of states; for a migration. `more` are columns that only states of this kind have. */
export function createStateTable(
  runner: QueryRunner,
  name: string,
  more: Parameters<typeof createTable>[2] = {},
): Promise<void> {
  const columns = {
    id,
    basis: word,
    from_day: day,
    until_day: day,
    fiscal_year: word,
    area_id: id,
    issuer_id: id,
    cover_id: id,
    status: word,
    reported: flag,
    undated: flag,
    due_on: maybe(day),
    late_from: maybe(day),
    ...more,
  };
  return createTable(runner, name, columns, {
    primary: ['id', 'basis', 'from_day'],
    index: [
      ['area_id', 'fiscal_year', 'until_day'],
      ['area_id', 'late_from'],
    ],
  });
}

/**
 * The states of an item, from its histories on both bases. `own` gives the columns that only states of
 * this kind have.
 */
export function statesOf<Kind extends StatedVersion, Own extends object>(
  itemId: string,
  all: readonly Kind[],
  published: readonly Kind[],
  own: (version: Kind) => Own,
): (ItemState & Own)[] {
  const ofAll = ofHistory(itemId, 'ALL', all, own);
  const ofPublished = ofHistory(itemId, 'PUBLISHED', published, own);
  const alike =
    ofAll.length === ofPublished.length && ofAll.every((state, index) => isAlike(state, ofPublished[index]));
  return alike ? ofAll.map(inBasis('BOTH')) : [...ofAll, ...ofPublished];
}

/** Puts the states of some items in the place of what was kept of them; in the transaction of the act. */
export async function keepStates<State extends ItemState>(
  manager: EntityManager,
  entity: new () => State,
  itemIds: readonly string[],
  states: readonly State[],
): Promise<void> {
  for (let start = 0; start < itemIds.length; start += 1000) {
    const ids = itemIds.slice(start, start + 1000);
    await manager.createQueryBuilder().delete().from(entity).where('id IN (:...ids)', { ids }).execute();
  }
  await insertAll(manager, entity, states);
}

/** Which states a number counts; of all fiscal years where none is given. */
export type Counted = Pick<Question, 'asOf' | 'treeOn' | 'basis' | 'scope' | 'issuerId'> & {
  readonly areaId: string;
  readonly fiscalYear?: string;
};

/** Narrows a query over states, which it sees as `state`, to those that a roll-up counts: the same rules as its sums. */
export function onlyCounted<State extends ItemState>(
  query: SelectQueryBuilder<State>,
  state: string,
  directory: Directory,
  { areaId, fiscalYear, asOf, treeOn, basis, scope, issuerId }: Counted,
): void {
  const areaIds = scope === RollupScope.SELF ? [areaId] : directory.countedWithin(areaId, treeOn);
  query.andWhere(
    `${state}.basis IN (:...stateBases) AND ${state}.fromDay <= :stateOn AND ${state}.untilDay > :stateOn ` +
      `AND ${state}.areaId IN (:...stateAreaIds)`,
    { stateBases: [basis, 'BOTH'], stateOn: asOf, stateAreaIds: areaIds },
  );
  if (fiscalYear) query.andWhere(`${state}.fiscalYear = :stateYear`, { stateYear: fiscalYear });
  if (issuerId) query.andWhere(`${state}.issuerId = :stateIssuerId`, { stateIssuerId: issuerId });
  else query.andWhere(`${state}.coverId NOT IN (:...stateAreaIds) AND ${state}.coverId <> ${state}.areaId`);
}

function ofHistory<Kind extends StatedVersion, Own extends object>(
  itemId: string,
  basis: Basis,
  history: readonly Kind[],
  own: (version: Kind) => Own,
): (ItemState & Own)[] {
  const versions = history.filter((version, index) => history[index + 1]?.from !== version.from);
  return versions.map((version, index) => {
    const { from, cell, openDues, status, reportedOn, undated } = version;
    const dueOn = [...openDues].sort()[0] ?? null;
    const late = dueOn && addDays(dueOn, 1);
    return {
      id: itemId,
      basis,
      fromDay: from,
      untilDay: versions[index + 1]?.from ?? ENDLESS,
      fiscalYear: cell.fiscalYear,
      areaId: cell.areaId,
      issuerId: cell.issuerId,
      coverId: cell.coverId ?? '',
      status,
      reported: reportedOn !== null,
      undated,
      reportedOn,
      dueOn,
      lateFrom: late && (late > from ? late : from),
      ...own(version),
    };
  });
}

function isAlike<State extends ItemState>(left: State, right: State | undefined): boolean {
  for (const column in left) if (column !== 'basis' && left[column] !== right?.[column]) return false;
  return true;
}

function inBasis(basis: ItemState['basis']) {
  return <State extends ItemState>(state: State): State => ({ ...state, basis });
}
