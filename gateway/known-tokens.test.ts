import type { IncomingMessage } from 'node:http';
import { PUBLIC } from '../lib/auth/viewer';
import { fail } from '../lib/errors';
import { KnownTokens } from './known-tokens';

const bringing = (headers: IncomingMessage['headers']) => ({ headers }) as IncomingMessage;

test('a token is known once it was found good, in a header or in a cookie, and a forged one never', async () => {
  const known = new KnownTokens();
  const verify = known.remembering((token) =>
    token === 'good.one' ? Promise.resolve(PUBLIC) : Promise.reject(fail('UNAUTHENTICATED')),
  );
  const header = bringing({ authorization: 'Bearer good.one' });
  expect(known.isBroughtBy(header)).toBe(false);
  await expect(verify('good.one')).resolves.toBe(PUBLIC);
  await expect(verify('forged.one')).rejects.toThrow();
  expect(known.isBroughtBy(header)).toBe(true);
  expect(known.isBroughtBy(bringing({ cookie: 'theme=dark; sopan=good.one' }))).toBe(true);
  expect(known.isBroughtBy(bringing({ cookie: '__Host-sopan=good.one' }))).toBe(true);
  for (const headers of [
    {},
    { authorization: 'Bearer forged.one' },
    { authorization: 'good.one' },
    { cookie: 'xsopan=good.one' },
    { cookie: 'sopan=forged.one' },
  ])
    expect(known.isBroughtBy(bringing(headers))).toBe(false);
});
