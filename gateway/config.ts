import { z } from 'zod';
import { readEnvironment, type Fault, type FindFaults } from '../lib/env';
import { observed, observedShape } from '../lib/subgraph/observed-shape';
import { nodeEnv, productionFaults } from '../lib/subgraph/production-faults';
import { sameAddressFaults, subgraphUrl } from '../lib/subgraph/subgraph-addresses';

const milliseconds = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const issuerUrl = z
  .url({ protocol: /^https?$/, error: 'must be an https address such as https://login.gov.bd/realms/hub' })
  .refine((url) => !/[?#@]/.test(url), 'must have no user, query or fragment');
const yesOrNo = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Points a minute; 0 is no limit. */
const pointsAMinute = z.coerce.number().int().min(0).max(1_000_000_000);

/** How much one visitor may ask a minute. */
const rateShape = {
  /** Of one address; an office has one for all who sit in it. */
  SOPAN_RATE_PUBLIC: pointsAMinute.default(120_000),
  /** Of one user. */
  SOPAN_RATE_SIGNED_IN: pointsAMinute.default(300_000),
  SOPAN_RATE_ANALYST: pointsAMinute.default(500_000),
  /** How many proxies in front are trusted to say where a request comes from. */
  SOPAN_TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  /** Where several gateways count together, and share answers; each by itself without. */
  SOPAN_REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'must be an address such as redis://127.0.0.1:6379' })
    .optional(),
};

/** Settings that a gateway needs wherever it runs, in one process with the subgraphs or apart from them. */
export const sharedShape = {
  NODE_ENV: nodeEnv,
  /** Where the hub is served. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  /** The folder of this installation's own key (and of the embedded databases). */
  SOPAN_DATA: z.string().default('data'),
  SOPAN_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How long a subgraph may take for one fetch. */
  SOPAN_SUBGRAPH_TIMEOUT_MS: milliseconds(50, 120_000).default(5000),
  /** Requests that the gateway answers side by side at most; what comes beyond is refused at once. */
  SOPAN_MAX_IN_FLIGHT: z.coerce.number().int().min(32).max(10_000).default(200),
  /** How many megabytes of answers are kept, to be given again while nothing they rest on has changed; 0 keeps none. */
  SOPAN_KEPT_MB: z.coerce.number().int().min(0).max(100_000).default(64),
  /** How long the port stays open after readiness is withdrawn; 1000 in production, else 0. */
  SOPAN_DRAIN_DELAY_MS: milliseconds(0, 60_000).optional(),
  /** Whether clients may ask for the schema; on, except in production. */
  SOPAN_INTROSPECTION: yesOrNo.optional(),
  /** Who else signs tokens (OpenID Connect), for whom, and where its keys lie if not where it says itself. */
  SOPAN_OIDC_ISSUER: issuerUrl.optional(),
  SOPAN_OIDC_AUDIENCE: z.string().max(200).optional(),
  SOPAN_OIDC_JWKS_URL: issuerUrl.optional(),
  /** What stands before role, area and charges in the names of that issuer's claims. */
  SOPAN_OIDC_CLAIM_PREFIX: z.string().max(100).optional(),
  /** Whether tokens signed with this installation's own key are taken; see docs/running.md for the default. */
  SOPAN_LOCAL_ADMINISTRATOR: yesOrNo.optional(),
  /** Of which other sites pages may come with a token, each spelt out as https://site.gov.bd. */
  SOPAN_ORIGINS: z.string().default(''),
  /** Where the keys of portals are kept, if not as embed-keys.json in the data folder. */
  SOPAN_EMBED_KEYS: z.string().optional(),
  /** Under which terms the files of data are given: an id such as CC-BY-4.0, or a sentence that may name an address. */
  SOPAN_DATA_LICENCE: z.string().max(1000).optional(),
  /** In one process only: after how many hours the databases are backed up again (0 is never), and how many are kept. */
  SOPAN_BACKUP_EVERY: z.coerce.number().min(0).max(500).default(24),
  SOPAN_BACKUP_KEEP: z.coerce.number().int().min(1).max(1000).default(7),
  ...observedShape,
  ...rateShape,
};

const shape = {
  ...sharedShape,
  SOPAN_GATEWAY_SECRET: z
    .string({ error: 'is missing: the secret that gateway and subgraphs share, at least 32 characters' })
    .min(32, 'must have at least 32 characters'),
  SOPAN_ORGANISATION_URL: subgraphUrl,
  SOPAN_MEETINGS_URL: subgraphUrl,
  SOPAN_PLANS_URL: subgraphUrl,
  /** The supergraph to serve, looked at again whenever it changes; the checked-in one unless told. */
  SOPAN_SUPERGRAPH: z.string().optional(),
};

