import { Column, Entity, In, PrimaryColumn, type EntityManager } from 'typeorm';
import type { Database } from '../../../lib/database/database';
import { insertAll } from '../../../lib/database/insert-all';
import { groupWord, searchKey } from '../../../lib/statistics/search-key';
import { AgendaItem } from '../meeting/agenda-item';
import { Decision } from './decision';

/** The words of a decision as lists search by and statistics group by: folded, and without contacts. */
@Entity('decision_words')
export class DecisionWords {
  /** The decision's. */
  @PrimaryColumn('varchar')
  readonly id!: string;

  /** Its text, topic and implementer. */
  @Column('text')
  readonly searchKey!: string;

  @Column('varchar', { nullable: true })
  readonly topicKey!: string | null;

  @Column('varchar', { nullable: true })
  readonly topic!: string | null;

  @Column('varchar', { nullable: true })
  readonly implementerKey!: string | null;

  @Column('varchar', { nullable: true })
  readonly implementer!: string | null;
}

/** Keeps the words of some decisions, whose topics are as given; in the transaction of the act. */
export async function keepWords(
  manager: EntityManager,
  decisions: readonly Decision[],
  topicOf: (agendaItemId: string | null) => string | null,
): Promise<void> {
  for (let start = 0; start < decisions.length; start += 500) {
    const page = decisions.slice(start, start + 500);
    await manager.delete(DecisionWords, { id: In(page.map(({ id }) => id)) });
    await insertAll(
      manager,
      DecisionWords,
      page.map((decision) => wordsOf(decision, topicOf(decision.agendaItemId))),
    );
  }
}

/** Works out the words of all decisions on record. */
export async function keepAllWords(database: Database): Promise<void> {
  for (let after = ''; ;) {
    const page: Decision[] = await database.reader
      .createQueryBuilder(Decision, 'row')
      .where('row.id > :after', { after })
      .orderBy('row.id')
      .limit(500)
      .getMany();
    const last = page.at(-1);
    if (!last) return;
    const itemIds = page.flatMap(({ agendaItemId }) => agendaItemId ?? []);
    const items = await database.reader.findBy(AgendaItem, { id: In(itemIds) });
    const topics = new Map(items.map(({ id, topic }) => [id, topic]));
    await database.inTransaction((manager) => keepWords(manager, page, (id) => topics.get(id ?? '') ?? null));
    after = last.id;
  }
}

/** The words of a decision, whose topic is as given. */
export function wordsOf({ id, text, implementer }: Decision, topic: string | null): DecisionWords {
  const [topicWord, implementerWord] = [groupWord(topic), groupWord(implementer)];
  return {
    id,
    searchKey: searchKey(text, topic, implementer),
    topicKey: topicWord?.key ?? null,
    topic: topicWord?.label ?? null,
    implementerKey: implementerWord?.key ?? null,
    implementer: implementerWord?.label ?? null,
  };
}
