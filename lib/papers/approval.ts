import { registerEnumType } from 'type-graphql';
import { Column } from 'typeorm';
import type { Authority } from '../auth/authority';
import { maybe, text, word } from '../database/table';
import { fail } from '../errors';

export enum PaperState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  APPROVED = 'APPROVED',
  PUBLISHED = 'PUBLISHED',
}
registerEnumType(PaperState, {
  name: 'PaperState',
  description: 'Where a paper stands on its way to the public.',
  valuesConfig: {
    DRAFT: { description: 'Being written (খসড়া): its office may change it.' },
    SUBMITTED: { description: 'Laid before the superior office (অনুমোদনের জন্য দাখিলকৃত), and locked.' },
    APPROVED: { description: 'Approved (অনুমোদিত), and not yet public.' },
    PUBLISHED: { description: 'Public (প্রকাশিত).' },
  },
});

/** A paper that goes from its office to the superior one, and to the public. */
export abstract class ApprovedPaper {
  /** When it was laid before the superior office; null while it is a draft. */
  @Column('varchar', { nullable: true })
  readonly submittedAt!: string | null;

  @Column('varchar', { nullable: true })
  readonly approvedAt!: string | null;

  /** When it was last returned, and with what remark; both stay when it is submitted again. */
  @Column('varchar', { nullable: true })
  readonly returnedAt!: string | null;

  @Column('text', { nullable: true })
  readonly remark!: string | null;
}

/** The columns of a table of such papers, for `addColumns`. */
export const APPROVAL_COLUMNS = {
  submitted_at: maybe(word),
  approved_at: maybe(word),
  returned_at: maybe(word),
  remark: maybe(text),
};

/** A paper as it begins: its office may change it. */
export const AS_DRAFT = { submittedAt: null, approvedAt: null } as const;

/** A paper on which nobody above has acted yet. */
export const NEVER_RETURNED = { returnedAt: null, remark: null } as const;

type Standing = Pick<ApprovedPaper, 'submittedAt' | 'approvedAt'> & { readonly publishedAt: string | null };

/** Where a paper stands; never kept beside the instants that it follows from. */
export function paperState({ publishedAt, approvedAt, submittedAt }: Standing): PaperState {
  if (publishedAt !== null) return PaperState.PUBLISHED;
  if (approvedAt !== null) return PaperState.APPROVED;
  return submittedAt === null ? PaperState.DRAFT : PaperState.SUBMITTED;
}

/** The same for a list, whose rows are seen as `row`. */
export const IN_STATE: Readonly<Record<PaperState, string>> = {
  DRAFT: '(row.publishedAt IS NULL AND row.approvedAt IS NULL AND row.submittedAt IS NULL)',
  SUBMITTED: '(row.publishedAt IS NULL AND row.approvedAt IS NULL AND row.submittedAt IS NOT NULL)',
  APPROVED: '(row.publishedAt IS NULL AND row.approvedAt IS NOT NULL)',
  PUBLISHED: 'row.publishedAt IS NOT NULL',
};

/**
 * Refuses a change that the state of a paper does not allow. A draft is changed by whoever may write it;
 * a submitted paper by whoever may publish it; from its approval on also by whoever may write it, as a
 * correction with a reason. Fails with FORBIDDEN or PAPER_LOCKED.
 */
export function demandUnlocked(
  authority: Authority,
  areaId: string,
  paper: Standing,
  reason?: string | null,
): void {
  const state = paperState(paper);
  if (state !== PaperState.DRAFT && authority.mayPublish(areaId)) return;
  authority.demandWrite(areaId);
  if (state === PaperState.DRAFT || (state !== PaperState.SUBMITTED && reason?.trim())) return;
  throw fail('PAPER_LOCKED', { state });
}
