import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

/** Refuses numbers such as 1e999: GraphQL's parser reads them as infinite, and nothing behind it takes that. */
export function finiteNumbers(context: ValidationContext): ASTVisitor {
  return {
    FloatValue(node) {
      if (Number.isFinite(Number(node.value))) return;
      context.reportError(
        new GraphQLError(`${node.value.slice(0, 40)} is too large a number.`, { nodes: [node] }),
      );
    },
  };
}
