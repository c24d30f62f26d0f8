import { execute, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { compileOperation, type CompiledOperation } from './compile-operation';

/** What is asked of a document. */
interface Asked {
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly operationName?: string | null | undefined;
}

export type Executor = (
  document: DocumentNode,
  asked: Asked,
  context: object,
) => ExecutionResult | Promise<ExecutionResult>;

/**
 * Executes validated documents: queries by what was worked out when a document was first seen, everything else by
 * graphql-js. It is kept for as long as the document is.
 */
export function executorFor(schema: GraphQLSchema): Executor {
  const known = new WeakMap<DocumentNode, Map<string, CompiledOperation>>();

  function compiledOf(document: DocumentNode, operationName = ''): CompiledOperation | null {
    const named = known.get(document)?.get(operationName);
    if (named) return named;
    const compiled = compileOperation(schema, document, operationName || null);
    if (compiled) {
      const byName = known.get(document) ?? new Map<string, CompiledOperation>();
      known.set(document, byName.set(operationName, compiled));
    }
    return compiled;
  }

  return (document, { variables, operationName }, context) => {
    const compiled = compiledOf(document, operationName ?? undefined);
    if (compiled) return compiled(variables, context);
    return execute({ schema, document, variableValues: variables, operationName, contextValue: context });
  };
}
