import type { Viewer } from '../lib/auth/viewer';
import { signViewer, VIEWER_TOKEN_SECONDS } from '../lib/auth/viewer-token';
import { BoundedCache } from '../lib/subgraph/bounded-cache';
import type { SubgraphName } from '../lib/subgraph/subgraph';

interface SignedViewer {
  readonly token: Promise<string>;
  readonly until: number;
}

/** Used for half of its life, so that it never ends on the way. */
const REUSE_MS = (VIEWER_TOKEN_SECONDS / 2) * 1000;
const VIEWERS_KEPT = 1000;

/** Gives the signed header that tells a subgraph who asks; one for the same viewer is used again for half a minute. */
export function viewerForwarder(secret: string) {
  const signed = new BoundedCache<SignedViewer>(VIEWERS_KEPT);
  return (subgraph: SubgraphName, viewer: Viewer): Promise<string> => {
    const key = JSON.stringify([subgraph, viewer.role, viewer.area, viewer.subject]);
    const known = signed.get(key);
    if (known && known.until > performance.now()) return known.token;
    const token = signViewer(secret, subgraph, viewer);
    signed.set(key, { token, until: performance.now() + REUSE_MS });
    return token;
  };
}
