import type { Database } from '../database/database';
import type { Directory } from '../directory/directory';
import type { StampedYears } from '../stamps/rollup-stamps';
import { stampReader } from '../stamps/stamp-reader';
import { BoundedCache } from '../subgraph/bounded-cache';
import type { HubContext } from '../subgraph/hub-context';
import type { Rollup } from './rollup';
import type { Sums } from './sum-up';

/** What was added up, and of what. */
interface Kept {
  readonly directory: Directory;
  /** Read before the rows were: if it is the same now, so are they. */
  readonly stamp: string;
  readonly rule: unknown;
  readonly sums: Sums;
}

/** Questions of which the sums of all areas are kept: a few years on both bases, of today and of some days past. */
const QUESTIONS_KEPT = 48;

const KEPT = new WeakMap<Database, BoundedCache<Kept>>();

/**
 * The sums of a question, which are the same whatever area is asked about: those worked out before, where the
 * stamp of these years says that nothing was written since and the tree of areas is the same, else made anew.
 * `rule` is what else goes into them, by the directory alone.
 */
export async function keptSums(
  { database, directory }: Pick<HubContext, 'database' | 'directory'>,
  rollup: Rollup,
  years: StampedYears,
  question: object,
  rule: unknown,
  make: () => Promise<Sums>,
): Promise<Sums> {
  const cache = cacheOf(database);
  const key = JSON.stringify([rollup.name, years, question]);
  const [stamp = ''] = await stampReader(database, rollup.stamps).totals([years]);
  const kept = cache.get(key);
  if (kept?.stamp === stamp && kept.directory === directory && kept.rule === rule) return kept.sums;
  const sums = await make();
  cache.set(key, { directory, stamp, rule, sums });
  return sums;
}

function cacheOf(database: Database): BoundedCache<Kept> {
  let cache = KEPT.get(database);
  if (!cache) KEPT.set(database, (cache = new BoundedCache('sums', QUESTIONS_KEPT)));
  return cache;
}
