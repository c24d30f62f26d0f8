import { join } from 'node:path';
import { papersOverHttp } from '../../documents/http/papers-over-http';
import { readGivenPaper } from '../../documents/http/read-given-paper';
import type { Mount } from '../../gateway/mount';
import { fail } from '../../lib/errors';
import { projectRoot } from '../../lib/project-root';
import { consoleOverHttp } from '../../web/http/console';
import { dataOverHttp, type DataFailures } from '../../web/http/data';
import { pagesOverHttp } from '../../web/http/pages';
import { savedQueriesOverHttp, type SavedQueryFailures } from '../../web/http/saved-queries';

const savedQueryFailures: SavedQueryFailures = {
  unknown: (name) => fail('UNKNOWN_SAVED_QUERY', { name }),
  badParameter: (bad) => fail('BAD_PARAMETER', { ...bad }),
  unavailable: () => fail('ANSWER_INCOMPLETE'),
};

const dataFailures: DataFailures = {
  unavailable: savedQueryFailures.unavailable,
  beingWritten: (seconds) => fail('DATA_BEING_WRITTEN', { seconds }),
};

const builtForBrowsers = join(projectRoot, 'dist', 'web');

interface MountSettings {
  readonly dataFolder: string;
  /** Under which terms the files of data are given; a cautious sentence where nothing is said. */
  readonly dataLicence?: string | undefined;
}

/** What is served beside /graphql, wherever the gateway runs: the gateway itself knows nothing of papers and pages. */
export function mountsFor({ dataFolder, dataLicence }: MountSettings): readonly Mount[] {
  return [
    {
      path: '/console',
      serve: consoleOverHttp(join(builtForBrowsers, 'console'), join(projectRoot, 'schema', 'api.graphql')),
    },
    { path: '/q', session: true, serve: savedQueriesOverHttp(savedQueryFailures) },
    { path: '/data', serve: dataOverHttp({ folder: dataFolder, licence: dataLicence }, dataFailures) },
    { path: '/papers', session: true, serve: papersOverHttp },
    {
      path: '/',
      session: true,
      serve: (visitorOf, sessions) => {
        const pages = pagesOverHttp(
          join(builtForBrowsers, 'static'),
          (request, file, fileName) => readGivenPaper(visitorOf(request), { file, fileName }),
          dataLicence,
        );
        return pages(visitorOf, sessions);
      },
    },
  ];
}
