import type { DataSource } from 'typeorm';

/**
 * Asks SQLite whether anybody committed: a number that is another as soon as another connection than this one did,
 * of this process or any other. It is read by a statement of its own that is made once, past TypeORM, so that it
 * costs some microseconds and waits for nothing. Null where it cannot be read now.
 */
export function commitsSeenBy({ driver }: DataSource): () => number | null {
  const { databaseConnection } = driver as unknown as { readonly databaseConnection: Connection };
  const statement = databaseConnection.prepare('PRAGMA data_version').raw();
  return () => {
    try {
      return statement.get()[0] ?? null;
    } catch {
      return null; // Closed, or the file is being put in order after a crash.
    }
  };
}

interface Connection {
  prepare(sql: string): { raw(): { get(): readonly number[] } };
}
