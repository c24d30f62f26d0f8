import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { GraphQLError } from 'graphql';
import { readDocument } from '../../documents/read/read-document';
import type { AreaDirectory } from '../../documents/recognise/area-directory';
import type { PaperReading } from '../../documents/recognise/paper-reading';
import { recognisePaper } from '../../documents/recognise/recognise-paper';
import { actOf } from '../../documents/submit/act-of';
import { HubError, type Hub } from './hub';

export type Outcome = 'RECORDED' | 'ALREADY_RECORDED' | 'PROPOSED' | 'READ' | 'REFUSED';

/** What became of one file. */
export interface ImportedPaper {
  readonly file: string;
  /** What was read; null where the file could not be read at all. */
  readonly reading: PaperReading | null;
  readonly outcome: Outcome;
  /** Why it was refused, with a stable code. */
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

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
    const { document, findings } = await readDocument(await paperIn(file), file);
    reading = recognisePaper(document, areas, findings);
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

const MOST_BYTES = 10_000_000;

function refusalOf(error: unknown): { code: string; message: string } {
  if (error instanceof HubError) return { code: error.code, message: error.message };
  if (error instanceof GraphQLError)
    return { code: String(error.extensions['code']), message: error.message };
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return { code: 'FILE_UNREADABLE', message: 'There is no such file.' };
  if (typeof code === 'string') return { code: 'FILE_UNREADABLE', message };
  throw error;
}
