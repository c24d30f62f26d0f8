import { existsSync } from 'node:fs';
import libsql from 'libsql';
import { DataSource, type EntityManager } from 'typeorm';

/** A database as it is found, opened to be looked at: nothing is migrated, nothing is written. */
export interface Found {
  readonly kind: 'sqlite' | 'mysql';
  readonly reader: EntityManager;
  close(): Promise<void>;
}

/** Opens a database for looking only. Fails where there is none, or its server does not let one in. */
export async function lookAt(url: string): Promise<Found> {
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null;
  if (file !== null && !existsSync(file)) throw new Error(`There is no file ${file}.`);
  const source = new DataSource(
    file === null
      ? { type: 'mysql', url, connectTimeout: CONNECTS_WITHIN_MS, poolSize: 1 }
      : {
          type: 'better-sqlite3',
          driver: libsql,
          database: file,
          prepareDatabase: (connection: { exec(sql: string): void }) => {
            connection.exec('PRAGMA query_only = ON');
            connection.exec('PRAGMA busy_timeout = 5000');
          },
        },
  );
  await source.initialize();
  return {
    kind: file === null ? 'mysql' : 'sqlite',
    reader: source.manager,
    close: () => source.destroy(),
  };
}

const CONNECTS_WITHIN_MS = 5000;
