import type { EntityManager, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { fail } from '../errors';
import { isDay } from '../time/day';
import { connectionOf, type Connection } from './connection';
import { fromCursor, toCursor, type CursorValues } from './cursor';
import { checkedFirst } from './page-arguments';

/** One of the columns that order a list. */
export interface KeysetColumn<Row> {
  readonly property: keyof Row & string;
  readonly direction: 'ASC' | 'DESC';
  /** Whether there are rows without a value; they come last in either direction. */
  readonly nullable?: boolean;
}

/** A list of rows: which, in what order, and whose. */
export interface KeysetList<Row extends ObjectLiteral> {
  readonly entity: EntityTarget<Row>;
  readonly order: readonly KeysetColumn<Row>[];
  /** Narrows the rows down; it sees them as `row`. Row rules belong here, so that counts obey them. */
  readonly where: (query: SelectQueryBuilder<Row>) => void;
  readonly first: number;
  readonly after?: string | null;
}

/** A page of a list, in one read; the count is read only when asked for. */
export async function keysetPage<Row extends ObjectLiteral & { id: string }>(
  manager: EntityManager,
  list: KeysetList<Row>,
): Promise<Connection<Row>> {
  const query = listQuery(manager, list);
  addOrder(query, 'row', ordered(list));
  const rows = await query.take(checkedFirst(list.first) + 1).getMany();
  return connectionOf(rows, list.first, list.after, cursorFor(manager, list), () =>
    counted(manager, list).getCount(),
  );
}

/**
 * A page for each of many owners, in one read: rows are numbered within their owner by the
 * database. `owner` is the property that holds the owner's id.
 */
export async function keysetPages<Row extends ObjectLiteral & { id: string }>(
  manager: EntityManager,
  list: KeysetList<Row>,
  owner: keyof Row & string,
  ownerIds: readonly string[],
): Promise<Connection<Row>[]> {
  const first = checkedFirst(list.first);
  const columns = ordered(list);
  const { driver } = manager.connection;
  const column = (property: string): string =>
    `${driver.escape('row')}.${driver.escape(columnOf(manager, list, property).databaseName)}`;
  const order = columns
    .flatMap(({ property, direction, nullable }) => [
      ...(nullable ? [`${column(property)} IS NULL`] : []),
      `${column(property)} ${direction}`,
    ])
    .join(', ');
  const ranked = listQuery(manager, list)
    .andWhere(`row.${owner} IN (:...ownerIds)`, { ownerIds: [...ownerIds] })
    .select('row.id', 'id')
    .addSelect(`ROW_NUMBER() OVER (PARTITION BY ${column(owner)} ORDER BY ${order})`, 'place');
  const query = manager
    .createQueryBuilder(list.entity, 'shown')
    .where(`shown.id IN (SELECT ranked.id FROM (${ranked.getQuery()}) ranked WHERE ranked.place <= :most)`)
    .setParameters({ ...ranked.getParameters(), most: first + 1 });
  addOrder(query, 'shown', columns);
  const rows = await query.getMany();
  const totals = once(() => totalsByOwner(manager, list, owner, ownerIds));
  return ownerIds.map((ownerId) =>
    connectionOf(
      rows.filter((row) => row[owner] === ownerId),
      first,
      list.after,
      cursorFor(manager, list),
      async () => (await totals()).get(ownerId) ?? 0,
    ),
  );
}

function addOrder<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  alias: string,
  columns: readonly KeysetColumn<Row>[],
): void {
  for (const { property, direction, nullable } of columns) {
    if (nullable) query.addOrderBy(`(${alias}.${property} IS NULL)`, 'ASC');
    query.addOrderBy(`${alias}.${property}`, direction);
  }
}

function ordered<Row extends { id: string }>(list: KeysetList<Row>): readonly KeysetColumn<Row>[] {
  if (list.order.at(-1)?.property === 'id') return list.order;
  return [...list.order, { property: 'id', direction: list.order.at(-1)?.direction ?? 'ASC' }];
}

function counted<Row extends ObjectLiteral>(
  manager: EntityManager,
  list: KeysetList<Row>,
): SelectQueryBuilder<Row> {
  const query = manager.createQueryBuilder(list.entity, 'row').where('1 = 1');
  list.where(query);
  return query;
}

