import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, count } from '../database/table';

/** Lets taking a turn change its row. One for all three subgraphs. */
export class CountedTurns1788000000030 implements MigrationInterface {
  readonly name = 'CountedTurns1788000000030';

  up(runner: QueryRunner): Promise<void> {
    return addColumns(runner, 'turns', { taken: { ...count, default: '0' } });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only; restore the backup made before.');
  }
}
