import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../lib/subgraph/production-faults';

/**
 * Whether a request comes from a program on this very machine: straight over loopback, to a name of this machine,
 * through no proxy, and from no browser, where any page could have written it.
 */
export function isLocalCall({ socket, headers }: IncomingMessage): boolean {
  const from = (socket.remoteAddress ?? '').replace(/^::ffff:/i, '');
  if (!isLoopback(from) || !isLoopback(hostOf(headers.host))) return false;
  return !Object.keys(headers).some((name) => FROM_ELSEWHERE.test(name));
}

/** What browsers add, and what proxies add. */
const FROM_ELSEWHERE =
  /^(origin|referer|cookie|sec-fetch-(site|dest|user)|sec-ch-.+|forwarded|via|x-forwarded.*|x-real-ip|x-client-ip|(cf-|true-)?(connecting|client)-ip)$/;

function hostOf(header = ''): string {
  return URL.canParse(`http://${header}`) ? new URL(`http://${header}`).hostname : '';
}
