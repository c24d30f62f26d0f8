import { registerEnumType } from 'type-graphql';
import { Column } from 'typeorm';
import { maybe, text, word } from '../database/table';
import type { Counts } from './history';

export enum Verification {
  CLAIMED = 'CLAIMED',
  VERIFIED = 'VERIFIED',
  DISPUTED = 'DISPUTED',
}
registerEnumType(Verification, {
  name: 'Verification',
  description: 'What the superior office has made of reported progress.',
  valuesConfig: {
    CLAIMED: { description: 'Reported, and not yet looked at from above (প্রতিবেদিত).' },
    VERIFIED: { description: 'Found right by a superior office (যাচাইকৃত).' },
    DISPUTED: {
      description:
        'Not accepted by a superior office (আপত্তিকৃত); it counts with the status it claims until it is corrected or withdrawn.',
    },
  },
});

/** A report that a superior office verifies or disputes; a correction of it is claimed anew. */
export abstract class VerifiedReport {
  @Column('varchar')
  readonly verification!: Verification;

  /** When it was verified or disputed. */
  @Column('varchar', { nullable: true })
  readonly verifiedAt!: string | null;

  /** Why it is disputed. */
  @Column('text', { nullable: true })
  readonly verificationRemark!: string | null;
}

/** A report as it is recorded. */
export const AS_CLAIMED = {
  verification: Verification.CLAIMED,
  verifiedAt: null,
  verificationRemark: null,
} as const;

/** The columns of a table of such reports, for `addColumns`. */
export const VERIFICATION_COLUMNS = {
  verification: { ...word, default: `'${Verification.CLAIMED}'` },
  verified_at: maybe(word),
  verification_remark: maybe(text),
};

/**
 * What a report that counts adds to the measures `verified` and `disputed`; `claimed` is what is left of
 * those reported. It holds from the day for which the report speaks, with all that is known now.
 */
export function verificationCounts(report: Pick<VerifiedReport, 'verification'> | null): Counts {
  return {
    verified: report?.verification === Verification.VERIFIED ? 1 : 0,
    disputed: report?.verification === Verification.DISPUTED ? 1 : 0,
  };
}

/** The three measures, of what is reported in all: their sum is that. */
export function verificationMeasures(
  counts: Counts,
  reported: number,
): { claimed: number; verified: number; disputed: number } {
  const { verified = 0, disputed = 0 } = counts;
  return { claimed: reported - verified - disputed, verified, disputed };
}
