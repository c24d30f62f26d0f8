import { createHmac, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import Redis from 'ioredis';
import type { Log } from '../../lib/log';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import type { Kept } from './kept-answers';
import { tagOf } from './tag-of';

/** Answers that several gateways share. */
export interface SharedAnswers {
  /** What another gateway has kept; null where there is nothing, or nobody who could tell. */
  get(key: string): Promise<Kept | null>;
  /** Nobody waits for it. */
  put(key: string, kept: Kept): void;
  close(): void;
}

interface SharedSettings {
  readonly url: string;
  /** What the gateways of this hub share with each other, and with nobody who only reaches the Redis. */
  readonly secret: string;
  readonly log: Log;
}

const REDIS_MS = 50;
const LEFT_ALONE_MS = 1000;
const SECONDS = 3600;
const LARGEST_BYTES = 1024 * 1024;
const LARGEST_UNPACKED_BYTES = 16 * LARGEST_BYTES;
const PACKED_FROM_BYTES = 2048;
const SIGNATURE_BYTES = 32;
const [PLAIN, PACKED] = [0, 1];

type Written = readonly (readonly [SubgraphName, readonly string[], readonly string[]])[];

/**
 * Shares answers through Redis. Each is signed together with its key, so that one that no gateway of this hub wrote,
 * or wrote for another question, is none. A Redis that is away or slow is left alone for a second.
 */
export function sharedAnswers({ url, secret, log }: SharedSettings): SharedAnswers {
  const signing = createHmac('sha256', secret).update('sopan kept answers').digest();
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 1000,
    commandTimeout: REDIS_MS,
    retryStrategy: (times) => Math.min(times * 100, 2000),
  });
  let aloneUntil = 0;
  let told = false;
  redis.on('error', ({ message }: Error) => {
    if (!told) log.warn({ reason: message }, 'Redis does not answer: this gateway keeps answers by itself');
    told = true;
  });
  redis.on('ready', () => {
    told = false;
  });

  async function tried<Result>(ask: () => Promise<Result>): Promise<Result | null> {
    if (redis.status !== 'ready' || performance.now() < aloneUntil) return null;
    try {
      return await ask();
    } catch {
      aloneUntil = performance.now() + LEFT_ALONE_MS;
      return null;
    }
  }

  return {
    async get(key) {
      const bytes = await tried(() => redis.getBuffer(nameOf(key)));
      try {
        return bytes && opened(bytes, key, signing);
      } catch {
        return null; // Signed, but not in this form: by a gateway of another version.
      }
    },
    put(key, kept) {
      const bytes = sealed(kept, key, signing);
      if (bytes && bytes.length <= LARGEST_BYTES) void tried(() => redis.setex(nameOf(key), SECONDS, bytes));
    },
    close: () => redis.disconnect(),
  };
}

function nameOf(key: string): string {
  return `sopan:kept:${key}`;
}

/** Signature, form, length of what it rests on, that, and the data. */
function sealed({ parts, answer }: Kept, key: string, signing: Buffer): Buffer | null {
  if (!answer) return null;
  const written: Written = [...parts].map(([name, each]) => [name, each, answer.stamps.get(name) ?? []]);
  const head = Buffer.from(JSON.stringify(written));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  const whole = Buffer.concat([length, head, answer.data]);
  const isPacked = whole.length >= PACKED_FROM_BYTES;
  const body = Buffer.concat([
    Buffer.of(isPacked ? PACKED : PLAIN),
    isPacked ? deflateRawSync(whole, { level: 1 }) : whole,
  ]);
  return Buffer.concat([signatureOf(key, body, signing), body]);
}

function opened(bytes: Buffer, key: string, signing: Buffer): Kept | null {
  const [signature, body] = [bytes.subarray(0, SIGNATURE_BYTES), bytes.subarray(SIGNATURE_BYTES)];
  const own = signatureOf(key, body, signing);
  if (signature.length !== own.length || !timingSafeEqual(signature, own)) return null;
  const packed = body.subarray(1);
  const whole =
    body[0] === PACKED ? inflateRawSync(packed, { maxOutputLength: LARGEST_UNPACKED_BYTES }) : packed;
  const length = whole.readUInt32BE(0);
  const written = JSON.parse(whole.toString('utf8', 4, 4 + length)) as Written;
  const data = Buffer.from(whole.subarray(4 + length));
  return {
    parts: new Map(written.map(([name, parts]) => [name, parts])),
    answer: { stamps: new Map(written.map(([name, , stamps]) => [name, stamps])), data, tag: tagOf(data) },
  };
}

function signatureOf(key: string, body: Buffer, signing: Buffer): Buffer {
  return createHmac('sha256', signing).update(key).update('\n').update(body).digest();
}