/** The rows after the cursor: those beyond it in the first column in which they differ. */
function listQuery<Row extends ObjectLiteral & { id: string }>(
  manager: EntityManager,
  list: KeysetList<Row>,
): SelectQueryBuilder<Row> {
  const query = counted(manager, list);
  if (typeof list.after !== 'string') return query;
  const columns = ordered(list);
  const values = cursorValues(manager, list, list.after);
  const isNull = (index: number): boolean => Boolean(columns[index]?.nullable) && values[index] === NO_VALUE;
  const equal = ({ property }: KeysetColumn<Row>, place: number): string =>
    isNull(place) ? `row.${property} IS NULL` : `row.${property} = :after${place}`;
  const beyond = columns.flatMap(({ property, direction, nullable }, index) => {
    if (isNull(index)) return []; // Nothing comes after those without a value.
    const further = `row.${property} ${direction === 'ASC' ? '>' : '<'} :after${index}`;
    const last = nullable ? `(${further} OR row.${property} IS NULL)` : further;
    return `(${[...columns.slice(0, index).map(equal), last].join(' AND ')})`;
  });
  const parameters = Object.fromEntries(values.map((value, index) => [`after${index}`, value]));
  return query.andWhere(`(${beyond.join(' OR ')})`, parameters);
}

function cursorFor<Row extends ObjectLiteral & { id: string }>(
  manager: EntityManager,
  list: KeysetList<Row>,
): (row: Row) => string {
  const name = nameOf(manager, list);
  const columns = ordered(list);
  return (row) =>
    toCursor([name, ...columns.map(({ property }) => (row[property] ?? NO_VALUE) as string | number)]);
}

/** The values of a cursor of this very list; another list's could mean anything here, hence BAD_CURSOR. */
function cursorValues<Row extends ObjectLiteral & { id: string }>(
  manager: EntityManager,
  list: KeysetList<Row>,
  cursor: string,
): CursorValues {
  const columns = ordered(list);
  const [name, ...values] = fromCursor(cursor, columns.length + 1);
  const right =
    name === nameOf(manager, list) &&
    columns.every(
      ({ property, nullable }, index) =>
        (nullable && values[index] === NO_VALUE) ||
        fits(values[index], columnOf(manager, list, property).type),
    );
  if (!right) throw fail('BAD_CURSOR');
  return values;
}

/** What stands in a cursor for a value that is not there. */
const NO_VALUE = '';

function fits(value: string | number | undefined, columnType: unknown): boolean {
  if (columnType === 'int' || columnType === 'double') return typeof value === 'number';
  return typeof value === 'string' && (columnType !== 'date' || isDay(value));
}

/** By what a list knows its own cursors: its table and its order. */
function nameOf<Row extends ObjectLiteral & { id: string }>(
  manager: EntityManager,
  list: KeysetList<Row>,
): string {
  const order = ordered(list).map(({ property, direction }) => `${property} ${direction}`);
  return [manager.connection.getMetadata(list.entity).tableName, ...order].join(', ');
}

function columnOf<Row extends ObjectLiteral>(
  manager: EntityManager,
  { entity }: KeysetList<Row>,
  property: string,
): ColumnMetadata {
  const column = manager.connection.getMetadata(entity).findColumnWithPropertyName(property);
  if (!column) throw new Error(`A list is ordered by ${property}, which is no column of it.`);
  return column;
}

async function totalsByOwner<Row extends ObjectLiteral>(
  manager: EntityManager,
  list: KeysetList<Row>,
  owner: keyof Row & string,
  ownerIds: readonly string[],
): Promise<Map<string, number>> {
  const rows: { owner: string; total: number | string }[] = await counted(manager, list)
    .andWhere(`row.${owner} IN (:...ownerIds)`, { ownerIds: [...ownerIds] })
    .select(`row.${owner}`, 'owner')
    .addSelect('COUNT(*)', 'total')
    .groupBy(`row.${owner}`)
    .getRawMany();
  return new Map(rows.map(({ owner: ownerId, total }) => [ownerId, Number(total)]));
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => (made ??= make());
}
