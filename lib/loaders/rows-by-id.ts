import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { HubContext } from '../subgraph/hub-context';
import { groupByKey } from './group-by-key';
import { oneByKey } from './one-by-key';

/** A row by its id, or null; all ids of one tick in one read. It knows no row rule: ask `Authority`. */
export function rowById<Row extends ObjectLiteral & { id: string }>(
  { loaders, database }: HubContext,
  entity: EntityTarget<Row> & { name: string },
  id: string,
): Promise<Row | null> {
  const loader = loaders.for(`${entity.name} by id`, {}, async (ids) => {
    const rows = await database.reader
      .createQueryBuilder(entity, 'row')
      .where('row.id IN (:...ids)', { ids })
      .getMany();
    return oneByKey(ids, rows, (row) => row.id);
  });
  return loader.load(id);
}

/** The rows that name an owner, in the order of some columns; all owners of one tick in one read. */
export function rowsByOwner<Row extends ObjectLiteral & { id: string }>(
  { loaders, database }: HubContext,
  entity: EntityTarget<Row> & { name: string },
  owner: keyof Row & string,
  ownerId: string,
  order: readonly (keyof Row & string)[],
): Promise<Row[]> {
  const loader = loaders.for(`${entity.name} by ${owner}`, order, async (ownerIds) => {
    const query = database.reader
      .createQueryBuilder(entity, 'row')
      .where(`row.${owner} IN (:...ownerIds)`, { ownerIds });
    for (const property of [...order, 'id']) query.addOrderBy(`row.${property}`);
    return groupByKey(ownerIds, await query.getMany(), (row) => row[owner]);
  });
  return loader.load(ownerId);
}
