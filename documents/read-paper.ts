import { readDocument } from './read/read-document';
import type { AreaDirectory } from './recognise/area-directory';
import type { PaperReading } from './recognise/paper-reading';
import { recognisePaper } from './recognise/recognise-paper';

/** Reads a paper from its file, whoever brings it: the command line or the dashboard. */
export async function readPaper(
  file: Uint8Array,
  fileName: string,
  areas: AreaDirectory,
): Promise<PaperReading> {
  const { document, findings } = await readDocument(file, fileName);
  return recognisePaper(document, areas, findings);
}
