import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { MOST_BYTES } from '../../documents/read/read-document';
import { readPaper } from '../../documents/read-paper';
import type { AreaDirectory } from '../../documents/recognise/area-directory';
import type { PaperReading } from '../../documents/recognise/paper-reading';
import { actOf } from '../../documents/submit/act-of';
import type { ImportedPaper, Outcome } from '../../documents/submit/told-paper';
import { HubError, type Hub } from './hub';
import { readRegularFile } from './regular-file';

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
    reading = await readPaper(await readRegularFile(file, MOST_BYTES), file, areas);
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

function refusalOf(error: unknown): { code: string; message: string } {
  if (error instanceof HubError) return { code: error.code, message: error.message };
  if (error instanceof GraphQLError)
    return { code: String(error.extensions['code']), message: error.message };
  throw error;
}