/** The settings of a gateway whose subgraphs run in the same process. All faults are reported at once. */
export function readSharedConfiguration(environment: NodeJS.ProcessEnv = process.env) {
  const read = readEnvironment(sharedShape, environment, gatewayFaults);
  return { ...withDefaults(read), ...identity(read, true) };
}

/** The settings of a gateway that reaches its subgraphs over HTTP. All faults are reported at once. */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env) {
  const read = readEnvironment(shape, environment, gatewayFaults);
  return {
    ...withDefaults(read),
    ...identity(read, read.SOPAN_OIDC_ISSUER === undefined),
    kept: {
      megabytes: read.SOPAN_KEPT_MB,
      redisUrl: read.SOPAN_REDIS_URL,
      secret: read.SOPAN_GATEWAY_SECRET,
    },
    secret: read.SOPAN_GATEWAY_SECRET,
    supergraphFile: read.SOPAN_SUPERGRAPH,
    urls: {
      organisation: read.SOPAN_ORGANISATION_URL,
      meetings: read.SOPAN_MEETINGS_URL,
      plans: read.SOPAN_PLANS_URL,
    },
  };
}

function withDefaults(read: z.infer<z.ZodObject<typeof sharedShape>>) {
  const production = read.NODE_ENV === 'production';
  return {
    port: read.PORT,
    host: read.HOST,
    dataFolder: read.SOPAN_DATA,
    dataLicence: read.SOPAN_DATA_LICENCE,
    logLevel: read.SOPAN_LOG,
    subgraphTimeoutMs: read.SOPAN_SUBGRAPH_TIMEOUT_MS,
    mostInFlight: read.SOPAN_MAX_IN_FLIGHT,
    kept: { megabytes: read.SOPAN_KEPT_MB },
    drainDelayMs: read.SOPAN_DRAIN_DELAY_MS ?? (production ? 1000 : 0),
    introspection: read.SOPAN_INTROSPECTION ?? !production,
    trustedProxies: read.SOPAN_TRUST_PROXY,
    ...observed(read),
    origins: read.SOPAN_ORIGINS.split(/[\s,]+/).filter(Boolean),
    backups: { everyHours: read.SOPAN_BACKUP_EVERY, keep: read.SOPAN_BACKUP_KEEP },
    rates: {
      points: {
        public: read.SOPAN_RATE_PUBLIC,
        signedIn: read.SOPAN_RATE_SIGNED_IN,
        analyst: read.SOPAN_RATE_ANALYST,
      },
      redisUrl: read.SOPAN_REDIS_URL,
    },
  };
}

/** Whom the gateway believes: the issuer outside, where there is one, and its own key unless told otherwise. */
function identity(read: z.infer<z.ZodObject<typeof sharedShape>>, takesLocalTokens: boolean) {
  const { SOPAN_OIDC_ISSUER: issuer, SOPAN_OIDC_AUDIENCE: audience } = read;
  const names = { jwksUrl: read.SOPAN_OIDC_JWKS_URL, claimPrefix: read.SOPAN_OIDC_CLAIM_PREFIX };
  return {
    takesLocalTokens: read.SOPAN_LOCAL_ADMINISTRATOR ?? takesLocalTokens,
    oidc: issuer !== undefined && audience !== undefined ? { issuer, audience, ...names } : null,
    embedKeysFile: read.SOPAN_EMBED_KEYS,
  };
}

function gatewayFaults(given: Parameters<FindFaults>[0]): Fault[] {
  const { SOPAN_OIDC_ISSUER: issuer, SOPAN_OIDC_AUDIENCE: audience } = given;
  const faults = [...productionFaults(given), ...sameAddressFaults(given)];
  const missing = (name: string, why: string) => faults.push({ name, message: `is missing: ${why}` });
  if (issuer !== undefined && audience === undefined)
    missing('SOPAN_OIDC_AUDIENCE', "what the issuer's tokens say they are for");
  for (const name of ['SOPAN_OIDC_AUDIENCE', 'SOPAN_OIDC_JWKS_URL', 'SOPAN_OIDC_CLAIM_PREFIX']) {
    if (issuer === undefined && given[name] !== undefined)
      faults.push({ name, message: 'says nothing without SOPAN_OIDC_ISSUER' });
  }
  if (issuer === undefined && given['SOPAN_LOCAL_ADMINISTRATOR'] === 'false')
    missing('SOPAN_OIDC_ISSUER', 'without it and without the own key nobody can sign in');
  return faults;
}
