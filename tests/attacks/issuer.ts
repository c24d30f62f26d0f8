import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTPayload, type KeyLike } from 'jose';

type Algorithm = 'RS256' | 'ES256' | 'PS256' | 'EdDSA' | 'RS384' | 'ES384';

/** An OpenID Connect issuer on this machine, which counts how often it is asked and can be away. */
export interface Issuer {
  readonly url: string;
  readonly asked: { keys: number; discovery: number };
  /** Away: it answers 500. */
  isAway: boolean;
  /** Puts other keys in the place of those it tells of, as an issuer does from time to time. */
  rotate(): Promise<void>;
  sign(claims: JWTPayload, algorithm?: Algorithm, header?: Record<string, unknown>): Promise<string>;
  /** Its RSA public key as everybody can read it. */
  publicPem(): Promise<string>;
  close(): Promise<void>;
}

/** Starts one with a key for each algorithm; of RS384 and ES384 it signs with keys that it does not tell of. */
export async function startIssuer(): Promise<Issuer> {
  const asked = { keys: 0, discovery: 0 };
  let generation = 0;
  let pairs = await keyPairs();
  const server = createServer((request, response) => {
    if (issuer.isAway) {
      response.writeHead(500).end('<h1>away</h1>');
      return;
    }
    if (request.url === '/keys') {
      asked.keys += 1;
      void told().then((keys) => response.end(JSON.stringify({ keys })));
    } else if (request.url === '/.well-known/openid-configuration') {
      asked.discovery += 1;
      response.end(JSON.stringify({ issuer: issuer.url, jwks_uri: `${issuer.url}/keys` }));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const kidOf = (algorithm: string) => `${algorithm}-${generation}`;

  async function told() {
    const names = ['RS256', 'ES256', 'PS256', 'EdDSA'] as const;
    const jwks = await Promise.all(
      names.map(async (name) => ({
        ...(await exportJWK(pairs[name].publicKey)),
        kid: kidOf(name),
        use: 'sig',
      })),
    );
    // What an issuer should never tell is not believed either: a shared secret, and a key for encryption.
    const shared = {
      kty: 'oct',
      kid: 'shared',
      k: Buffer.from('a shared secret for everybody!!!').toString('base64url'),
    };
    return [...jwks, shared, { ...jwks[0], kid: 'for-encryption', use: 'enc' }];
  }

  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    isAway: false,
    async rotate() {
      pairs = await keyPairs();
      generation += 1;
    },
    sign: (claims, algorithm = 'RS256', header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, kid: kidOf(algorithm), ...header })
        .sign(pairs[algorithm].privateKey),
    publicPem: () => exportSPKI(pairs.RS256.publicKey),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return issuer;
}

async function keyPairs(): Promise<Record<Algorithm, { publicKey: KeyLike; privateKey: KeyLike }>> {
  const make = (algorithm: string) => generateKeyPair(algorithm, { extractable: true });
  const [RS256, ES256, PS256, EdDSA, ES384] = await Promise.all(
    ['RS256', 'ES256', 'PS256', 'EdDSA', 'ES384'].map(make),
  );
  if (!RS256 || !ES256 || !PS256 || !EdDSA || !ES384) throw new Error('no keys');
  return { RS256, ES256, PS256, EdDSA, ES384, RS384: RS256 };
}
