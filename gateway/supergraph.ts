import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../lib/env';
import { projectRoot } from '../lib/project-root';

/** The checked-in supergraph, unless another file is named. */
export const SUPERGRAPH_FILE = join(projectRoot, 'schema', 'supergraph.graphql');

/** The supergraph to start with. The gateway never composes: what it serves was reviewed. */
export function readSupergraph(file = SUPERGRAPH_FILE): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    throw new ConfigurationError(`SOPAN_SUPERGRAPH: ${file} cannot be read (${reason}).`);
  }
}
