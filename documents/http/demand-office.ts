import type { Role, Viewer } from '../../lib/auth/viewer';
import { fail } from '../../lib/errors';

/**
 * Refuses whoever neither records nor publishes anywhere: reading a paper costs work, and its raw text is
 * shown. What becomes of it is for the subgraph that owns the record to allow.
 */
export function demandOffice({ role }: Viewer): void {
  if (role === 'PUBLIC') throw fail('UNAUTHENTICATED');
  if (!OFFICES.includes(role)) throw fail('PAPERS_NOT_FOR_ROLE');
}

const OFFICES: readonly Role[] = ['OFFICER', 'COMMISSIONER', 'ADMIN'];
