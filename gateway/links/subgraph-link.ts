import type { GraphQLDataSource } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import type { Answer } from '../../lib/subgraph/answer';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import type { DirectoryVersion } from '../directory-version';

export type Fetch = Parameters<GraphQLDataSource['process']>[0];
export type FetchResult = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** How the gateway reaches one subgraph: in the same process or over HTTP, with equal answers. */
export interface SubgraphLink {
  readonly name: SubgraphName;
  readonly dataSource: GraphQLDataSource;
  /** The stamps of parts of its records, by a read that begins now; fails where it cannot be asked, or is late. */
  readonly stamps?: (parts: readonly string[], directory: DirectoryVersion) => Promise<readonly string[]>;
  /** A mark that is the same only while all stamps are, told at once; null where it cannot be (see Subgraph.steady). */
  readonly steady?: () => string | null;
  ready(): Promise<boolean>;
  /** Closes the way to the subgraph, not the subgraph. */
  close(): Promise<void>;
}

/** Whether a fetch only asks. The planner writes the operations of fetches, so their form is known. */
export function isRead({ request }: Fetch): boolean {
  return !/^\s*mutation\b/.test(request.query ?? '');
}

/** A subgraph's answer as the gateway takes it: of an error only what may go further. */
export function resultOf({ data, errors }: Answer): FetchResult {
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors?.length ? { errors: errors.map(received) } : {}),
  };
}

function received({ message, path, extensions }: GraphQLFormattedError) {
  const code = extensions?.code;
  // The subgraph has logged what it masked; the mark keeps the gateway from logging it once more.
  return {
    message,
    path,
    extensions: { code, ...(code === 'INTERNAL_SERVER_ERROR' ? { masked: true } : {}) },
  };
}
