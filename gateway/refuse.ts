import type { ErrorRequestHandler, Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { fail } from '../lib/errors';
import type { Log } from '../lib/log';
import { maskError } from '../lib/subgraph/mask-error';
import { requestNote } from './gateway-context';
import { limitsOf } from './limits/limits';
import { viewerOf } from './viewer-of';

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';

/** Whether this client takes application/json (also when it does not say what it takes). */
export function takesPlainJson(request: Request): boolean {
  return request.accepts([JSON_TYPE, GRAPHQL_TYPE]) !== GRAPHQL_TYPE;
}

/** Answers a request that never became a GraphQL operation, in the form that GraphQL clients read. */
export function refuse(request: Request, response: Response, failure: GraphQLError, log: Log): void {
  const { http } = failure.extensions as { http?: { status?: number } };
  const error = maskError(failure, requestNote().requestId, log);
  response
    .status(http?.status ?? (error.extensions?.code === 'INTERNAL_SERVER_ERROR' ? 500 : 400))
    .type(`${takesPlainJson(request) ? JSON_TYPE : GRAPHQL_TYPE}; charset=utf-8`)
    .send(JSON.stringify({ errors: [error] }));
}

/** The last handler: what the body parser or anything else threw, as JSON; never a page, never a stack. */
export function refuseFaults(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    refuse(request, response, failureOf(error, request), log);
  };
}

function failureOf(error: unknown, request: Request): GraphQLError {
  if (error instanceof GraphQLError) return error;
  switch ((error as { type?: unknown }).type) {
    case 'entity.parse.failed':
    case 'request.size.invalid':
    case 'request.aborted':
      return fail('NOT_JSON');
    case 'entity.too.large':
      return fail('BODY_TOO_LARGE', { bytes: limitsOf(viewerOf(request)).bodyBytes });
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return fail('NOT_UTF8');
    default:
  }
  const status = (error as { status?: unknown }).status;
  if (typeof status === 'number' && status >= 400 && status < 500) return fail('NOT_JSON');
  return new GraphQLError('', { originalError: error as Error });
}
