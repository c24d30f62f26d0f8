import { z } from 'zod';
import { fail } from '../errors';
import { ROLES, type Charge, type Viewer } from './viewer';

/** What a good token says. */
export interface VerifiedToken {
  readonly viewer: Viewer;
  /** In seconds since 1970. */
  readonly issuedAt: number;
}

/** An area code as it stands in a token: BD, or BBS digits, or a provisional code. */
export const areaCode = z.string().regex(/^[0-9A-Z]{2,16}$/);

/** Nobody holds more posts at once; a longer list is no office's. */
export const MOST_CHARGES = 10;

/** What somebody may hold besides: the public and portals hold no post. */
export const CHARGE_ROLES = ['ANALYST', 'OFFICER', 'COMMISSIONER', 'ADMIN'] as const;

const charge = z.object({
  role: z.enum(CHARGE_ROLES),
  area: areaCode,
  until: z.iso.date().optional(),
});

const claims = z
  .object({
    role: z.enum(ROLES),
    area: areaCode.nullable(),
    sub: z.string().min(1).max(200),
    charges: z.array(charge).max(MOST_CHARGES).optional(),
  })
  .refine(({ role, area }) => area !== null || !NEEDS_JURISDICTION.has(role))
  .refine(({ role, charges }) => !charges?.length || (role !== 'PUBLIC' && role !== 'PORTAL'));

const NEEDS_JURISDICTION: ReadonlySet<string> = new Set(['ANALYST', 'OFFICER', 'COMMISSIONER', 'PORTAL']);

/**
 * The viewer that a verified token names. A claim that is missing, unknown or of another shape is
 * refused as UNAUTHENTICATED, never read as some lesser role.
 */
export function viewerFromClaims(payload: unknown): Viewer {
  const read = claims.safeParse(payload);
  if (!read.success) throw fail('UNAUTHENTICATED');
  const { role, area, sub, charges } = read.data;
  return { role, area, subject: sub, ...(charges?.length ? { charges: charges.map(asCharge) } : {}) };
}

/** The claims that name a viewer, for signing. */
export function claimsOf({ role, area, subject, charges }: Viewer): Record<string, unknown> {
  return { role, area, sub: subject, ...(charges?.length ? { charges } : {}) };
}

/** Names that the hub itself uses for who acts; no issuer gives them to a person. */
export function isReservedSubject(subject: string): boolean {
  return subject === 'public' || /^(local-administrator$|subgraph:|embed:)/i.test(subject);
}

function asCharge({ role, area, until }: z.infer<typeof charge>): Charge {
  return { role, area, ...(until === undefined ? {} : { until }) };
}
