import { readFile, stat } from 'node:fs/promises';
import type { GraphQLSchema } from 'graphql';
import type { Log } from '../lib/log';
import type { GraphqlServer } from './graphql-server';
import type { SubgraphLink } from './links/subgraph-link';
import { refusalOf, refusalUnbuilt, type Refusal } from './reload-check';

/** What became of a supergraph that was offered. */
export type Outcome = { readonly tookMs: number } | Refusal;

/** Takes a better supergraph in place of the served one, and no worse one. */
export interface SupergraphKeeper {
  /** How many were refused. */
  readonly refused: number;
  /** Checks a supergraph and serves it, or says why not. */
  offer(supergraphSdl: string): Promise<Outcome>;
}

interface KeeperSettings {
  /** What clients see of the supergraph that is served. */
  readonly schema: GraphQLSchema;
  readonly links: readonly SubgraphLink[];
  /** Operations that clients are promised. */
  readonly operations: readonly string[];
  /** Builds what would serve it; whatever fails there refuses it. */
  readonly build: (supergraphSdl: string) => Promise<GraphqlServer>;
  readonly replace: (next: GraphqlServer['server']) => void;
  readonly log: Log;
}

/**
 * Keeps the served supergraph. Whatever goes wrong with another one, this one goes on being served. To build one
 * holds up all requests (a few hundred milliseconds), so it is done once, and only where there is no refusal without.
 */
export function supergraphKeeper({
  build,
  replace,
  links,
  operations,
  log,
  schema,
}: KeeperSettings): SupergraphKeeper {
  let served = schema;
  let refused = 0;
  let told = '';

  async function offer(supergraphSdl: string): Promise<Outcome> {
    const began = performance.now();
    const unbuilt = await refusalUnbuilt(supergraphSdl, links);
    if (unbuilt) return refuse(unbuilt);
    let next: GraphqlServer;
    try {
      next = await build(supergraphSdl);
    } catch (error) {
      return refuse({ reason: `it cannot be served: ${(error as Error).message}`, mayPass: false });
    }
    const refusal = refusalOf(served, next.schema, operations);
    if (refusal) {
      await next.server.stop();
      return refuse(refusal);
    }
    replace(next.server);
    served = next.schema;
    const tookMs = Math.round(performance.now() - began);
    log.warn({ tookMs }, 'a new supergraph is served');
    told = '';
    return { tookMs };
  }

  function refuse(refusal: Refusal): Refusal {
    // The same one is tried again while it may pass; it is one refusal all the same.
    if (refusal.reason !== told) {
      refused += 1;
      log.error({ reason: refusal.reason, refused }, 'a new supergraph is refused; the old one is kept');
    }
    told = refusal.reason;
    return refusal;
  }

  let last: Promise<unknown> = Promise.resolve();
  return {
    get refused() {
      return refused;
    },
    offer(supergraphSdl) {
      const outcome = last.then(() => offer(supergraphSdl));
      last = outcome.catch(() => undefined);
      return outcome;
    },
  };
}

/** A file that is looked at every so often. */
export interface Watch {
  /** Looks at once. */
  look(): Promise<void>;
  close(): void;
}

const LOOK_EVERY_MS = 1000;
/** Where a subgraph must be upgraded first. */
const AGAIN_AFTER_MS = 5000;

/**
 * Offers the keeper whatever new the file holds, once it has lain still from one look to the next. One that
 * may pass later is offered again.
 */
export function watchSupergraph(file: string, keeper: SupergraphKeeper, log: Log): Watch {
  let settled = '';
  let before = '';
  let again = Infinity;

  async function look(atOnce: boolean): Promise<void> {
    const now = await signatureOf(file);
    const isStill = now === before;
    before = now;
    if (now === settled && performance.now() < again) return;
    if (!isStill && !atOnce) return;
    settled = now;
    const outcome = await keeper.offer(await readFile(file, 'utf8').catch(() => ''));
    again = 'reason' in outcome && outcome.mayPass ? performance.now() + AGAIN_AFTER_MS : Infinity;
  }

  const ready = signatureOf(file).then((now) => {
    settled = before = now;
  });
  const timer = setInterval(() => void ready.then(() => look(false)).catch(report), LOOK_EVERY_MS).unref();
  const report = (error: unknown): void => log.error({ err: error }, 'the supergraph could not be looked at');
  return {
    look: () => ready.then(() => look(true)).catch(report),
    close: () => clearInterval(timer),
  };
}

/** What changes whenever the file does. */
async function signatureOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return 'not there';
  }
}
