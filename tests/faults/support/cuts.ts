import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from 'mysql2';

/** A process that ends at a statement, as far as the server can see it. */
export interface Cut {
  /** Statements that were sent, the last of them perhaps cut off. */
  readonly statements: number;
  readonly wasCut: boolean;
  end(): void;
}

type Query = (this: { destroy(): void }, ...given: unknown[]) => unknown;

/**
 * Cuts this process off from MySQL before its n-th statement, or right after that was sent: all connections are
 * dropped, as when the process is killed, and nothing is sent any more until `end`. 0 only counts.
 */
export function cutMysqlAt(n: number, when: 'before' | 'sent' = 'before'): Cut {
  const prototype = Object.getPrototypeOf(Connection.prototype) as { query: Query };
  const original = prototype.query;
  let statements = 0;
  let wasCut = false;
  const refused = (given: unknown[]): unknown => {
    const done = given.at(-1);
    if (typeof done === 'function') setImmediate(() => (done as (error: Error) => void)(new Error('killed')));
    return undefined;
  };
  prototype.query = function (...given) {
    if (wasCut) {
      this.destroy();
      return refused(given);
    }
    statements += 1;
    if (statements !== n) return original.apply(this, given);
    wasCut = true;
    if (when === 'before') this.destroy();
    else {
      original.apply(this, given.slice(0, -1));
      setTimeout(() => this.destroy(), 30);
    }
    return refused(given);
  };
  return {
    get statements() {
      return statements;
    },
    get wasCut() {
      return wasCut;
    },
    end: () => void (prototype.query = original),
  };
}

/** What of an SQLite database outlives the process that is killed at this moment. */
export function copyAsKilled(file: string, to: string): string {
  mkdirSync(to, { recursive: true });
  const copy = join(to, 'database.sqlite');
  for (const ending of ['', '-wal'])
    if (existsSync(file + ending)) copyFileSync(file + ending, copy + ending);
  return copy;
}
