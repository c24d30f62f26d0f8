import { type Verification } from '../rollup/verification';
import type { Label } from './group-key';

/** What the superior office has made of a report, for readers. */
export const VERIFICATIONS: Readonly<Record<Verification, Label>> = {
  CLAIMED: { en: 'Claimed', bn: 'প্রতিবেদিত' },
  VERIFIED: { en: 'Verified', bn: 'যাচাইকৃত' },
  DISPUTED: { en: 'Disputed', bn: 'আপত্তিকৃত' },
};
