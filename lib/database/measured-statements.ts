import type { DataSource } from 'typeorm';
import { poolWaits, statementSeconds } from '../metrics/metrics';
import { traced } from '../tracing/tracing';

/** Counts and traces how long each statement of a data source takes, and how often one waits for a connection of the pool. */
export function measureStatements(source: DataSource, url: string): void {
  const database = nameOf(url);
  const attributes = { 'db.system.name': String(source.options.type), 'db.namespace': database };
  const { driver } = source;
  const create = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => {
    const runner = create(mode);
    if (measured.has(runner)) return runner; // SQLite has one for all.
    measured.add(runner);
    const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<never>;
    runner.query = async (...given: unknown[]) => {
      const tell = statementSeconds.startTimer({ database });
      try {
        const answer = await traced(operationOf(given[0]), attributes, () => query(...given));
        tell({ outcome: 'done' });
        return answer;
      } catch (error) {
        tell({ outcome: 'failed' });
        throw error;
      }
    };
    return runner;
  };
  const { pool } = driver as unknown as { pool?: { on(event: 'enqueue', count: () => void): void } };
  pool?.on('enqueue', () => {
    poolWaits.inc({ database });
  });
}

/** The first word of a statement; the rest may hold what nobody is to read elsewhere. */
function operationOf(sql: unknown): string {
  return /^\s*([a-z]+)/i.exec(String(sql))?.[1]?.toUpperCase() ?? 'SQL';
}

const measured = new WeakSet<object>();

/** The database's own name, of its file or on its server; nothing else of the address is told. */
function nameOf(url: string): string {
  const [path = ''] = url.split('?', 1);
  return path.slice(path.lastIndexOf('/') + 1).replace(/^sqlite:|\.sqlite$/g, '') || 'unnamed';
}
