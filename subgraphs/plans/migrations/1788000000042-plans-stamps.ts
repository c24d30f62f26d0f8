import type { MigrationInterface, QueryRunner } from 'typeorm';
import { planRollup } from '../plan-rollup';

/** Counts get stamps, by which others know whether they changed. */
export class PlansStamps1788000000042 implements MigrationInterface {
  readonly name = 'PlansStamps1788000000042';

  up(runner: QueryRunner): Promise<void> {
    return planRollup.stamps.createTable(runner);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only; restore the backup made before.');
  }
}
