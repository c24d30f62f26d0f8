import { Column, Entity, PrimaryColumn, type EntityManager, type QueryRunner } from 'typeorm';
import { v7 as newId } from 'uuid';
import { createTable, id, text, word } from '../database/table';
import { oneByKey } from '../loaders/one-by-key';
import type { HubContext } from '../subgraph/hub-context';

/** That a record was taken back (প্রত্যাহার), and why; each time is kept, also once the record is public again. */
@Entity('withdrawals')
export class Withdrawal {
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly recordId!: string;

  @Column('text')
  readonly reason!: string;

  @Column('varchar')
  readonly withdrawnAt!: string;
}

/** Keeps why a record is taken back, in the transaction that does it. */
export async function recordWithdrawal(
  manager: EntityManager,
  recordId: string,
  reason: string,
): Promise<void> {
  await manager.insert(Withdrawal, { id: newId(), recordId, reason, withdrawnAt: new Date().toISOString() });
}

/** Why a record was last taken back, to those who may see all of its area; null where it never was. */
export async function withdrawnFor(
  context: HubContext,
  recordId: string,
  areaId: string,
): Promise<string | null> {
  if (!context.authority.seesAll(areaId)) return null;
  const loader = context.loaders.for('withdrawals', {}, async (recordIds) => {
    const rows = await context.database.reader
      .createQueryBuilder(Withdrawal, 'row')
      .where('row.recordId IN (:...recordIds)', { recordIds })
      .orderBy('row.id')
      .getMany();
    return oneByKey(recordIds, rows, (row) => row.recordId);
  });
  return (await loader.load(recordId))?.reason ?? null;
}

/** Creates the table of withdrawals; for a migration. */
export function createWithdrawalTable(runner: QueryRunner): Promise<void> {
  return createTable(
    runner,
    'withdrawals',
    { id, record_id: id, reason: text, withdrawn_at: word },
    { primary: ['id'], index: [['record_id']] },
  );
}
