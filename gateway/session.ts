import type { Request } from 'express';
import { GraphQLError } from 'graphql';
import { LOCAL_ADMINISTRATOR } from '../lib/auth/local-key';
import type { Viewer } from '../lib/auth/viewer';
import { fail } from '../lib/errors';
import { isLoopback } from '../lib/subgraph/production-faults';

type VerifyToken = (token: string) => Promise<Viewer>;

/** What a browser may keep of a token; beyond it the whole cookie would be thrown away without a word. */
const LONGEST = 3800;
const TOKEN = /^[\w.~+/=-]+$/;
const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Signing in and out by a browser, which keeps the token in a cookie that no script reads. */
export interface Sessions {
  /** The header `Set-Cookie` that keeps a token; fails where it is not good. */
  readonly open: (request: Request, token: string) => Promise<string>;
  /** The header `Set-Cookie` that takes it away. */
  readonly close: (request: Request) => string;
  /** Whether the browser brought a token that is not good any more. */
  readonly isOver: (request: Request) => boolean;
}

const over = new WeakSet<Request>();

/** Signing in and out at a hub that takes these tokens. */
export function browserSessions(verify: VerifyToken): Sessions {
  return {
    async open(request, token) {
      if (token.length > LONGEST) throw fail('TOKEN_TOO_LONG', { length: token.length, max: LONGEST });
      if (!TOKEN.test(token)) throw fail('UNAUTHENTICATED');
      await verified(token, verify);
      return cookie(request, token);
    },
    close: (request) => `${cookie(request, '')}; Max-Age=0`,
    isOver: (request) => over.has(request),
  };
}

/**
 * Who the cookie of a request speaks for; null where there is none, or where another site had a hand in the
 * request: then it is the public's, and what would change something is refused.
 */
export async function viewerOfSession(request: Request, verify: VerifyToken): Promise<Viewer | null> {
  const sender = senderOf(request);
  const tokens = tokensOf(request);
  const isAct = !READS.includes(request.method);
  if (isAct && (sender === 'ANOTHER' || (sender === 'UNKNOWN' && tokens.length > 0)))
    throw fail('CROSS_SITE_REQUEST');
  const [token] = tokens;
  // Two of them were put there by somebody else, who would choose which one counts.
  if (token === undefined || tokens.length > 1 || sender === 'ANOTHER') return null;
  try {
    return await verified(token, verify);
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'UNAUTHENTICATED') throw error;
    over.add(request);
    return null;
  }
}

/** The local administrator is a program beside the data folder, never a browser. */
async function verified(token: string, verify: VerifyToken): Promise<Viewer> {
  const viewer = await verify(token);
  if (viewer.subject === LOCAL_ADMINISTRATOR) throw fail('UNAUTHENTICATED');
  return viewer;
}

/**
 * Whose page sent a request. Browsers say so by Sec-Fetch-Site where the connection is safe, by Origin with
 * every act; old ones, and programs, say nothing.
 */
function senderOf({ headers }: Request): 'OWN' | 'ANOTHER' | 'UNKNOWN' {
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin') return 'OWN';
  if (site === 'none') return 'UNKNOWN';
  if (site !== undefined) return 'ANOTHER';
  const { origin, host = '' } = headers;
  if (origin === undefined) return 'UNKNOWN';
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase() ? 'OWN' : 'ANOTHER';
}

function tokensOf(request: Request): string[] {
  const start = `${nameFor(request)}=`;
  return (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(start))
    .map((pair) => pair.slice(start.length))
    .filter((token) => token !== '');
}

function cookie(request: Request, token: string): string {
  const safe = isOnThisMachine(request) ? '' : '; Secure';
  return `${nameFor(request)}=${token}; Path=/; HttpOnly; SameSite=Strict${safe}`;
}

/** The prefix binds a cookie to this very host and to a safe connection; plain loopback cannot have it. */
function nameFor(request: Request): string {
  return isOnThisMachine(request) ? 'sopan' : '__Host-sopan';
}

function isOnThisMachine({ headers: { host = '' } }: Request): boolean {
  return URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname);
}
