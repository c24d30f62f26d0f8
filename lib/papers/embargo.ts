import { Column, Entity, PrimaryColumn, type EntityManager, type QueryRunner } from 'typeorm';
import { v7 as newId } from 'uuid';
import { createTable, day, id, line, word } from '../database/table';
import { oneByKey } from '../loaders/one-by-key';
import type { HubContext } from '../subgraph/hub-context';
import type { Day } from '../time/day';
import { demand } from '../writing/checks';
import type { PaperKind } from './memo';

/** That a paper is to be public from the first moment of a day in Dhaka on; kept until it is, or until that is called off. */
@Entity('due_publications')
export class DuePublication {
  /** The requestId under which it is carried out, which nobody outside knows. */
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly recordId!: string;

  @Column('varchar')
  readonly kind!: PaperKind;

  @Column('varchar')
  readonly areaId!: string;

  @Column('date')
  readonly publishOn!: Day;

  /** In whose name it is published. */
  @Column('varchar')
  readonly orderedBy!: string;

  @Column('varchar')
  readonly orderedAt!: string;
}

/** Sets the day on which a paper becomes public, in the place of one set before; in the transaction of the act. */
export async function publishLater(
  { authority, today }: HubContext,
  manager: EntityManager,
  due: Pick<DuePublication, 'recordId' | 'kind' | 'areaId' | 'publishOn'>,
): Promise<void> {
  demand(
    due.publishOn > today,
    `publishOn (${due.publishOn}) is no day to come; leave it out to publish now.`,
  );
  await cancelPublication(manager, due.recordId);
  const orderedAt = new Date().toISOString();
  await manager.insert(DuePublication, {
    id: newId(),
    ...due,
    orderedBy: authority.viewer.subject,
    orderedAt,
  });
}

/** A paper that is public, returned or withdrawn waits for no day. */
export async function cancelPublication(manager: EntityManager, recordId: string): Promise<void> {
  await manager.delete(DuePublication, { recordId });
}

/** Whether a day is set on which a paper becomes public. */
export function waitsForDay(manager: EntityManager, recordId: string): Promise<boolean> {
  return manager.existsBy(DuePublication, { recordId });
}

/** The day on which a paper becomes public; null where none is set. Who may know it is for the caller to say. */
export async function publishOn(context: HubContext, recordId: string): Promise<Day | null> {
  const loader = context.loaders.for('due publications', {}, async (recordIds) => {
    const rows = await context.database.reader
      .createQueryBuilder(DuePublication, 'row')
      .where('row.recordId IN (:...recordIds)', { recordIds })
      .getMany();
    return oneByKey(recordIds, rows, (row) => row.recordId);
  });
  return (await loader.load(recordId))?.publishOn ?? null;
}

/** Creates the table of what is due to become public; for a migration. */
export function createEmbargoTable(runner: QueryRunner): Promise<void> {
  return createTable(
    runner,
    'due_publications',
    { id, record_id: id, kind: word, area_id: id, publish_on: day, ordered_by: line, ordered_at: word },
    { primary: ['id'], unique: [['record_id']], index: [['publish_on']] },
  );
}
