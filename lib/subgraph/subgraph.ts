import type { GraphQLSchema } from 'graphql';
import type { Viewer } from '../auth/viewer';
import type { Position } from '../outbox/position';

export type SubgraphName = 'organisation' | 'meetings' | 'plans';

/** What the gateway tells a subgraph with every request, in place or over HTTP. */
export interface SubgraphRequest {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** The least version of the organisation directory that the answer must have seen; 0 = any. */
  readonly directoryVersion: number;
  /** Which history that version is of, where it matters: organisation may have been restored from a backup since. */
  readonly directoryChain?: string;
  /** How many milliseconds whoever asks goes on waiting; any number where it is not told. */
  readonly deadlineMs?: number;
}

/** The seam between a subgraph and whatever runs it: one process for all, or a server of its own. */
export interface Subgraph {
  readonly name: SubgraphName;
  readonly schema: GraphQLSchema;
  /** Makes the context of one request. `done` is called once, when the answer has been made. */
  contextFor(request: SubgraphRequest): Promise<{ context: object; done?: () => Promise<void> | void }>;
  /** The version of the organisation directory that this subgraph has seen; it goes back with every answer. */
  directoryVersion(): number;
  /** The history that this version is of. */
  directoryChain?(): string;
  /** Whether it can answer now: its database is open and migrated. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
  /**
   * The outbox for the other subgraphs: events after the number `since`. Fails with FEED_DIVERGED where
   * `chain` is given and is not the chain of that event.
   */
  feed?(since: number, chain?: string): Promise<unknown>;
  /**
   * The stamps of some parts of its records, read from its database now, in the order given. Two that are equal
   * were read while nothing of that part changed, and on the same day in Dhaka. What it does not know has a
   * stamp that is equal to none. Who keeps an answer under them reads them before it asks for that answer, and
   * asks for the directory at `directoryOf` as it is after this call, or a later one.
   */
  stamps?(parts: readonly string[]): Promise<readonly string[]>;
  /**
   * A mark that is the same only while every stamp is: nothing at all was committed, it is the same day, and the
   * directory is the same. It is told at once; null where that cannot be said. To be read before the stamps that it
   * is to stand for: what is committed between the two has then another mark.
   */
  steady?(): string | null;
}

/** What a subgraph has seen of the organisation directory. */
export function directoryOf(subgraph: Subgraph): Position {
  return { seq: subgraph.directoryVersion(), chain: subgraph.directoryChain?.() ?? '' };
}
