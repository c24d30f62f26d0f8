import { lookAt, type Found } from '../../lib/database/look-at';
import { lastAct } from '../../lib/requests/clock';
import { knownMigrations, type SubgraphDatabase } from '../backup/subgraph-databases';
import { look, well, wrong, type Finding } from './finding';

/** One database: whether it answers, is whole, is of this program's version, and agrees with the clock. */
export async function database({ name, url }: SubgraphDatabase): Promise<Finding[]> {
  const found = await lookAt(url);
  try {
    const version = await ofVersion(name, found);
    if (version.some(({ state }) => state === 'wrong')) return version;
    return [...version, ...(await whole(name, found)), ...(await clock(name, found))];
  } finally {
    await found.close();
  }
}

async function ofVersion(name: SubgraphDatabase['name'], found: Found): Promise<Finding[]> {
  const known = await knownMigrations(name);
  const done = (
    await found.reader.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id').catch(() => [])
  ).map((row) => row.name);
  const unknown = done.filter((migration) => !known.includes(migration));
  const pending = known.filter((migration) => !done.includes(migration));
  if (unknown.length)
    return [
      wrong(
        name,
        `is of a newer program (${unknown.at(-1) ?? ''})`,
        'Start the newer program, or restore the backup made before it.',
      ),
    ];
  if (pending.length)
    return [
      look(
        name,
        `${pending.length} migration(s) to come`,
        'The next start makes them, after a backup of its own.',
      ),
    ];
  return [well(name, `${found.kind}, at this program's version`)];
}

async function whole(name: string, found: Found): Promise<Finding[]> {
  if (found.kind === 'mysql') return []; // The server keeps watch over its own pages.
  const faults = (await found.reader.query<Record<string, string>[]>('PRAGMA quick_check(5)')).map((row) =>
    String(Object.values(row)[0]),
  );
  if (faults.join() === 'ok') return [well(name, 'every page is whole')];
  return [wrong(name, `is damaged: ${faults.join('; ')}`, 'Restore a backup: npx sopan restore FOLDER')];
}

async function clock(name: string, found: Found): Promise<Finding[]> {
  const last = await lastAct(found.reader);
  if (last <= Date.now()) return [];
  return [
    wrong(
      name,
      `the clock stands before the last act (${new Date(last).toISOString()}), so nothing is written`,
      'Set the clock right; if it was ahead before: npx sopan clock accept',
    ),
  ];
}
