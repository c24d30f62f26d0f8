import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, maybe, word } from '../../../lib/database/table';
import { APPROVAL_COLUMNS } from '../../../lib/papers/approval';
import { createEmbargoTable } from '../../../lib/papers/embargo';
import { VERIFICATION_COLUMNS } from '../../../lib/rollup/verification';

/** Minutes pass through the superior office and wait for a day; reports are verified. */
export class MeetingsWorkflow1780000000011 implements MigrationInterface {
  readonly name = 'MeetingsWorkflow1780000000011';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'meetings', APPROVAL_COLUMNS);
    // What is public was approved with that.
    await runner.query(
      "UPDATE meetings SET approved_at = published_at WHERE known_from = 'MINUTES' AND approved_at IS NULL",
    );
    await addColumns(runner, 'decision_reports', VERIFICATION_COLUMNS);
    await addColumns(runner, 'assignment_states', { verification: maybe(word) });
    await runner.query("UPDATE assignment_states SET verification = 'CLAIMED' WHERE reported = 1");
    await createEmbargoTable(runner);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only; restore the backup made before.');
  }
}
