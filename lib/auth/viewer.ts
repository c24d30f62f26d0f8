import type { Day } from '../time/day';

/** What someone may be. The policy says what each may do; this file only names them. */
export const ROLES = ['PUBLIC', 'PORTAL', 'ANALYST', 'OFFICER', 'COMMISSIONER', 'ADMIN'] as const;

export type Role = (typeof ROLES)[number];

/** Who asks: a role within a jurisdiction. */
export interface Viewer {
  readonly role: Role;
  /** The code of the area that is the jurisdiction; null where there is none (the public). */
  readonly area: string | null;
  /** Who it is, for the record of changes. Never shown to the public. */
  readonly subject: string;
  /** Posts held besides (অতিরিক্ত দায়িত্ব): what each allows is allowed too. */
  readonly charges?: readonly Charge[];
}

/** An additional charge: another role in another area, up to and with a last day. */
export interface Charge {
  readonly role: Role;
  readonly area: string;
  readonly until?: Day;
}

/** Everyone who comes without a token. */
export const PUBLIC: Viewer = Object.freeze({ role: 'PUBLIC', area: null, subject: 'public' });
