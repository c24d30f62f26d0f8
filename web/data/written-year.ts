import { dhakaToday } from '../calendar';
import type { Ask } from '../http/ask';
import { DATA_FILES } from './data-files';
import { writeFile, type WrittenFile } from './written-file';

/** All files of a fiscal year, written at one time. */
export interface WrittenYear {
  readonly fiscalYear: string;
  readonly files: readonly WrittenFile[];
  /** When writing began: what was published later may be missing. */
  readonly writtenAt: Date;
  /** The Dhaka day on which what is late was counted. */
  readonly day: string;
}

/** Writes the files of a year; null where a part of one cannot be had. */
export async function writeYear(
  fiscalYear: string,
  ask: Ask,
  folder: string,
  now: () => number = Date.now,
): Promise<WrittenYear | null> {
  const began = now();
  const files: WrittenFile[] = [];
  const close = () => Promise.all(files.map((file) => file.close()));
  try {
    for (const file of DATA_FILES) {
      const written = await writeFile(file, fiscalYear, ask, folder);
      if (!written) {
        await close();
        return null;
      }
      files.push(written);
    }
  } catch (fault) {
    await close();
    throw fault;
  }
  if (dhakaToday(now()) === dhakaToday(began))
    return { fiscalYear, files, writtenAt: new Date(began), day: dhakaToday(began) };
  // Midnight came between: some rows would say how late things are on one day, some on the next.
  await close();
  return writeYear(fiscalYear, ask, folder, now);
}
