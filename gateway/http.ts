import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { KEY_HEADER, type EmbedKeys } from '../lib/auth/embed-keys';
import { fail } from '../lib/errors';
import type { Log } from '../lib/log';
import { LIVE, LIVE_PATH, READY_PATH, type Health } from '../lib/subgraph/health';
import { logRequest, type RequestNote } from '../lib/subgraph/log-request';
import { REQUEST_ID_HEADER, requestIdFrom } from '../lib/subgraph/request-id';
import { tracedRequest } from '../lib/tracing/tracing';
import { crossOrigin } from './cross-origin';
import type { DirectoryVersion } from './directory-version';
import { requestNote, withinRequest, type GatewayContext } from './gateway-context';
import { frontNoteOf } from './kept/front-note';
import { originOf } from './limits/address-of';
import { limitsOf } from './limits/limits';
import { readJson } from './limits/read-json';
import { everybody, visitors, type Mount } from './mount';
import { refuse, refuseFaults, takesPlainJson } from './refuse';
import { securityHeaders } from './security-headers';
import { browserSessions } from './session';
import { recogniseViewer, viewerOf, type VerifyToken } from './viewer-of';
import { explainToBrowsers, tellBrowsersNotFound, welcomePage } from './welcome';

interface HttpSettings {
  readonly graphql: ApolloServer<GatewayContext>;
  readonly health: () => Promise<Health>;
  readonly verifyToken: VerifyToken;
  readonly embedKeys?: EmbedKeys | undefined;
  readonly directory: DirectoryVersion;
  readonly mounts: readonly Mount[];
  /** Whose pages may come with a token. */
  readonly origins: readonly string[];
  /** How many proxies in front are trusted to say where a request comes from. */
  readonly trustedProxies: number;
  readonly log: Log;
}

/** The HTTP face of the gateway: health, /graphql, what is mounted and the page at the root; JSON for everything that fails. */
export function httpFace({
  graphql,
  health,
  verifyToken,
  embedKeys,
  directory,
  mounts,
  origins,
  trustedProxies,
  log,
}: HttpSettings): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(securityHeaders());
  app.get('/health', (_request, response) => sendHealth(response, WHERE));
  app.get(LIVE_PATH, (_request, response) => sendHealth(response, LIVE));
  app.get(READY_PATH, async (_request, response) => sendHealth(response, await health()));
  app.use(nameRequest(log));
  const shared = crossOrigin(origins);
  app.use(
    '/graphql',
    isFor('graphql'),
    explainToBrowsers(),
    noStore,
    shared,
    tellApart,
    recogniseViewer(verifyToken, embedKeys),
    readJson(bodyBytes),
    expressMiddleware(graphql, {
      context: ({ req }) =>
        Promise.resolve({
          viewer: viewerOf(req),
          requestId: requestNote().requestId,
          directory,
          plainJson: takesPlainJson(req),
          origin: originOf(req, trustedProxies),
          front: frontNoteOf(req),
          deadlineAt: performance.now() + limitsOf(viewerOf(req)).wallMs,
        }),
    }),
  );
  const visitorOf = visitors(graphql, directory, trustedProxies);
  const sessions = browserSessions(verifyToken);
  for (const { path, serve, session } of mounts)
    app.use(
      path,
      isFor(path === '/' ? 'pages' : path.slice(1)),
      noStore,
      shared,
      recogniseViewer(verifyToken, embedKeys, session),
      readJson(bodyBytes),
      serve(visitorOf, sessions, everybody(graphql, directory)),
    );
  app.use(welcomePage());
  app.use(tellBrowsersNotFound());
  app.use((request, response) => refuse(request, response, fail('NOT_FOUND'), log));
  app.use(refuseFaults(log));
  return app;
}

/** Gives each request its id, tells it to the client, and writes the line of the log. */
function nameRequest(log: Log): RequestHandler {
  return (request, response, next) => {
    const note: RequestNote = { requestId: requestIdFrom(request.headers[REQUEST_ID_HEADER]) };
    response.setHeader(REQUEST_ID_HEADER, note.requestId);
    logRequest(log, request, response, note);
    tracedRequest(request, response, () => {
      withinRequest(note, next);
    });
  };
}

/** Notes which part a request is for, for those who count. */
function isFor(part: string): RequestHandler {
  return (_request, _response, next) => {
    requestNote().part = part;
    next();
  };
}

const bodyBytes = (request: Request): number => limitsOf(viewerOf(request)).bodyBytes;

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};

/** An answer to GET may be held by caches between; it is nobody's who comes as somebody else, or wants another form. */
const tellApart: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') response.vary(TOLD_APART_BY);
  next();
};

const TOLD_APART_BY = `Accept, Authorization, ${KEY_HEADER}`;

/** For whoever asks at /health itself. */
const WHERE: Health = { status: 200, body: { live: LIVE_PATH, ready: READY_PATH } };

function sendHealth(response: Response, { status, body }: Health): void {
  response.status(status).set('cache-control', 'no-store').json(body);
}
