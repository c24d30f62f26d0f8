import type { GraphQLFieldResolver } from 'graphql';

export type Resolve = GraphQLFieldResolver<unknown, unknown>;

const withoutInfo = new WeakSet<object>();

/** Says of a resolver that it looks at its object, arguments and context only; nothing else is then made for it. */
export function markNeedsNoInfo<Resolver extends object>(resolve: Resolver): Resolver {
  withoutInfo.add(resolve);
  return resolve;
}

export function needsNoInfo(resolve: object): boolean {
  return withoutInfo.has(resolve);
}

/** Says the same of a resolver around another one, where it is so of that one. */
export function needsWhatItWraps<Resolver extends object>(resolve: Resolver, wrapped: object): Resolver {
  return needsNoInfo(wrapped) ? markNeedsNoInfo(resolve) : resolve;
}
