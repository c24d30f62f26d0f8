import type { DataSource, QueryRunner } from 'typeorm';

/** What is done with one statement: `run` sends it, and its answer or error is what `run` gives. */
export type Around = (run: () => Promise<never>, sql: unknown, runner: QueryRunner) => Promise<never>;

/** Lets every statement of a data source go through `around`; of two, the one told later is the outer. */
export function aroundStatements({ driver }: DataSource, around: Around): void {
  const create = driver.createQueryRunner.bind(driver);
  const known = new WeakSet<QueryRunner>();
  driver.createQueryRunner = (mode) => {
    const runner = create(mode);
    if (known.has(runner)) return runner; // SQLite has one for all.
    known.add(runner);
    const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<never>;
    runner.query = (...given: unknown[]) => around(() => query(...given), given[0], runner);
    return runner;
  };
}
