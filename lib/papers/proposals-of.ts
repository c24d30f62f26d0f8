import { groupByKey } from '../loaders/group-by-key';
import type { HubContext } from '../subgraph/hub-context';
import { ProposedRevision } from './proposal';

/** The proposed revisions of a record, oldest first; none to those who may not see all of its area. */
export function proposalsOf(
  context: HubContext,
  recordId: string,
  areaId: string,
): Promise<ProposedRevision[]> {
  if (!context.authority.seesAll(areaId)) return Promise.resolve([]);
  const loader = context.loaders.for('proposals', {}, async (recordIds) => {
    const rows = await context.database.reader
      .createQueryBuilder(ProposedRevision, 'row')
      .where('row.recordId IN (:...recordIds)', { recordIds })
      .orderBy('row.id')
      .getMany();
    return groupByKey(recordIds, rows, (row) => row.recordId);
  });
  return loader.load(recordId);
}
