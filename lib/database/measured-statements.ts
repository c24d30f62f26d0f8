import type { DataSource } from 'typeorm';
import { poolWaits, statementSeconds } from '../metrics/metrics';
import { traced } from '../tracing/tracing';
import { aroundStatements } from './around-statements';

/** Counts and traces how long each statement of a data source takes, and how often one waits for a connection of the pool. */
export function measureStatements(source: DataSource, url: string): void {
  const database = nameOf(url);
  const attributes = { 'db.system.name': String(source.options.type), 'db.namespace': database };
  aroundStatements(source, async (run, sql) => {
    const tell = statementSeconds.startTimer({ database });
    try {
      const answer = await traced(operationOf(sql), attributes, run);
      tell({ outcome: 'done' });
      return answer;
    } catch (error) {
      tell({ outcome: 'failed' });
      throw error;
    }
  });
  const { pool } = source.driver as unknown as { pool?: { on(event: 'enqueue', count: () => void): void } };
  pool?.on('enqueue', () => {
    poolWaits.inc({ database });
  });
}

/** The first word of a statement; the rest may hold what nobody is to read elsewhere. */
function operationOf(sql: unknown): string {
  return /^\s*([a-z]+)/i.exec(String(sql))?.[1]?.toUpperCase() ?? 'SQL';
}

/** The database's own name, of its file or on its server; nothing else of the address is told. */
function nameOf(url: string): string {
  const [path = ''] = url.split('?', 1);
  return path.slice(path.lastIndexOf('/') + 1).replace(/^sqlite:|\.sqlite$/g, '') || 'unnamed';
}
