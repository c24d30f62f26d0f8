import { getVariableValues, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { operationOf, type Operation } from './operation';
import { Run } from './run';
import { Selections } from './selection';

/** Answers one operation, for any variables, as `execute` of graphql-js does. */
export type CompiledOperation = (
  variables: Readonly<Record<string, unknown>> | null | undefined,
  context: object,
) => ExecutionResult | Promise<ExecutionResult>;

/** As many faults of variables as graphql-js tells. */
const MOST_ERRORS = 50;

/**
 * Works out once what graphql-js works out at every object of every answer: which fields there are, what they are
 * given, and what is expected of them. Null where an operation is not of those that are compiled.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): CompiledOperation | null {
  const operation = operationOf(schema, document, operationName);
  return operation && compiled(operation);
}

function compiled(operation: Operation): CompiledOperation {
  const { schema, definition, deciding } = operation;
  const selectionsBy = new Map<string, Selections>();

  // They are booleans, or null, for which graphql-js fails, and so does this.
  function selectionsFor(variables: Readonly<Record<string, unknown>>): Selections {
    const decided = deciding.map((name) => String(variables[name])).join();
    let selections = selectionsBy.get(decided);
    if (!selections) {
      // Nothing else of a request may stay: it is somebody's, and may be long.
      const kept = Object.fromEntries(Object.entries(variables).filter(([name]) => deciding.includes(name)));
      selections = new Selections(operation, kept);
      selectionsBy.set(decided, selections);
    }
    return selections;
  }

  return (given, context) => {
    const values = getVariableValues(schema, definition.variableDefinitions ?? [], given ?? {}, {
      maxErrors: MOST_ERRORS,
    });
    if (values.errors) return { errors: values.errors };
    const { coerced } = values;
    try {
      return new Run(operation, selectionsFor(coerced), coerced, context).answer();
    } catch (error) {
      return { errors: [error as never], data: null };
    }
  };
}
