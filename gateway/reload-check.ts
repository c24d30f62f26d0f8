import { ApolloGateway } from '@apollo/gateway';
import { findBreakingChanges, parse, validate, type GraphQLSchema } from 'graphql';
import { PUBLIC } from '../lib/auth/viewer';
import type { Log } from '../lib/log';
import { DirectoryVersion } from './directory-version';
import type { Fetch, SubgraphLink } from './links/subgraph-link';
import { notServedYet } from './reload-served';

/** Why a supergraph is not served. */
export interface Refusal {
  readonly reason: string;
  /** Whether the same supergraph may be good later, when a subgraph has been upgraded. */
  readonly mayPass: boolean;
}

interface Checked {
  readonly served: GraphQLSchema;
  readonly supergraphSdl: string;
  readonly links: readonly SubgraphLink[];
  /** Operations that clients are promised. */
  readonly operations: readonly string[];
  readonly log: Log;
}

const TOLD = 5;

/** The schema that clients see of a supergraph. Fails where it is none. */
export async function apiSchemaOf(supergraphSdl: string, log: Log): Promise<GraphQLSchema> {
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: log.child({ part: 'apollo' }, { level: 'silent' }),
    buildService: () => ({ process: () => Promise.reject(new Error('This gateway only reads a schema.')) }),
  });
  const { schema } = await gateway.load();
  await gateway.stop();
  return schema;
}

/**
 * Why a supergraph may not take the place of the served one: it is none; it breaks what clients rely on; an
 * operation that they are promised is no longer valid; a subgraph does not serve yet what it would be asked for.
 */
export async function refusalOf(checked: Checked): Promise<Refusal | null> {
  const { served, supergraphSdl, links, operations, log } = checked;
  if (!supergraphSdl.trim()) return never('the file is empty');
  let next: GraphQLSchema;
  try {
    next = await apiSchemaOf(supergraphSdl, log);
  } catch (error) {
    return never(`it is no supergraph: ${(error as Error).message.split('\n', 1)[0] ?? ''}`);
  }
  const breaking = findBreakingChanges(served, next).map(({ description }) => description);
  if (breaking.length) return never(`it breaks what clients rely on: ${few(breaking)}`);
  const broken = operations.flatMap((text) => validate(next, parse(text)).map(({ message }) => message));
  if (broken.length) return never(`it breaks a stored operation: ${few(broken)}`);
  for (const link of links) {
    const missing = await missingIn(link, supergraphSdl);
    if (missing.length) return { reason: `${link.name} does not serve yet: ${few(missing)}`, mayPass: true };
  }
  return null;
}

async function missingIn(link: SubgraphLink, supergraphSdl: string): Promise<string[]> {
  const { data } = await link.dataSource.process({
    request: { query: '{ _service { sdl } }' },
    context: { viewer: PUBLIC, requestId: 'reload', directory: new DirectoryVersion(), plainJson: true },
  } as unknown as Fetch);
  const { sdl } = (data?._service ?? {}) as { sdl?: string };
  return sdl === undefined ? ['anything: it does not answer'] : notServedYet(supergraphSdl, link.name, sdl);
}

function never(reason: string): Refusal {
  return { reason, mayPass: false };
}

function few(all: readonly string[]): string {
  const more = all.length > TOLD ? `, and ${all.length - TOLD} more` : '';
  return `${all.slice(0, TOLD).join('; ')}${more}`;
}
