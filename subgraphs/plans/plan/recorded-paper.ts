import type { PaperOutcome } from '../../../lib/papers/proposal';

/** What became of a paper, and the record it is about. */
export interface RecordedPaper {
  readonly id: string;
  readonly outcome: PaperOutcome;
}
