import { createLocalJWKSet, errors, type JSONWebKeySet, type JWK, type JWTVerifyGetKey } from 'jose';
import { request } from 'undici';
import { z } from 'zod';
import { fail } from '../errors';
import type { Log } from '../log';

export interface IssuerAddresses {
  readonly issuer: string;
  /** Where its keys lie; found by the issuer's own discovery document where it is not told. */
  readonly jwksUrl?: string | undefined;
}

/** Read anew after this long, so that a key taken out of use stops being taken. */
const FRESH_MS = 10 * 60_000;
/** The issuer is asked at most this often, however many unknown keys are named. */
const COOLDOWN_MS = 30_000;
/** The same as long as nothing was ever read: then nobody can come in. */
const FIRST_COOLDOWN_MS = 2000;
/** An issuer that is away keeps nobody out for a day; after that its keys are no longer taken on trust. */
const LAST_GOOD_MS = 24 * 3_600_000;
const TIMEOUT_MS = 5000;
const MOST_BYTES = 256 * 1024;

interface KeySet {
  readonly find: ReturnType<typeof createLocalJWKSet>;
  readonly readAt: number;
}

/**
 * The public keys of an outside issuer, kept: a request waits for the issuer only where its key cannot be known
 * otherwise. While the issuer is away the last good set serves.
 */
export class IssuerKeys {
  private known: KeySet | null = null;
  private askedAt = -Infinity;
  private asking: Promise<void> | null = null;

  constructor(
    private readonly addresses: IssuerAddresses,
    private readonly log: Log,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The key that a token's header names. Fails with a fault of jose, or with ISSUER_UNREACHABLE. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const age = this.now() - (this.known?.readAt ?? -Infinity);
    if (age > LAST_GOOD_MS) {
      this.known = null;
      await this.read();
    } else if (age > FRESH_MS) void this.read();
    const set = this.current();
    try {
      return await set.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.read();
      const newer = this.current();
      if (newer === set) throw error;
      return newer.find(header, token);
    }
  };

  private current(): KeySet {
    if (!this.known) throw fail('ISSUER_UNREACHABLE');
    return this.known;
  }

  /** Never fails: what was known stays known. */
  private read(): Promise<void> {
    const cooldown = this.known ? COOLDOWN_MS : FIRST_COOLDOWN_MS;
    if (this.asking) return this.asking;
    if (this.now() - this.askedAt < cooldown) return Promise.resolve();
    this.askedAt = this.now();
    this.asking = this.readSet()
      .then((set) => {
        this.known = { find: createLocalJWKSet(set), readAt: this.now() };
      })
      .catch((error: unknown) => {
        this.log.warn({ reason: (error as Error).message }, "the issuer's keys could not be read");
      })
      .finally(() => {
        this.asking = null;
      });
    return this.asking;
  }

  private async readSet(): Promise<JSONWebKeySet> {
    const { keys } = keySet.parse(await readJson(this.addresses.jwksUrl ?? (await this.discover())));
    const usable = keys.flatMap((key) => publicKey(key));
    if (!usable.length) throw new Error('the issuer tells of no public key to verify with');
    return { keys: usable };
  }

  private async discover(): Promise<string> {
    const { issuer } = this.addresses;
    const told = discovery.parse(
      await readJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
    );
    if (told.issuer !== issuer) throw new Error('the discovery document is that of another issuer');
    if (isPlainHttp(told.jwks_uri) && !isPlainHttp(issuer))
      throw new Error('the keys lie at a plain http address');
    return told.jwks_uri;
  }
}

const keySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())).max(100) });
const discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/** What verifies a signature: no shared secret, nothing for encryption, and of a private key only its public half. */
function publicKey({ kty, use, kid, alg, n, e, crv, x, y }: Record<string, unknown>): JWK[] {
  if (!['RSA', 'EC', 'OKP'].includes(kty as string) || (use !== undefined && use !== 'sig')) return [];
  const told = Object.entries({ kty, kid, alg, n, e, crv, x, y }).filter(
    ([, value]) => typeof value === 'string',
  );
  return [Object.fromEntries(told) as unknown as JWK];
}

/** Follows no redirect, and reads no more than a set of keys can have. */
async function readJson(url: string): Promise<unknown> {
  const { statusCode, body } = await request(url, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error(`the issuer sent more than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  if (statusCode !== 200) throw new Error(`the issuer answered ${statusCode}`);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

function isPlainHttp(url: string): boolean {
  return new URL(url).protocol === 'http:';
}
