import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { startMysqlServer, stopMysqlServer } from '../../../scripts/throw-away-mysql';

/** A MariaDB of one test alone, which may be stopped, killed and started again. */
export interface OwnServer {
  readonly url: string;
  /** Leaves it there without a word, its port open. */
  freeze(): void;
  thaw(): void;
  kill(): Promise<void>;
  start(): Promise<void>;
  end(): Promise<void>;
}

/** Starts one; null where no mariadbd is installed, or a server of somebody else is used. */
export async function startOwnServer(): Promise<OwnServer | null> {
  const { SOPAN_TEST_MYSQL_URL: shared, SOPAN_TEST_MYSQL: wish } = process.env;
  if (wish === 'off' || !shared) return null;
  delete process.env['SOPAN_TEST_MYSQL_URL'];
  await startMysqlServer();
  const url = process.env['SOPAN_TEST_MYSQL_URL'] ?? '';
  process.env['SOPAN_TEST_MYSQL_URL'] = shared;
  const asker = await createConnection({ uri: url });
  // Unlike that of the other tests, this one's commits must outlive it.
  await asker.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
  await asker.end();
  const mine = globalThis.sopanTestServer;
  if (!mine || !url) return null;
  const { spawnfile, spawnargs } = mine.child;

  return {
    url,
    freeze: () => void mine.child.kill('SIGSTOP'),
    thaw: () => void mine.child.kill('SIGCONT'),
    async kill() {
      const ended = once(mine.child, 'exit');
      mine.child.kill('SIGKILL');
      await ended;
    },
    async start() {
      // The words of the first start, which make users, are not said again.
      const args = spawnargs
        .slice(1)
        .filter((each) => !/^--(init-file|innodb-flush-log|skip-innodb-doublewrite)/.test(each));
      mine.child = spawn(spawnfile, args, { stdio: 'ignore' });
      const child = mine.child;
      process.once('exit', () => child.kill('SIGKILL'));
      for (let tries = 0; tries < 400; tries += 1) {
        const connection = await createConnection({ uri: url }).catch(() => null);
        if (connection) return connection.end();
        await wait(50);
      }
      throw new Error('It did not start again.');
    },
    end: stopMysqlServer,
  };
}
