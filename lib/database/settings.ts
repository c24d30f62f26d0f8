import type { DataSourceOptions, EntityManager } from 'typeorm';
import type { Log } from '../log';

export type DatabaseKind = 'sqlite' | 'mysql';

export interface DatabaseSettings {
  /** `sqlite:/path/to/file` or `mysql://user:password@host:port/database`. */
  readonly url: string;
  readonly entities: DataSourceOptions['entities'];
  readonly migrations: readonly (new () => object)[];
  /** Brings a new database only as far as these, by name; a restored backup is then of its own version. */
  readonly onlyMigrations?: readonly string[];
  /** Whether a restore opens it, which holds the lock of migrations itself. */
  readonly duringRestore?: boolean;
  /** Told of each migration before it runs. */
  readonly onMigration?: (name: string) => void;
  /** Where the copy goes that is made before a migration changes what is there; beside the file unless told. */
  readonly backups?: string | undefined;
  readonly log?: Log;
  /** Called with every statement that is sent; tests count with it. */
  readonly onQuery?: (sql: string) => void;
  /** How long a write waits for another process that holds the file; 5000 unless told. */
  readonly busyMs?: number;
  /** How long one statement may take on MySQL; 60000 unless told. Migrations may take as long as they need. */
  readonly statementMs?: number;
}

/** What whoever opens the database of a subgraph may choose. */
export type OpenSettings = Omit<DatabaseSettings, 'entities' | 'migrations'>;

/** A subgraph's own database: SQLite in a file, or MySQL / MariaDB. */
export interface Database {
  readonly kind: DatabaseKind;
  /** The migrations that this program knows, and thus the database has, in their order. */
  readonly migrations: readonly string[];
  /** Reads only what is committed. Never write through it. */
  readonly reader: EntityManager;
  /** A number that is another once anybody committed, asked in microseconds; only SQLite can tell, null where it cannot now. */
  readonly commits?: () => number | null;
  /** Runs `work` in one transaction; an error undoes all of it. Not to be nested. */
  inTransaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
