import type { GraphQLFormattedError } from 'graphql';
import type { Log } from '../lib/log';
import { errorsTold } from '../lib/metrics/metrics';
import { maskError } from '../lib/subgraph/mask-error';
import { requestNote } from './gateway-context';
import { refusalOf } from './limits/refusal-of';

/**
 * Makes the last thing that every error passes on its way out. Only message, code, path and locations of an
 * expected error leave the hub; a limit's refusal gets its own code; any other error is logged and masked.
 */
export function errorMasker(log: Log) {
  return (_formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const told = maskError(refusalOf(error) ?? error, requestNote().requestId, log);
    errorsTold.inc({ code: String(told.extensions?.['code']) });
    return told;
  };
}
