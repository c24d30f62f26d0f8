import Redis from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Viewer } from '../../lib/auth/viewer';
import type { Log } from '../../lib/log';
import type { Origin } from './address-of';
import { visitorKind, type VisitorKind } from './limits';
import { Minutes, type Left } from './minutes';

/** How many points a minute may cost, and where that is counted. */
export interface RateSettings {
  /** 0 is no limit. A portal's visitors are counted by their addresses, as the public is. */
  readonly points: { readonly public: number; readonly signedIn: number; readonly analyst: number };
  /** A Redis that several gateways share; each counts for itself without one. */
  readonly redisUrl?: string | undefined;
}

/** What is left of a minute after an operation was paid for. */
export interface Paid {
  /** Null where there is no limit. */
  readonly remaining: number | null;
  /** Set where there was not enough left. */
  readonly refused?: { readonly most: number; readonly whom: 'address' | 'user'; readonly seconds: number };
}

export interface Rates {
  /** Takes the points of an operation off what its viewer has left in this minute: at once, where no Redis counts. */
  pay(viewer: Viewer, origin: Origin, points: number): Paid | Promise<Paid>;
  close(): void;
}

const MINUTE = 60;
/** A Redis that does not answer at once is passed by: this gateway then counts by itself. */
const REDIS_MS = 200;
const FREE: Paid = { remaining: null };

/** Starts counting. Whoever runs `sopan import` on the hub's own machine as its administrator is not counted. */
export function countRates({ points, redisUrl }: RateSettings, log: Log): Rates {
  const redis = redisUrl === undefined ? undefined : connect(redisUrl, log);
  const limiters = new Map<VisitorKind, Minutes | RateLimiterRedis | undefined>([
    ['PUBLIC', limiter('public', points.public, redis)],
    ['PORTAL', limiter('portal', points.public, redis)],
    ['SIGNED_IN', limiter('user', points.signedIn, redis)],
    ['ANALYST', limiter('analyst', points.analyst, redis)],
  ]);
  return {
    pay(viewer, origin, cost) {
      const kind = visitorKind(viewer);
      const counting = limiters.get(kind);
      if (!counting || isLocalAdministrator(viewer, origin)) return FREE;
      const byAddress = kind === 'PUBLIC' || kind === 'PORTAL';
      const key = byAddress ? origin.address : viewer.subject;
      const whom = byAddress ? 'address' : 'user';
      if (counting instanceof Minutes) return paid(counting.pay(key, cost), counting.most, whom);
      return consume(counting, key, cost).then((left) => paid(left, counting.points, whom));
    },
    close: () => redis?.disconnect(),
  };
}

function paid({ enough, remaining, msLeft }: Left, most: number, whom: 'address' | 'user'): Paid {
  if (enough) return { remaining };
  return { remaining: 0, refused: { most, whom, seconds: Math.max(1, Math.ceil(msLeft / 1000)) } };
}

async function consume(counting: RateLimiterRedis, key: string, points: number): Promise<Left> {
  try {
    const { remainingPoints, msBeforeNext } = await counting.consume(key, points);
    return { enough: true, remaining: remainingPoints, msLeft: msBeforeNext };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { enough: false, remaining: 0, msLeft: refusal.msBeforeNext };
  }
}

function limiter(name: string, points: number, redis: Redis | undefined) {
  if (points === 0) return undefined;
  if (!redis) return new Minutes(points);
  const options = { keyPrefix: `sopan:rate:${name}`, points, duration: MINUTE };
  return new RateLimiterRedis({
    ...options,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory(options),
  });
}

function connect(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 1000,
    commandTimeout: REDIS_MS,
    retryStrategy: (times) => Math.min(times * 100, 2000),
  });
  let away = false;
  redis.on('error', ({ message }: Error) => {
    if (!away) log.warn({ reason: message }, 'Redis does not answer: this gateway counts by itself');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info('Redis answers again');
    away = false;
  });
  return redis;
}

/** No browser and no other machine acts as the local administrator (lib/auth); this one brings papers in bulk. */
function isLocalAdministrator({ role, subject }: Viewer, { local }: Origin): boolean {
  return local && role === 'ADMIN' && subject === 'local-administrator';
}
