import { HeaderMap, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server';
import { Kind, OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import { requestNote, type GatewayContext } from '../gateway-context';
import type { FrontNote } from './front-note';
import type { Keeper, Made } from './keeper';
import { keyOf, sha256 } from './key-of';
import { Rests } from './rests';

/**
 * Answers questions that were answered before, for whoever asks through Apollo Server: /graphql, the pages and the
 * widgets. What an operation may ask and what it costs has been settled before, as for any other. Acts,
 * introspection and answers with errors are never kept. Each who asks gets an answer of its own to change.
 */
export function keepAnswers(keeper: Keeper, supergraphSdl: string): ApolloServerPlugin<GatewayContext> {
  const supergraph = sha256(supergraphSdl);
  return {
    requestDidStart: () => {
      let key: string | undefined;
      let made: Made | undefined;
      return Promise.resolve({
        async responseForOperation({ operation, queryHash, request, contextValue }) {
          if (!mayBeKept(operation)) return null;
          if (queryHash === undefined) return null;
          const { viewer, deadlineAt } = contextValue;
          const { variables, operationName } = request;
          key = keyOf({ supergraph, operation: queryHash, operationName, variables, viewer });
          const judged = await keeper.judge(key, deadlineAt, contextValue.front?.seen);
          if ('answer' in judged) return responseOf(judged.answer.data);
          made = judged.made;
          contextValue.rests = new Rests();
          return null;
        },
        willSendResponse({ response, contextValue }) {
          const data = wholeData(response);
          made?.(data, contextValue.rests?.parts() ?? null);
          if (key !== undefined && data && keeper.has(key)) tellFrontDoor(contextValue.front, key, response);
          return Promise.resolve();
        },
      });
    },
  };
}

const OF_CONTRACT: ReadonlySet<string> = new Set(['__schema', '__type']);

/** A question, and not one about the contract. */
function mayBeKept({ operation, selectionSet }: OperationDefinitionNode): boolean {
  const asksContract = selectionSet.selections.some(
    (each) => each.kind === Kind.FIELD && OF_CONTRACT.has(each.name.value),
  );
  return operation === OperationTypeNode.QUERY && !asksContract;
}

function responseOf(data: Buffer): GraphQLResponse {
  const singleResult = { data: JSON.parse(data.toString('utf8')) as Record<string, unknown> };
  return { http: { status: undefined, headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
}

/** Where the answer is its data and its cost, and nothing else, the front door can give it the next time. */
function tellFrontDoor(note: FrontNote | undefined, key: string, { body }: GraphQLResponse): void {
  if (!note || body.kind !== 'single') return;
  const { cost, ...other } = (body.singleResult.extensions ?? {}) as {
    cost?: NonNullable<FrontNote['cost']>;
  };
  if (cost && Object.keys(other).length === 0)
    Object.assign(note, { key, cost, operationName: requestNote().operationName });
}

/** The data of an answer without errors; null where something is wrong with it. */
function wholeData({ body, http }: GraphQLResponse): object | null {
  if (body.kind !== 'single' || (http.status ?? 200) !== 200) return null;
  const { data, errors } = body.singleResult;
  return errors?.length ? null : (data ?? null);
}
