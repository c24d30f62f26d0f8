import { findBreakingChanges, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { PUBLIC } from '../lib/auth/viewer';
import { DirectoryVersion } from './directory-version';
import type { Fetch, SubgraphLink } from './links/subgraph-link';
import { notServedYet } from './reload-served';
import { parseSupergraph } from './supergraph';

/** Why a supergraph is not served. */
export interface Refusal {
  readonly reason: string;
  /** Whether the same supergraph may be good later, when a subgraph has been upgraded. */
  readonly mayPass: boolean;
}

const TOLD = 5;

/**
 * Why a supergraph need not even be built, which holds up everybody for a moment: it is none, or a subgraph
 * does not serve yet what it would be asked for.
 */
export async function refusalUnbuilt(
  supergraphSdl: string,
  links: readonly SubgraphLink[],
): Promise<Refusal | null> {
  if (!supergraphSdl.trim()) return never('the file is empty');
  let document: DocumentNode;
  try {
    document = parseSupergraph(supergraphSdl);
  } catch (error) {
    return never(`it is no supergraph: ${(error as Error).message.split('\n', 1)[0] ?? ''}`);
  }
  const missing = await Promise.all(links.map((link) => missingIn(link, document)));
  const index = missing.findIndex((each) => each.length);
  const [link, first] = [links[index], missing[index]];
  return link && first ? { reason: `${link.name} does not serve yet: ${few(first)}`, mayPass: true } : null;
}

/**
 * Why a supergraph may not take the place of the served one, by what clients see of both: it breaks what they
 * rely on, or an operation that they are promised is no longer valid.
 */
export function refusalOf(
  served: GraphQLSchema,
  next: GraphQLSchema,
  promised: readonly string[],
): Refusal | null {
  const breaking = findBreakingChanges(served, next).map(({ description }) => description);
  if (breaking.length) return never(`it breaks what clients rely on: ${few(breaking)}`);
  const broken = promised.flatMap((text) => validate(next, parse(text)).map(({ message }) => message));
  return broken.length ? never(`it breaks a stored operation: ${few(broken)}`) : null;
}

async function missingIn(link: SubgraphLink, supergraph: DocumentNode): Promise<string[]> {
  const { data } = await link.dataSource.process({
    request: { query: '{ _service { sdl } }' },
    context: { viewer: PUBLIC, requestId: 'reload', directory: new DirectoryVersion(), plainJson: true },
  } as unknown as Fetch);
  const { sdl } = (data?._service ?? {}) as { sdl?: string };
  return sdl === undefined ? ['anything: it does not answer'] : notServedYet(supergraph, link.name, sdl);
}

function never(reason: string): Refusal {
  return { reason, mayPass: false };
}

function few(all: readonly string[]): string {
  const more = all.length > TOLD ? `, and ${all.length - TOLD} more` : '';
  return `${all.slice(0, TOLD).join('; ')}${more}`;
}
