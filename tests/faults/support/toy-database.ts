import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openDatabase, type Database, type OpenSettings } from '../../../lib/database/database';
import { addColumns, count, createTable, maybe, text, word } from '../../../lib/database/table';
import { createOutboxTables } from '../../../lib/outbox/outbox';
import { createAuditTables } from '../../../lib/audit/audit-table';
import { createRequestTable } from '../../../lib/requests/only-once';

/** The first release of a small database: acts, events and words. */
export class Toy1000000000001 implements MigrationInterface {
  readonly name = 'Toy1000000000001';
  async up(runner: QueryRunner): Promise<void> {
    await createRequestTable(runner);
    await createOutboxTables(runner);
    await createAuditTables(runner);
    await createTable(runner, 'words', { word, times: count }, { primary: ['word'], index: [['times']] });
  }
  down(): Promise<void> {
    throw new Error('Forward only.');
  }
}

/** The second one: it adds, fills, indexes and drops, as a release may. */
export class Toy1000000000002 implements MigrationInterface {
  readonly name = 'Toy1000000000002';
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'words', { note: maybe(text), length: { ...count, default: '0' } });
    const rows: { word: string }[] = await runner.query('SELECT word FROM words ORDER BY word');
    for (const row of rows)
      await runner.query('UPDATE words SET note = ?, times = times + 1 WHERE word = ?', [row.word, row.word]);
    await createTable(runner, 'notes', { word, note: text }, { primary: ['word'] });
    await runner.query('INSERT INTO notes (word, note) SELECT word, note FROM words');
    await runner.query('CREATE INDEX ix_words_length ON words (length)');
    await runner.query('UPDATE words SET times = times + 1');
    await runner.query('UPDATE words SET times = times + 1');
  }
  down(): Promise<void> {
    throw new Error('Forward only.');
  }
}

/** Opens the small database, by the program of the first release or of the second. */
export function openToy(settings: OpenSettings, release: 1 | 2 = 2): Promise<Database> {
  const migrations = release === 1 ? [Toy1000000000001] : [Toy1000000000001, Toy1000000000002];
  return openDatabase({ ...settings, entities: [], migrations });
}
