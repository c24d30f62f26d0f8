import type { Database } from '../database/database';
import type { Directory } from '../directory/directory';
import { changedAreas } from '../stamps/changed-areas';
import { addVersions, writeVersion, type StampedYears, type Version } from '../stamps/rollup-stamps';
import { stampReader } from '../stamps/stamp-reader';
import { BoundedCache } from '../subgraph/bounded-cache';
import type { HubContext } from '../subgraph/hub-context';
import type { Rollup } from './rollup';
import type { OwnCounts, Sums } from './sum-up';

/** What was added up, and of what. */
interface Kept {
  readonly directory: Directory;
  readonly rule: unknown;
  /** The stamps of all areas, read before the rows were, and what they come to: if that is the same now, so are the rows. */
  readonly versions: ReadonlyMap<string, Version>;
  readonly total: string;
  readonly rows: readonly OwnCounts[];
  readonly sums: Sums;
}

/** How the counts of a question are had. */
interface Making {
  /** What areas' own records come to, read now; of some areas only, where they are given. */
  readonly read: (areaIds?: readonly string[]) => Promise<OwnCounts[]>;
  readonly add: (rows: readonly OwnCounts[]) => Sums;
  /** What else goes into the sums, by the directory alone. */
  readonly rule: unknown;
}

/** Questions of which the sums of all areas are kept: a few years on both bases, of today and of some days past. */
const QUESTIONS_KEPT = 48;
/** Of how many areas the rows are read by themselves; of more all rows of the years are. */
const FEW = 16;

const KEPT = new WeakMap<Database, BoundedCache<Kept>>();

/**
 * The sums of a question, which are the same whatever area is asked about: those worked out before, where the
 * stamp of these years says that nothing was written since and the tree of areas is the same, else made anew; with
 * the rows of those areas alone that somebody wrote about, where they are few.
 */
export async function keptSums(
  { database, directory }: Pick<HubContext, 'database' | 'directory'>,
  rollup: Rollup,
  years: StampedYears,
  question: object,
  { read, add, rule }: Making,
): Promise<Sums> {
  const cache = cacheOf(database);
  const key = JSON.stringify([rollup.name, years, question]);
  const stamps = stampReader(database, rollup.stamps);
  const totalNow = async (): Promise<string> => (await stamps.totals([years]))[0] ?? '';
  const known = cache.get(key);
  const usable = known?.directory === directory && known.rule === rule ? known : undefined;
  const before = await totalNow();
  if (usable?.total === before) return usable.sums;

  const versions = await stamps.areas(years, before);
  const total = writeVersion(addVersions(versions.values()));
  let rows = usable && (await withChanged(usable, versions, read));
  // Of some areas only, a write that came between would be seen by half.
  if (rows && (await totalNow()) !== total) rows = undefined;
  rows ??= await read();
  const sums = add(rows);
  cache.set(key, { directory, rule, total, versions, rows, sums });
  return sums;
}

/** The rows as they are now, where those of few areas can be others. */
async function withChanged(
  { versions: before, rows }: Kept,
  versions: ReadonlyMap<string, Version>,
  read: Making['read'],
): Promise<readonly OwnCounts[] | undefined> {
  const changed = new Set(changedAreas(before, versions));
  if (changed.size > FEW) return undefined;
  const same = rows.filter(({ areaId }) => !changed.has(areaId));
  return changed.size ? [...same, ...(await read([...changed]))] : same;
}

function cacheOf(database: Database): BoundedCache<Kept> {
  let cache = KEPT.get(database);
  if (!cache) KEPT.set(database, (cache = new BoundedCache('sums', QUESTIONS_KEPT)));
  return cache;
}
