/** The memo of a paper on record. */
export interface MemoRecord {
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly banglaDate: string | null;
  readonly subject: string | null;
  readonly references: readonly MemoReference[];
  readonly copyTo: readonly string[];
  readonly signatoryPost: string | null;
  readonly signatoryName: string | null;
}

export interface MemoReference {
  readonly memoNumber: string | null;
  readonly issuedOn: string | null;
  readonly raw: string;
}

export const MEMO_FIELDS = `number issuedOn banglaDate subject references { memoNumber issuedOn raw }
  copyTo signatoryPost signatoryName`;
