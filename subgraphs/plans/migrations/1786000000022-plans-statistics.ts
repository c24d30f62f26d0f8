import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteToDerive } from '../../../lib/database/derive-once';
import { addColumns, createTable, day, id, line, maybe, text } from '../../../lib/database/table';

/** Activities are searched by their words, and counted by the day of a report. */
export class PlansStatistics1786000000022 implements MigrationInterface {
  readonly name = 'PlansStatistics1786000000022';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'activity_states', { reported_on: maybe(day) });
    await createTable(
      runner,
      'activity_words',
      {
        id,
        search_key: text,
        subject_key: maybe(line),
        subject: maybe(line),
        responsible_key: maybe(line),
        responsible: maybe(line),
      },
      { primary: ['id'] },
    );
    await noteToDerive(runner, 'activity statistics', 'activities');
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only; restore the backup made before.');
  }
}
