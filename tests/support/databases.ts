import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

/** Gives the URL of an empty database, which goes away after the tests of its block. */
export type NewDatabase = () => Promise<string>;

/** Runs the same tests on embedded SQLite and, where a server is there, on MySQL. */
export function onEachDatabase(tests: (newDatabase: NewDatabase, kind: 'sqlite' | 'mysql') => void): void {
  describe('on SQLite', () => tests(sqliteDatabases(), 'sqlite'));
  const server = process.env['SOPAN_TEST_MYSQL_URL'];
  (server ? describe : describe.skip)('on MySQL', () => tests(mysqlDatabases(server ?? ''), 'mysql'));
}

function sqliteDatabases(): NewDatabase {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'sopan-test-'));
    folders.push(folder);
    return Promise.resolve(`sqlite:${join(folder, 'database.sqlite')}`);
  };
}

function mysqlDatabases(server: string): NewDatabase {
  const names: string[] = [];
  const asked = async (...statements: string[]) => {
    const connection = await createConnection({ uri: server });
    for (const statement of statements) await connection.query(statement);
    await connection.end();
  };
  afterAll(() => asked(...names.map((name) => `DROP DATABASE IF EXISTS ${name}`)));
  return async () => {
    const name = `sopan_test_${randomBytes(6).toString('hex')}`;
    names.push(name);
    // Many a server's default; tables that forget to state utf8mb4 cannot hold Bangla then.
    await asked(`CREATE DATABASE ${name} CHARACTER SET latin1`);
    return Object.assign(new URL(server), { pathname: `/${name}` }).href;
  };
}
