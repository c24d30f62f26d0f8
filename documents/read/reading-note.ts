import type { FindingCode } from '../recognise/findings';
import type { PlainDocument } from './plain-document';

/** Something about the file that a person should know; a finding once the paper is read. */
export interface ReadingNote {
  readonly code: FindingCode;
  readonly line: number;
  readonly raw: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What a file holds, and what is to be known about how it was read. */
export interface FileReading {
  readonly document: PlainDocument;
  readonly findings: readonly ReadingNote[];
}
