import type { GraphQLSchema } from 'graphql';
import type { Viewer } from '../auth/viewer';

export type SubgraphName = 'organisation' | 'meetings' | 'plans';

/** What the gateway tells a subgraph with every request, in place or over HTTP. */
export interface SubgraphRequest {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** The least version of the organisation directory that the answer must have seen; 0 = any. */
  readonly directoryVersion: number;
}

/** The seam between a subgraph and whatever runs it: one process for all, or a server of its own. */
export interface Subgraph {
  readonly name: SubgraphName;
  readonly schema: GraphQLSchema;
  /** Makes the context of one request. `done` is called once, when the answer has been made. */
  contextFor(request: SubgraphRequest): Promise<{ context: object; done?: () => Promise<void> | void }>;
  /** The version of the organisation directory that this subgraph has seen; it goes back with every answer. */
  directoryVersion(): number;
  /** Whether it can answer now: its database is open and migrated. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
  /** The outbox for the other subgraphs: events after the version `since`. */
  feed?(since: number): Promise<unknown>;
}
