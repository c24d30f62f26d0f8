import { join } from 'node:path';
import { papersOverHttp } from '../../documents/http/papers-over-http';
import { readGivenPaper } from '../../documents/http/read-given-paper';
import type { Mount } from '../../gateway/mount';
import { fail } from '../../lib/errors';
import { projectRoot } from '../../lib/project-root';
import { consoleOverHttp } from '../../web/http/console';
import { pagesOverHttp } from '../../web/http/pages';
import { savedQueriesOverHttp, type SavedQueryFailures } from '../../web/http/saved-queries';

const savedQueryFailures: SavedQueryFailures = {
  unknown: (name) => fail('UNKNOWN_SAVED_QUERY', { name }),
  badParameter: (bad) => fail('BAD_PARAMETER', { ...bad }),
  unavailable: () => fail('ANSWER_INCOMPLETE'),
};

const builtForBrowsers = join(projectRoot, 'dist', 'web');

/** What is served beside /graphql, wherever the gateway runs: the gateway itself knows nothing of papers and pages. */
export const mounts: readonly Mount[] = [
  {
    path: '/console',
    serve: consoleOverHttp(join(builtForBrowsers, 'console'), join(projectRoot, 'schema', 'api.graphql')),
  },
  { path: '/q', session: true, serve: savedQueriesOverHttp(savedQueryFailures) },
  { path: '/papers', session: true, serve: papersOverHttp },
  {
    path: '/',
    session: true,
    serve: (visitorOf, sessions) => {
      const pages = pagesOverHttp(join(builtForBrowsers, 'static'), (request, file, fileName) =>
        readGivenPaper(visitorOf(request), { file, fileName }),
      );
      return pages(visitorOf, sessions);
    },
  },
];
