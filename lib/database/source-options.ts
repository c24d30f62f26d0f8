import type { DataSourceOptions } from 'typeorm';
import type { DatabaseSettings } from './settings';
import { SnakeCaseNaming } from './naming';

/** What the data sources of both kinds of database have in common. */
export function sourceOptions({ entities, migrations, onQuery }: DatabaseSettings) {
  return {
    entities: entities ?? [],
    migrations: [...migrations] as NonNullable<DataSourceOptions['migrations']>,
    migrationsTransactionMode: 'each' as const,
    synchronize: false,
    namingStrategy: new SnakeCaseNaming(),
    ...(onQuery ? { logging: true as const, logger: new QueryListener(onQuery) } : {}),
  };
}

class QueryListener {
  constructor(private readonly onQuery: (sql: string) => void) {}
  logQuery(sql: string): void {
    this.onQuery(sql);
  }
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
