import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../lib/project-root';

/** The checked-in supergraph. The gateway never composes: what it serves was reviewed. */
export function readSupergraph(): string {
  return readFileSync(join(projectRoot, 'schema', 'supergraph.graphql'), 'utf8');
}
