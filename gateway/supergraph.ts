import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, type DocumentNode } from 'graphql';
import { ConfigurationError } from '../lib/env';
import { projectRoot } from '../lib/project-root';

/** The checked-in supergraph, unless another file is named. */
export const SUPERGRAPH_FILE = join(projectRoot, 'schema', 'supergraph.graphql');

/** The supergraph to start with. The gateway never composes: what it serves was reviewed. */
export function readSupergraph(file = SUPERGRAPH_FILE): string {
  const supergraphSdl = textOf(file);
  try {
    parseSupergraph(supergraphSdl);
  } catch (error) {
    throw new ConfigurationError(
      `The supergraph cannot be served: ${file} is none: ${(error as Error).message}`,
    );
  }
  return supergraphSdl;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    throw new ConfigurationError(`SOPAN_SUPERGRAPH: ${file} cannot be read (${reason}).`);
  }
}

/** A look that takes milliseconds, before what takes seconds: fails where a text is no schema or joins no subgraphs. */
export function parseSupergraph(supergraphSdl: string): DocumentNode {
  const document = parse(supergraphSdl, { noLocation: true });
  const joins = document.definitions.some(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  if (!joins) throw new Error('it joins no subgraphs. Compose one with: npm run schema');
  return document;
}
