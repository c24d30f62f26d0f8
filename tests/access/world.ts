import type { GraphQLSchema } from 'graphql';
import type { Viewer } from '../../lib/auth/viewer';
import type { SubgraphName } from '../../lib/subgraph/subgraph';

/** The day on which the tests of access live. */
export const TODAY = '2025-06-15';

export interface Answered {
  readonly data: any;
  readonly codes: readonly string[];
  readonly text: string;
}

export type Ask = (viewer: Viewer, query: string, variables?: Record<string, unknown>) => Promise<Answered>;

/** The three subgraphs, each behind a server of its own, and a gateway before them, over databases of one kind. */
export interface World {
  /** What each subgraph can be asked for. */
  readonly schemas: Readonly<Record<SubgraphName, GraphQLSchema>>;
  /** The day after the one on which it lives. */
  readonly tomorrow: string;
  /** Asks a subgraph's server directly, with the signature that only the gateway can make. */
  direct(name: SubgraphName): Ask;
  /** Asks the hub, with a token. */
  readonly hub: Ask;
  /** Does an act as an administrator bound to no area; it must succeed. */
  act(name: SubgraphName, mutation: string, input: object): Promise<any>;
  /** Waits until organisation has heard what the others' papers imply. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** A world in this process, where what an act writes can be told from nothing. */
export interface WatchedWorld extends World {
  /** Something else whenever a row was written that acts write. */
  mark(name: SubgraphName): Promise<string>;
}
