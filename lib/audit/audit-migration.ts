import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAuditTables } from './audit-table';

/** Gives a subgraph's database its audit. One for all three, since the audit is the same in each. */
export class Audit1785000000010 implements MigrationInterface {
  readonly name = 'Audit1785000000010';

  up(runner: QueryRunner): Promise<void> {
    return createAuditTables(runner);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only; restore the backup made before.');
  }
}
