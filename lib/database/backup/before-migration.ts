import { basename, dirname, join, resolve } from 'node:path';
import type { DatabaseSettings } from '../settings';
import { takeBackup } from './take-backup';

/**
 * Copies a database that has records before migrations change it: there is no other way back. Where the copy
 * cannot be made, nothing is changed.
 */
export async function backUpBefore(
  { url, backups, log }: Pick<DatabaseSettings, 'url' | 'backups' | 'log'>,
  pending: readonly string[],
): Promise<void> {
  if (url === 'sqlite::memory:') return;
  const { name, folder } = placeOf(url);
  const time = new Date().toISOString().replace(/[-:.]/g, '');
  const to = join(backups ?? folder, `before-${pending.at(-1)}-${name}-${time}`);
  try {
    await takeBackup(to, [{ name, url }]);
  } catch (error) {
    throw new Error(
      `The database ${name} was not migrated, since no copy of it could be made in ${to}: ` +
        `${(error as Error).message} Make room there, or set SOPAN_BACKUPS to another folder.`,
      { cause: error },
    );
  }
  log?.info({ backup: to, migrations: pending }, 'copied before migrating');
}

function placeOf(url: string): { name: string; folder: string } {
  if (url.startsWith('sqlite:')) {
    const file = url.slice('sqlite:'.length);
    return { name: basename(file).replace(/\.\w+$/, ''), folder: join(dirname(file), 'backups') };
  }
  const name = new URL(url).pathname.slice(1).replace(/^sopan_/, '');
  return { name: name || 'database', folder: resolve('data', 'backups') };
}
