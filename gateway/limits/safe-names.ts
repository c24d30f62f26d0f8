import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

const HARMFUL = /^(__|constructor$|prototype$)/;

/** Refuses aliases such as `__proto__`: they are harmless here, but not to a client that merges the answer deeply. */
export function safeNames(context: ValidationContext): ASTVisitor {
  return {
    Field({ alias }) {
      if (!alias || !HARMFUL.test(alias.value)) return;
      context.reportError(new GraphQLError(`"${alias.value}" is no good as an alias.`, { nodes: [alias] }));
    },
  };
}
