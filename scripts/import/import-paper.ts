import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { GraphQLError } from 'graphql';
import { MOST_BYTES } from '../../documents/read/read-document';
import { readPaper } from '../../documents/read-paper';
import type { AreaDirectory } from '../../documents/recognise/area-directory';
import type { PaperReading } from '../../documents/recognise/paper-reading';
import { actOf } from '../../documents/submit/act-of';
import type { ImportedPaper, Outcome } from '../../documents/submit/told-paper';
import { HubError, type Hub } from './hub';

export interface ImportOptions {
  readonly publish: boolean;
  /** Reads and reports, and writes nothing. */
  readonly dryRun: boolean;
}

/**
 * Reads a paper and writes it to the hub by the mutation of its kind. What cannot be read or is not
 * accepted is refused with a code; only a hub that does not answer ends the whole import.
 */
export async function importPaper(
  file: string,
  hub: Hub,
  areas: AreaDirectory,
  { publish, dryRun }: ImportOptions,
): Promise<ImportedPaper> {
  let reading: PaperReading;
  try {
    reading = await readPaper(await paperIn(file), file, areas);
  } catch (error) {
    return { file, reading: null, outcome: 'REFUSED', refusal: refusalOf(error) };
  }
  const act = actOf(reading, randomUUID(), publish);
  if (!act) return { file, reading, outcome: 'REFUSED', refusal: reading.refusal };
  if (dryRun) return { file, reading, outcome: 'READ', refusal: null };
  try {
    const data = (await hub.ask(act.mutation, { input: act.input })) as Record<string, { outcome: Outcome }>;
    return { file, reading, outcome: data[act.field]?.outcome ?? 'REFUSED', refusal: null };
  } catch (error) {
    if (!(error instanceof HubError) || error.code === 'HUB_UNREACHABLE') throw error;
    return { file, reading, outcome: 'REFUSED', refusal: { code: error.code, message: error.message } };
  }
}

/** Only regular files: a device or a pipe may have no end. */
async function paperIn(file: string): Promise<Uint8Array> {
  const { size } = await stat(file).then((found) => {
    if (!found.isFile()) throw new HubError('FILE_UNREADABLE', `${file} is not a regular file.`);
    return found;
  });
  if (size > MOST_BYTES)
    throw new HubError('PAPER_TOO_LARGE', `${file} has ${size} bytes; a paper has at most ${MOST_BYTES}.`);
  return readFile(file);
}

function refusalOf(error: unknown): { code: string; message: string } {
  if (error instanceof HubError) return { code: error.code, message: error.message };
  if (error instanceof GraphQLError)
    return { code: String(error.extensions['code']), message: error.message };
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return { code: 'FILE_UNREADABLE', message: 'There is no such file.' };
  if (typeof code === 'string') return { code: 'FILE_UNREADABLE', message };
  throw error;
}
