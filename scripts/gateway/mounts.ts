import { join } from 'node:path';
import { papersOverHttp } from '../../documents/http/papers-over-http';
import type { Mount } from '../../gateway/mount';
import { fail } from '../../lib/errors';
import { projectRoot } from '../../lib/project-root';
import { pagesOverHttp } from '../../web/http/pages';
import { savedQueriesOverHttp, type SavedQueryFailures } from '../../web/http/saved-queries';

const savedQueryFailures: SavedQueryFailures = {
  unknown: (name) => fail('UNKNOWN_SAVED_QUERY', { name }),
  badParameter: (bad) => fail('BAD_PARAMETER', { ...bad }),
  unavailable: () => fail('ANSWER_INCOMPLETE'),
};

/** What is served beside /graphql, wherever the gateway runs: the gateway itself knows nothing of papers and pages. */
export const mounts: readonly Mount[] = [
  { path: '/q', session: true, serve: savedQueriesOverHttp(savedQueryFailures) },
  { path: '/papers', session: true, serve: papersOverHttp },
  { path: '/', session: true, serve: pagesOverHttp(join(projectRoot, 'dist', 'web', 'static')) },
];
