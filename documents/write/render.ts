import { writeDocx } from './docx';
import { writeHtml } from './html';
import type { OfficialPaper } from './official-paper';
import { writeText } from './text';

/** The forms in which a paper can be had. */
export const FORMATS = ['html', 'docx', 'txt'] as const;

export type Format = (typeof FORMATS)[number];

/** The paper as a file of that form. */
export async function renderPaper(paper: OfficialPaper, format: Format): Promise<string | Uint8Array> {
  return WRITERS[format](paper);
}

const WRITERS: Record<Format, (paper: OfficialPaper) => string | Promise<Uint8Array>> = {
  html: writeHtml,
  docx: writeDocx,
  txt: writeText,
};
