import type { PaperReading } from '../recognise/paper-reading';

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

/** What became of a paper, for programs. The names are relied on from outside. */
export function toldPaper({ file, reading, outcome, refusal }: ImportedPaper): Record<string, unknown> {
  const written = isWritten(outcome);
  if (!reading) return { file, kind: null, findings: [], outcome, refusal, written };
  // The raw paper stays where it is; phones and mail addresses stand in it.
  const { rawText: _, refusal: __, ...told } = reading;
  return { file, ...told, outcome, refusal, written };
}

/** Whether the paper is on record as it was given. */
export function isWritten(outcome: Outcome): boolean {
  return outcome === 'RECORDED' || outcome === 'ALREADY_RECORDED';
}
