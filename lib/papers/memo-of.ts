import { oneByKey } from '../loaders/one-by-key';
import type { HubContext } from '../subgraph/hub-context';
import { Memo } from './memo';

/** The memo that a record comes from, or null; batched. */
export function memoOf(context: HubContext, recordId: string): Promise<Memo | null> {
  const loader = context.loaders.for('memo', {}, async (recordIds) => {
    const rows = await context.database.reader
      .createQueryBuilder(Memo, 'row')
      .where('row.recordId IN (:...recordIds)', { recordIds })
      .orderBy('row.recordedAt', 'DESC')
      .getMany();
    return oneByKey(recordIds, rows, (row) => row.recordId);
  });
  return loader.load(recordId);
}
