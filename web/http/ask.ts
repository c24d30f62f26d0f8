import type { GraphQLFormattedError } from 'graphql';
import type { Operation } from '../operation';
import type { Visitor } from './visitor';

/** The answer to an operation. Where a part is missing, `errors` says which. */
export interface Answer<Data> {
  readonly data: Data | null;
  readonly errors: readonly GraphQLFormattedError[];
}

export type Ask = <Data, Variables extends object>(
  operation: Operation<Data, Variables>,
  variables: Variables,
) => Promise<Answer<Data>>;

/** Asks the hub as the visitor. */
export function askAs(visitor: Visitor): Ask {
  return async <Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
  ) => {
    const { data, errors = [] } = await visitor.ask(operation.text, variables);
    return { data: (data ?? null) as Data | null, errors };
  };
}
