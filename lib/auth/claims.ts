import { z } from 'zod';
import { fail } from '../errors';
import { ROLES, type Viewer } from './viewer';

/** An area code as it stands in a token: BD, or BBS digits, or a provisional code. */
const areaCode = z.string().regex(/^[0-9A-Z]{2,16}$/);

const claims = z
  .object({
    role: z.enum(ROLES),
    area: areaCode.nullable(),
    sub: z.string().min(1).max(200),
  })
  .refine(({ role, area }) => area !== null || !NEEDS_JURISDICTION.has(role));

const NEEDS_JURISDICTION: ReadonlySet<string> = new Set(['ANALYST', 'OFFICER', 'COMMISSIONER']);

/**
 * The viewer that a verified token names. A claim that is missing, unknown or of another shape is
 * refused as UNAUTHENTICATED, never read as some lesser role.
 */
export function viewerFromClaims(payload: unknown): Viewer {
  const read = claims.safeParse(payload);
  if (!read.success) throw fail('UNAUTHENTICATED');
  const { role, area, sub } = read.data;
  return { role, area, subject: sub };
}

/** The claims that name a viewer, for signing. */
export function claimsOf(viewer: Viewer): { role: string; area: string | null; sub: string } {
  return { role: viewer.role, area: viewer.area, sub: viewer.subject };
}
