import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, day, id, line, maybe, text } from '../../../lib/database/table';
import { noteToDerive } from '../../../lib/database/derive-once';

/** Decisions are listed by their day and area, searched by their words, and counted by the day of a report or due day. */
export class MeetingsStatistics1786000000021 implements MigrationInterface {
  readonly name = 'MeetingsStatistics1786000000021';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'decisions', {
      area_id: { ...id, default: "''" },
      decided_on: { ...day, default: "'1900-01-01'" },
    });
    for (const [column, from] of [
      ['area_id', 'area_id'],
      ['decided_on', 'counts_from'],
    ] as const)
      await runner.query(
        `UPDATE decisions SET ${column} = (SELECT meetings.${from} FROM meetings WHERE meetings.id = decisions.meeting_id)`,
      );
    await runner.query('CREATE INDEX ix_decisions_decided_on_id ON decisions (decided_on, id)');
    await addColumns(runner, 'assignment_states', { reported_on: maybe(day), due_by: maybe(day) });
    await createTable(
      runner,
      'decision_words',
      {
        id,
        search_key: text,
        topic_key: maybe(line),
        topic: maybe(line),
        implementer_key: maybe(line),
        implementer: maybe(line),
      },
      { primary: ['id'] },
    );
    await noteToDerive(runner, 'decision statistics', 'decisions');
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only; restore the backup made before.');
  }
}
