import { InUseError } from '../../lib/database/backup/restore-files';
import { BadBackupError } from '../../lib/database/backup/manifest';
import { BackupError } from '../../lib/database/backup/take-backup';
import { NewerDatabaseError } from '../../lib/database/newer-database-error';

/** sysexits.h: the data is at fault. */
const EX_DATAERR = 65;

/** Tells an expected failure of a command on databases in one line and gives the exit code; throws any other. */
export function toldFailure(error: unknown, json: boolean): number {
  const code =
    error instanceof NewerDatabaseError
      ? 'NEWER_DATABASE'
      : error instanceof BadBackupError
        ? 'BAD_BACKUP'
        : error instanceof InUseError
          ? 'IN_USE'
          : error instanceof BackupError
            ? 'BAD_CALL'
            : ((error as { code?: string }).code ?? '');
  const { message } = error as Error;
  if (!code) throw error;
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
  process.stderr.write(`${code}: ${message}\n`);
  if (code === 'NEWER_DATABASE') return EX_DATAERR;
  return code === 'BAD_CALL' ? 2 : 1;
}
