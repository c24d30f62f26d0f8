import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { fail } from '../../lib/errors';
import type { GatewayContext } from '../gateway-context';
import { costCounter } from './cost';
import { limitsOf, visitorKind, type Limits } from './limits';
import { measuredDocuments } from './measured-documents';
import type { Rates } from './rate';
import { textAsked, type Safelist } from './safelist';

interface Admission {
  readonly supergraphSdl: string;
  readonly safelist: Safelist;
  readonly rates: Rates;
}

/** What was found out about an operation before it is looked at any further. */
interface Verdict {
  readonly refusal?: GraphQLError;
  /** Seconds after which it may be asked again. */
  readonly retryAfter?: number;
  readonly cost?: { readonly cost: number; readonly limit: number; readonly remaining: number | null };
}

/** What is asked for instead of an operation that is refused: nothing. */
const NOTHING = '{ __typename }';
/** What a refusal costs: it was read, and whoever goes on sending bombs runs out of points. */
const REFUSED_POINTS = 20;
const LONGEST_NAME = 100;

/**
 * Lets an operation in or refuses it, before anything else looks at it: by its name, the safelist, its tokens,
 * its selections, depth and root fields, its cost, its pages, and what its viewer has left of the minute. A
 * refusal is told where Apollo Server takes one from a plugin; until then the operation asks for nothing. Every
 * answer says what the operation cost.
 */
export function admit(admission: Admission): ApolloServerPlugin<GatewayContext> {
  const judge = judging(admission);
  return {
    async requestDidStart({ request, contextValue }) {
      const { refusal, retryAfter, cost } = await judge(request, contextValue);
      if (refusal) askNothing(request);
      return {
        didResolveOperation: () => (refusal ? Promise.reject(refusal) : Promise.resolve()),
        willSendResponse({ response }) {
          if (retryAfter !== undefined) response.http.headers.set('retry-after', String(retryAfter));
          if (response.body.kind !== 'single') return Promise.resolve();
          const result = response.body.singleResult;
          result.errors = worthListing(
            result.errors,
            result.data !== undefined,
            limitsOf(contextValue.viewer),
          );
          if (!result.errors) delete result.errors;
          if (cost) result.extensions = { ...result.extensions, cost };
          return Promise.resolve();
        },
      };
    },
  };
}

/** Makes what judges operations; the parts of it are in the order in which they can harm. */
function judging({ supergraphSdl, safelist, rates }: Admission) {
  const documentOf = measuredDocuments();
  const costOf = costCounter(supergraphSdl);

  function judged(request: GraphQLRequest, { viewer, own }: GatewayContext): Verdict & { points: number } {
    const limits = own ? OWN : limitsOf(viewer);
    const tooLarge = (asked: number | string, what: string, most: number, points = REFUSED_POINTS) => {
      const whose = own ? 'the hub itself' : WHO[visitorKind(viewer)];
      const reason = `${asked} ${what}, where ${most} are the most for ${whose}`;
      return { refusal: fail('QUERY_TOO_LARGE', { reason }), points };
    };
    if (request.operationName && !isPlainName(request.operationName)) {
      const refusal = fail('OPERATION_NAME_TOO_ODD', { most: LONGEST_NAME });
      return { refusal, points: REFUSED_POINTS };
    }
    const text = own ? request.query : textAsked(request, viewer, safelist);
    if (text instanceof GraphQLError) return { refusal: text, points: REFUSED_POINTS };
    if (text === undefined) return { points: 1 }; // Apollo Server says what is missing.
    request.query = text;
    delete request.extensions; // Nothing behind this knows any; Apollo Server would refuse an id.
    const measured = documentOf(text, limits.tokens);
    if (measured === null) return tooLarge(`more than ${limits.tokens}`, 'words and signs', limits.tokens);
    const operation = measured?.operation(request.operationName);
    if (!measured || !operation) return { points: 1 };
    if (operation.node.operation === OperationTypeNode.SUBSCRIPTION)
      return { refusal: nothingToSubscribe(), points: REFUSED_POINTS };
    const { selections, depth, rootFields } = operation.size;
    if (selections > limits.selections)
      return tooLarge(selections, 'fields with all fragments unfolded', limits.selections);
    if (depth > limits.depth) return tooLarge(depth, 'levels of fields within fields', limits.depth);
    if (rootFields > limits.rootFields) return tooLarge(rootFields, 'fields at the root', limits.rootFields);
    const { points, page } = costOf(measured.document, operation.node, request.variables ?? {});
    const cost = { cost: points, limit: limits.cost, remaining: null };
    if (points > limits.cost) return { ...tooLarge(points, 'points of cost', limits.cost), cost };
    if (page > limits.page) return { ...tooLarge(page, 'rows on a page ("first")', limits.page), cost };
    return { cost, points: Math.max(1, points) };
  }

  return async (request: GraphQLRequest, context: GatewayContext): Promise<Verdict> => {
    const { points, ...verdict } = judged(request, context);
    const { remaining, refused } = context.unpaid
      ? { remaining: null }
      : await rates.pay(context.viewer, context.origin, points);
    const cost = verdict.cost && { ...verdict.cost, remaining };
    if (!refused) return { ...verdict, ...(cost && { cost }) };
    const refusal = fail('TOO_MANY_REQUESTS', { ...refused });
    return { refusal, retryAfter: refused.seconds, ...(cost && { cost }) };
  };
}

/** What the hub asks itself, on behalf of a viewer, to write a paper: its own text, larger than a visitor's. */
const OWN: Limits = { ...limitsOf({ role: 'ADMIN', area: null, subject: '' }), cost: 50_000 };

const WHO = {
  PUBLIC: 'the public',
  PORTAL: 'a portal',
  SIGNED_IN: 'whoever signs in',
  ANALYST: 'an analyst',
} as const;

function nothingToSubscribe(): GraphQLError {
  const extensions = { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } };
  return new GraphQLError('The hub has nothing to subscribe to. Ask again when you want to know.', {
    extensions,
  });
}

function isPlainName(name: string): boolean {
  return name.length <= LONGEST_NAME && /^\w+$/.test(name);
}

function askNothing(request: GraphQLRequest): void {
  request.query = NOTHING;
  delete request.operationName;
  delete request.variables;
  delete request.extensions;
}

/** Faults of a document beyond some teach nobody anything; the errors of an answer with data are its own. */
function worthListing<Listed>(
  errors: readonly Listed[] | undefined,
  answered: boolean,
  limits: Limits,
): readonly Listed[] | undefined {
  return errors?.slice(0, answered ? MOST_FIELD_ERRORS : limits.errors);
}

/** One for each of many areas is no attack: which part of an answer is missing must be told. */
const MOST_FIELD_ERRORS = 1000;
