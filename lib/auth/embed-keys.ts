import { fail } from '../errors';
import type { Log } from '../log';
import { HASH_OF_NO_KEY, idOfKey, isKeyOf } from './embed-key';
import { parseKeys, type StoredKey } from './embed-keys-file';
import type { Viewer } from './viewer';
import { WatchedFile } from './watched-file';

/** The header that carries a portal's key. It never stands in an address. */
export const KEY_HEADER = 'x-sopan-key';

/** The keys of the portals, as a running hub sees them: a change by `sopan key` holds within seconds. */
export class EmbedKeys {
  private readonly watched: WatchedFile<ReadonlyMap<string, StoredKey>>;

  constructor(
    file: string,
    log: Log,
    private readonly now: () => number = Date.now,
  ) {
    const parse = (text: string | null) =>
      new Map(parseKeys(text, file).map((stored) => [stored.id, stored]));
    this.watched = new WatchedFile({ file, log, parse });
  }

  /**
   * Who a key speaks for: a portal of one area, which reads. Fails with BAD_KEY, or with KEY_OF_ANOTHER_SITE
   * where a browser says that the page is of a site that the key is not for.
   */
  viewerOf(key: string, origin: string | undefined): Viewer {
    const id = idOfKey(key);
    const stored = id === null ? undefined : this.watched.value().get(id);
    if (!this.isGood(key, stored)) throw fail('BAD_KEY');
    if (origin !== undefined && !stored.origins.includes(origin)) {
      throw fail('KEY_OF_ANOTHER_SITE', {
        origin: /^https?:\/\/[\w.:[\]-]{1,100}$/.test(origin) ? origin : 'that site',
      });
    }
    return { role: 'PORTAL', area: stored.area, subject: `embed:${stored.id}` };
  }

  /** The sites that some key is for: their pages may send one. */
  allows(origin: string): boolean {
    return [...this.watched.value().values()].some(
      ({ origins, revokedAt }) => !revokedAt && origins.includes(origin),
    );
  }

  private isGood(key: string, stored: StoredKey | undefined): stored is StoredKey {
    const { hash = HASH_OF_NO_KEY, former, revokedAt } = stored ?? {};
    const isPresent = isKeyOf(hash, key);
    const isFormer = isKeyOf(former?.hash ?? HASH_OF_NO_KEY, key);
    if (!stored || revokedAt) return false;
    return isPresent || (isFormer && former !== undefined && this.now() < Date.parse(former.until));
  }
}
