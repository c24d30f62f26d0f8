import type { MigrationInterface, QueryRunner } from 'typeorm';
import { decisionRollup } from '../decision-rollup';

/** Counts get stamps, by which others know whether they changed. */
export class MeetingsStamps1788000000041 implements MigrationInterface {
  readonly name = 'MeetingsStamps1788000000041';

  up(runner: QueryRunner): Promise<void> {
    return decisionRollup.stamps.createTable(runner);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only; restore the backup made before.');
  }
}
