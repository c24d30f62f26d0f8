import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Rollup } from '../../lib/rollup/rollup';

/** The migration of a roll-up that only a test has: its counts, and the stamps of them. */
export function migrationOf(rollup: Rollup): new () => MigrationInterface {
  return class Toy1700000000001 implements MigrationInterface {
    readonly name = 'Toy1700000000001';
    up(runner: QueryRunner): Promise<void> {
      return rollup.createTables(runner).then(() => rollup.stamps.createTable(runner));
    }
    down(): Promise<void> {
      throw new Error('Forward only.');
    }
  };
}
