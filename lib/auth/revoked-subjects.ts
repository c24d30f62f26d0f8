import { join } from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from '../env';
import type { Log } from '../log';
import { changeFile, readIfPresent, WatchedFile } from './watched-file';

const revocations = z.array(z.object({ subject: z.string().min(1).max(200), before: z.iso.datetime() }));

/**
 * Whose tokens are no longer taken, though they have not ended: `revoked.json` in the data folder, seen within
 * seconds of a change. Once read it goes on holding even where the file is gone.
 */
export function revokedSubjects(dataFolder: string, log: Log) {
  const file = revokedFile(dataFolder);
  let known = new Map<string, number>();
  const watched = new WatchedFile({
    file,
    log,
    parse: (text) => (known = text === null ? known : parsed(text, file)),
  });
  return (subject: string, issuedAt: number): boolean => {
    const before = watched.value().get(subject);
    return before !== undefined && issuedAt * 1000 < before;
  };
}

/** Refuses from now on all tokens of a subject that were issued before an instant. */
export function revokeSubject(dataFolder: string, subject: string, before: Date): void {
  const file = revokedFile(dataFolder);
  changeFile(file, (text) => {
    const known = text === null ? new Map<string, number>() : parsed(text, file);
    known.set(subject, Math.max(before.getTime(), known.get(subject) ?? 0));
    const rows = [...known].map(([name, until]) => ({
      subject: name,
      before: new Date(until).toISOString(),
    }));
    return `${JSON.stringify(rows, null, 2)}\n`;
  });
}

/** Since when whose older tokens are refused. */
export function listRevoked(dataFolder: string): ReadonlyMap<string, number> {
  const file = revokedFile(dataFolder);
  const text = readIfPresent(file);
  return text === null ? new Map<string, number>() : parsed(text, file);
}

function revokedFile(dataFolder: string): string {
  return join(dataFolder, 'revoked.json');
}

function parsed(text: string, file: string): Map<string, number> {
  try {
    const rows = revocations.parse(JSON.parse(text));
    return new Map(rows.map(({ subject, before }) => [subject, Date.parse(before)]));
  } catch {
    throw new ConfigurationError(`${file} is not a list of revoked subjects. Put the right one back.`);
  }
}
