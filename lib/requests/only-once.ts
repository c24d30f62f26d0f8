import { createHash } from 'node:crypto';
import type { EntityManager, QueryRunner } from 'typeorm';
import { recordAct } from '../audit/record-act';
import { askedWhetherDone } from '../database/repeatable';
import { createTable, text, word } from '../database/table';
import { fail } from '../errors';
import { demandClock } from './clock';

/** Creates the table of acts already done; for a migration. */
export function createRequestTable(runner: QueryRunner): Promise<void> {
  return createTable(
    runner,
    'requests',
    {
      request_key: { type: 'varchar', length: '200' },
      body_hash: word,
      result: { ...text, isNullable: true },
      done_at: word,
    },
    { primary: ['request_key'] },
  );
}

export interface Request {
  /** Chosen by the client, new for each act. */
  readonly requestId: string;
  /** Who asks: ids of different people do not meet. */
  readonly subject: string;
  readonly act: string;
  readonly input: unknown;
}

/**
 * Does an act once, however often it is asked for: a repeat gets the first result, another body
 * under the same id fails with REQUEST_ID_REUSED. The note of it is part of the act's transaction, and so is
 * its entry in the audit: this is the one gate of all acts.
 */
export async function onlyOnce<Result>(
  manager: EntityManager,
  request: Request,
  act: () => Promise<Result>,
): Promise<Result> {
  if (!request.requestId.trim())
    throw fail('BAD_INPUT', { reason: 'requestId is empty; give each act one of its own.' });
  await demandClock(manager, Date.now());
  const key = hashOf([request.subject, request.requestId]);
  const bodyHash = hashOf([request.act, request.input]);
  try {
    await manager.query('INSERT INTO requests (request_key, body_hash, done_at) VALUES (?, ?, ?)', [
      key,
      bodyHash,
      new Date().toISOString(),
    ]);
  } catch (error) {
    const rows: { body_hash: string; result: string }[] = await manager.query(
      'SELECT body_hash, result FROM requests WHERE request_key = ?',
      [key],
    );
    const first = rows[0];
    if (!first) throw error;
    askedWhetherDone(manager);
    if (first.body_hash !== bodyHash) throw fail('REQUEST_ID_REUSED', { requestId: request.requestId });
    return JSON.parse(first.result) as Result;
  }
  askedWhetherDone(manager);
  const { requestId, subject } = request;
  return recordAct(manager, { name: request.act, subject, requestId, recordId: idIn }, async () => {
    const result = await act();
    await manager.query('UPDATE requests SET result = ? WHERE request_key = ?', [
      JSON.stringify(result),
      key,
    ]);
    return result;
  });
}

/** Acts give the id of their record, alone or beside what became of it. */
function idIn(result: unknown): string | null {
  const { id } = (result ?? {}) as { id?: unknown };
  if (typeof result === 'string') return result;
  return typeof id === 'string' ? id : null;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
