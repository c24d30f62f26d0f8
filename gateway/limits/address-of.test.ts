import type { IncomingMessage } from 'node:http';
import { originOf } from './address-of';

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  }) as unknown as IncomingMessage;

test.each<[string, string, string | undefined, number, string]>([
  ['without a proxy the header is not believed', '203.0.113.7', '10.0.0.1', 0, '203.0.113.7'],
  ['behind one proxy, what it wrote', '10.0.0.9', '198.51.100.4', 1, '198.51.100.4'],
  ['not what the client wrote before it', '10.0.0.9', '1.1.1.1, 198.51.100.4', 1, '198.51.100.4'],
  ['behind two, what the outer one wrote', '10.0.0.9', '1.1.1.1, 198.51.100.4, 10.0.0.8', 2, '198.51.100.4'],
  ['a proxy that wrote nothing is itself the address', '10.0.0.9', undefined, 1, '10.0.0.9'],
  ['fewer than there are proxies', '10.0.0.9', '198.51.100.4', 3, '198.51.100.4'],
  ['IPv4 in the clothes of IPv6', '::ffff:203.0.113.7', undefined, 0, '203.0.113.7'],
  ['IPv6: the half that one office has', '2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::'],
  ['IPv6 written short', '2001:db8::6', undefined, 0, '2001:db8:0:0::'],
])('%s', (_, remote, forwarded, hops, expected) => {
  expect(originOf(from(remote, forwarded), hops).address).toBe(expected);
});

test('from this machine is only what comes from it directly', () => {
  expect(originOf(from('127.0.0.1'), 0).local).toBe(true);
  expect(originOf(from('::ffff:127.0.0.1'), 1).local).toBe(true);
  expect(originOf(from('::1'), 0).local).toBe(true);
  expect(originOf(from('127.0.0.1', '203.0.113.7'), 1).local).toBe(false);
  expect(originOf(from('203.0.113.7', '127.0.0.1'), 1).local).toBe(false);
  expect(originOf(from('203.0.113.7'), 0).local).toBe(false);
});
