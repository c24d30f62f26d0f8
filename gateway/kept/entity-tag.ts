import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../gateway-context';
import { tagOf } from './tag-of';

/**
 * Gives answers to GET a weak entity tag, so that whoever holds the same data is told so (304) instead of sent it
 * again. It may be held by anybody's cache where it is public, and is to be asked for each time all the same.
 */
export function entityTag(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: ({ request }) =>
      Promise.resolve({
        willSendResponse({ response: { body, http }, contextValue }) {
          if (request.http?.method !== 'GET' || body.kind !== 'single') return Promise.resolve();
          const { data, errors } = body.singleResult;
          if (!data || errors?.length || (http.status ?? 200) !== 200) return Promise.resolve();
          http.headers.set('etag', tagOf(JSON.stringify(data)));
          const whose = contextValue.viewer.role === 'PUBLIC' ? 'public' : 'private';
          http.headers.set('cache-control', `${whose}, no-cache`);
          return Promise.resolve();
        },
      }),
  };
}
