import type { DataSource, QueryRunner } from 'typeorm';
import { fail } from '../errors';
import { millisecondsLeft } from '../time/deadline';
import { aroundStatements } from './around-statements';

/**
 * Ends a statement that takes longer than it may: a server that hangs, or a query that is too heavy, would
 * hold its connection, and soon all of them; so would one for somebody who has no more time. The connection
 * is given up, and the server is told to stop, unless there are several: a number means somebody else on another.
 */
export function limitStatements(source: DataSource, statementMs: number, oneServer = true): void {
  const end = (runner: QueryRunner): void => giveUp(source, runner, oneServer);
  aroundStatements(source, (run, _sql, runner) => limited(() => end(runner), run, statementMs));
}

/** A statement that was given up because it took too long; whether it was carried out is not known. */
export class StatementTimeout extends Error {
  readonly fatal = true;
}

async function limited(end: () => void, query: () => Promise<never>, statementMs: number): Promise<never> {
  const asked = millisecondsLeft() ?? Infinity;
  const left = Math.max(1, Math.min(statementMs, asked));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      end();
      reject(
        asked <= statementMs
          ? fail('OPERATION_TIMEOUT')
          : new StatementTimeout(`A statement took more than ${left} ms.`),
      );
    }, left);
  });
  const answer = query();
  answer.catch(() => undefined); // Whoever is too late is heard no more.
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

interface Connection {
  readonly threadId?: number;
  destroy(): void;
}

interface Pool {
  query(sql: string, done: () => void): void;
}

/** Lets the connection go, and asks the server over another one to stop what it does for nobody. */
function giveUp(source: DataSource, runner: QueryRunner, oneServer: boolean): void {
  const connecting = runner.connect() as Promise<Connection>;
  const { pool } = source.driver as unknown as { pool?: Pool };
  connecting.then(
    (connection) => {
      connection.destroy();
      if (oneServer && connection.threadId) pool?.query(`KILL ${connection.threadId}`, () => undefined);
    },
    () => undefined,
  );
}
