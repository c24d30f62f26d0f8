import { join } from 'node:path';
import { papersOverHttp } from '../../documents/http/papers-over-http';
import type { Mount } from '../../gateway/mount';
import { projectRoot } from '../../lib/project-root';
import { pagesOverHttp } from '../../web/http/pages';

/** What is served beside /graphql, wherever the gateway runs: the gateway itself knows nothing of papers and pages. */
export const mounts: readonly Mount[] = [
  { path: '/papers', session: true, serve: papersOverHttp },
  { path: '/', session: true, serve: pagesOverHttp(join(projectRoot, 'dist', 'web', 'static')) },
];
