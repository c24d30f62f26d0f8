import type { Log } from '../../lib/log';
import type { DirectoryVersion } from '../directory-version';
import type { SubgraphLink } from '../links/subgraph-link';
import { Keeper } from './keeper';
import { sharedAnswers } from './shared-answers';

/** How much is kept, and with whom it is shared. */
export interface KeptSettings {
  /** 0 keeps nothing. */
  readonly megabytes?: number;
  /** A Redis through which several gateways share answers; it takes the secret by which they know each other. */
  readonly redisUrl?: string | undefined;
  readonly secret?: string | undefined;
}

interface Gateway extends KeptSettings {
  readonly links: readonly SubgraphLink[];
  readonly directory: DirectoryVersion;
  readonly log: Log;
}

/** What keeps the answers of a gateway; undefined where none are to be kept. */
export function keeperOf({ megabytes = 0, redisUrl, secret, links, directory, log }: Gateway) {
  if (megabytes === 0) return undefined;
  const shared =
    redisUrl !== undefined && secret !== undefined
      ? sharedAnswers({ url: redisUrl, secret, log })
      : undefined;
  return new Keeper({ mostBytes: megabytes * 1024 * 1024, links, directory, shared, log });
}
