import { Column, Entity, In, PrimaryColumn, type EntityManager } from 'typeorm';
import type { Database } from '../../../lib/database/database';
import { insertAll } from '../../../lib/database/insert-all';
import { groupWord, searchKey } from '../../../lib/statistics/search-key';
import { Activity } from './activity';

/** The words of an activity as lists search by and statistics group by: folded, and without contacts. */
@Entity('activity_words')
export class ActivityWords {
  /** The activity's. */
  @PrimaryColumn('varchar')
  readonly id!: string;

  /** Its task, subject, responsible person and expected result. */
  @Column('text')
  readonly searchKey!: string;

  @Column('varchar', { nullable: true })
  readonly subjectKey!: string | null;

  @Column('varchar', { nullable: true })
  readonly subject!: string | null;

  @Column('varchar', { nullable: true })
  readonly responsibleKey!: string | null;

  @Column('varchar', { nullable: true })
  readonly responsible!: string | null;
}

/** Keeps the words of new activities; in the transaction of the act. */
export function keepWords(manager: EntityManager, activities: readonly Activity[]): Promise<void> {
  return insertAll(manager, ActivityWords, activities.map(wordsOf));
}

/** Works out the words of all activities on record. */
export async function keepAllWords(database: Database): Promise<void> {
  for (let after = ''; ;) {
    const page: Activity[] = await database.reader
      .createQueryBuilder(Activity, 'row')
      .where('row.id > :after', { after })
      .orderBy('row.id')
      .limit(500)
      .getMany();
    const last = page.at(-1);
    if (!last) return;
    await database.inTransaction(async (manager) => {
      await manager.delete(ActivityWords, { id: In(page.map(({ id }) => id)) });
      await keepWords(manager, page);
    });
    after = last.id;
  }
}

/** The words of an activity. */
export function wordsOf({ id, task, subject, responsible, expectedResult }: Activity): ActivityWords {
  const [subjectWord, responsibleWord] = [groupWord(subject), groupWord(responsible)];
  return {
    id,
    searchKey: searchKey(task, subject, responsible, expectedResult),
    subjectKey: subjectWord?.key ?? null,
    subject: subjectWord?.label ?? null,
    responsibleKey: responsibleWord?.key ?? null,
    responsible: responsibleWord?.label ?? null,
  };
}
