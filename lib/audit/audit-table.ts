import { randomBytes } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { count, createTable, id, line, maybe, text, word } from '../database/table';
import { GUARDS } from './guards';

/**
 * Creates the record of acts, the row that says where its chain ends, and what makes the database itself refuse
 * to change an entry; for a migration.
 */
export async function createAuditTables(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'audit',
    {
      id,
      seq: count,
      chain: word,
      at: word,
      act: word,
      outcome: word,
      code: maybe(word),
      times: count,
      subject: line,
      role: maybe(word),
      actor_area: maybe(word),
      charges: maybe(text),
      area_id: maybe(id),
      record_type: maybe(word),
      record_id: maybe(word),
      revision_before: maybe(count),
      revision_after: maybe(count),
      changes: maybe(text),
      request_id: maybe(word),
      trace_id: maybe(word),
    },
    {
      primary: ['id'],
      unique: [['seq']],
      index: [['area_id', 'seq'], ['record_id'], ['act', 'seq']],
    },
  );
  await createTable(
    runner,
    'audit_head',
    { name: word, seq: count, chain: word, salt: word },
    { primary: ['name'] },
  );
  const heads = (await runner.query('SELECT name FROM audit_head')) as unknown[];
  if (!heads.length)
    await runner.query("INSERT INTO audit_head (name, seq, chain, salt) VALUES ('audit', 0, '', ?)", [
      randomBytes(24).toString('hex'),
    ]);
  await createGuards(runner);
}

/** Triggers that refuse UPDATE and DELETE. Where the server does not let this user make any, the chain alone watches. */
async function createGuards(runner: QueryRunner): Promise<void> {
  const mysql = runner.connection.options.type === 'mysql';
  for (const { name, on } of GUARDS) {
    await runner.query(`DROP TRIGGER IF EXISTS ${name}`).catch(unlessNotAllowed);
    const refusal = mysql
      ? "FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only.'"
      : "BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END";
    await runner.query(`CREATE TRIGGER ${name} BEFORE ${on} ON audit ${refusal}`).catch(unlessNotAllowed);
  }
}

/** A server with a binary log, and users without TRIGGER, as MySQL numbers them. */
const NOT_ALLOWED: readonly unknown[] = [1419, 1142, 1044, 1227];

function unlessNotAllowed(error: unknown): void {
  if (!NOT_ALLOWED.includes((error as { errno?: number }).errno)) throw error;
}
