import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, line, text, word } from '../../../lib/database/table';

/** Gives what officers type a place at the hub, until it is recorded. */
export class EntryDrafts1787000000020 implements MigrationInterface {
  readonly name = 'EntryDrafts1787000000020';

  up(runner: QueryRunner): Promise<void> {
    return createTable(
      runner,
      'entry_drafts',
      { id: word, subject: line, form: line, content: text, typed_at: word, kept_at: word },
      { primary: ['id'], index: [['subject', 'kept_at'], ['kept_at']] },
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only; restore the backup made before.');
  }
}
