import { withoutMailAddresses } from './mail-addresses';

test('an address goes, whatever it is glued to, and a plain "@" stays', () => {
  expect(withoutMailAddresses('ইমেইল:dc.test@mopa.gov.bd, ফোন')).toBe('ইমেইল:, ফোন');
  expect(withoutMailAddresses('a@b.bd ও c@d.bd')).toBe(' ও ');
  expect(withoutMailAddresses('২টি @ ৫০ টাকা')).toBe('২টি @ ৫০ টাকা');
});

test('a long line of signs is read in time', () => {
  for (const piece of ['@', '-@-', 'a.', 'a@b.'])
    expect(typeof withoutMailAddresses(piece.repeat(100_000))).toBe('string');
}, 60_000);
