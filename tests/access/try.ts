import type { SubgraphName } from '../../lib/subgraph/subgraph';
import type { Asks } from './who-may';

/** One way to try a mutation. */
export interface Try {
  readonly mutation: string;
  readonly subgraph: SubgraphName;
  /** Where a mutation is tried in several ways: in which. */
  readonly way?: string;
  readonly asks: Asks;
  /** What the mutation asks in another way of using it. */
  readonly orAsks?: Asks;
  /** Whether it is about a record that only its own office may know of. */
  readonly hidden: boolean;
  /** An input that is right in every way, about something new in an area; without `requestId`. */
  readonly input: (code: string) => Promise<object>;
  /** Whether it must not go through in that area, for the sake of the tests that follow. */
  readonly onlyRefused?: (code: string) => boolean;
  /** The same about something that is nowhere. */
  readonly nowhere: object;
}
