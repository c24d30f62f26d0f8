import type { IncomingMessage } from 'node:http';

/** Where a request comes from: its address as far as it can be believed. */
export interface Origin {
  /** An IPv4 address, or the first half of an IPv6 one, which is what one household or office has. */
  readonly address: string;
  /** Whether it comes from this machine, and through no proxy. */
  readonly local: boolean;
}

/**
 * The address of whoever asks. With `hops` proxies in front that are trusted, the one that the outermost of
 * them wrote down; whatever a client puts into the header further left is not believed.
 */
export function originOf({ headers, socket }: IncomingMessage, hops: number): Origin {
  const direct = socket.remoteAddress ?? '';
  const header = headers['x-forwarded-for'];
  const forwarded = (Array.isArray(header) ? header.join() : (header ?? ''))
    .split(',')
    .map((each) => each.trim());
  const written = hops > 0 ? forwarded.filter(Boolean).slice(-hops)[0] : undefined;
  const address = written ?? direct;
  return { address: ofOneOffice(plain(address)), local: header === undefined && isLoopback(plain(direct)) };
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64);
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

function ofOneOffice(address: string): string {
  if (!address.includes(':')) return address;
  const [left = '', right] = address.toLowerCase().split('::');
  const groups = left.split(':').filter(Boolean);
  const rest = right === undefined ? [] : right.split(':').filter(Boolean);
  const missing = Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  return `${[...groups, ...missing, ...rest].slice(0, 4).join(':')}::`;
}
