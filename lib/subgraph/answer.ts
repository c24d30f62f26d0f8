import {
  getOperationAST,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import type { Log } from '../log';
import { withinDeadline } from '../time/deadline';
import { BoundedCache } from './bounded-cache';
import { executorFor } from './compiled/executor';
import { maskError } from './mask-error';
import { restsOnOf } from './rests-on';
import type { Subgraph, SubgraphRequest } from './subgraph';

/** A GraphQL request as it comes to a subgraph. */
export interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/** What goes back: `data` is absent where nothing was executed. Every error is already masked. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
  /** The parts of this subgraph's records on which it rests; absent where it may not be kept. */
  restsOn?: readonly string[];
}

export type AnswerOperation = (operation: Operation, request: SubgraphRequest) => Promise<Answer>;

const DOCUMENTS_KEPT = 500;

/**
 * The one way a subgraph answers, in place or behind HTTP, so that both give the same. A document is
 * parsed and validated once; the gateway's planner sends the same few over and over.
 */
export function answerFor(subgraph: Subgraph, log: Log, introspection: boolean): AnswerOperation {
  const documents = new BoundedCache<DocumentNode>(`documents of ${subgraph.name}`, DOCUMENTS_KEPT);
  const execute = executorFor(subgraph.schema);
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];

  function documentOf(query: string): DocumentNode | readonly GraphQLError[] {
    const known = documents.get(query);
    if (known) return known;
    let document: DocumentNode;
    try {
      document = parse(query);
    } catch (error) {
      return [coded(error, 'GRAPHQL_PARSE_FAILED')];
    }
    const faults = validate(subgraph.schema, document, rules);
    if (faults.length) return faults.map((fault) => coded(fault, 'GRAPHQL_VALIDATION_FAILED'));
    documents.set(query, document);
    return document;
  }

  return async (operation, request) => {
    const masked = (errors: readonly unknown[]) =>
      errors.map((error) => maskError(error, request.requestId, log));
    const document = documentOf(operation.query);
    if (!('kind' in document)) return { errors: masked(document) };
    try {
      const { context, done } = await subgraph.contextFor(request);
      try {
        const { data, errors } = await withinDeadline(timeFor(document, operation, request), async () =>
          execute(document, operation, context),
        );
        return {
          ...(errors ? { errors: masked(errors.map((error) => asUserInput(error, data))) } : {}),
          ...(data === undefined ? {} : { data }),
          ...(errors ? {} : restsOnOf(subgraph.schema, document, operation, context)),
        };
      } finally {
        await done?.();
      }
    } catch (error) {
      return { errors: masked([error]) };
    }
  };
}

/** The milliseconds for an operation. An act is finished whatever it takes: its caller may be gone, its record is not. */
function timeFor(
  document: DocumentNode,
  { operationName }: Operation,
  { deadlineMs }: SubgraphRequest,
): number | undefined {
  const query = getOperationAST(document, operationName)?.operation === OperationTypeNode.QUERY;
  return query ? deadlineMs : undefined;
}

/** graphql-js gives no code to a variable of the wrong type; nothing has been executed then. */
function asUserInput(error: GraphQLError, data: ExecutionResult['data']): GraphQLError {
  const ofVariable = error.nodes?.some(({ kind }) => kind === Kind.VARIABLE_DEFINITION);
  if (data !== undefined || error.extensions.code) return error;
  return coded(error, ofVariable ? 'BAD_USER_INPUT' : 'OPERATION_RESOLUTION_FAILURE');
}

function coded(error: unknown, code: string): GraphQLError {
  if (!(error instanceof GraphQLError)) throw error;
  const { message, nodes, source, positions, path, originalError } = error;
  return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions: { code } });
}
