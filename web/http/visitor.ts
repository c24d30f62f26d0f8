import type { GraphQLFormattedError } from 'graphql';

/** Who came, and the hub as that viewer may ask it. */
export interface Visitor {
  readonly viewer: { readonly role: string; readonly area: string | null; readonly subject: string };
  readonly ask: (
    query: string,
    variables: object,
  ) => Promise<{
    data?: Record<string, unknown> | null;
    errors?: readonly GraphQLFormattedError[];
  }>;
}
