import { readDocx } from './docx';
import type { FileKind } from './file-kind';
import { readHtml } from './html';
import { readPdf } from './pdf';
import type { FileReading } from './reading-note';
import { readXlsx } from './xlsx';

/** The kinds whose files are taken apart by large libraries, so that each is read in a process of its own. */
export type IsolatedKind = Exclude<FileKind, 'TEXT' | 'CSV'>;

export const READERS: Readonly<
  Record<IsolatedKind, (file: Uint8Array) => Promise<FileReading> | FileReading>
> = {
  DOCX: readDocx,
  HTML: readHtml,
  PDF: readPdf,
  XLSX: readXlsx,
};
