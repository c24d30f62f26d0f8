import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, maybe, text, word } from '../../../lib/database/table';
import { APPROVAL_COLUMNS } from '../../../lib/papers/approval';
import { createEmbargoTable } from '../../../lib/papers/embargo';
import { VERIFICATION_COLUMNS } from '../../../lib/rollup/verification';

/** Papers that pass through the superior office and wait for a day, and reports that it verifies. */
export class PlansWorkflow1780000000012 implements MigrationInterface {
  readonly name = 'PlansWorkflow1780000000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['action_plans', 'annual_reports']) {
      await addColumns(runner, table, APPROVAL_COLUMNS);
      // What was published before had been approved by whoever published it.
      await runner.query(`UPDATE ${table} SET approved_at = published_at WHERE published_at IS NOT NULL`);
    }
    await addColumns(runner, 'activities', { period_reason: maybe(text) });
    await addColumns(runner, 'activity_reports', VERIFICATION_COLUMNS);
    await addColumns(runner, 'activity_states', { verification: maybe(word) });
    await runner.query("UPDATE activity_states SET verification = 'CLAIMED' WHERE reported = 1");
    await createEmbargoTable(runner);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only; restore the backup made before.');
  }
}
