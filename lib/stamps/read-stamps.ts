import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database';
import type { Directory } from '../directory/directory';
import { writePosition, type Position } from '../outbox/position';
import { ALL, DIRECTORY } from '../subgraph/rests-on';
import type { Day } from '../time/day';
import { everWithin } from './ever-within';
import { readHeads } from './heads';
import { readRollupPart, type RollupPart } from './rollup-part';
import { addVersions, WHOLE, writeVersion, type RollupStamps, type Version } from './rollup-stamps';
import { stampReader } from './stamp-reader';

/** Of what stamps are read. */
export interface Stamped {
  readonly database: Database;
  /** The roll-up of this subgraph, if it has one. */
  readonly rollup: { readonly name: string; readonly stamps: RollupStamps } | undefined;
  /** The directory, for the subgraph that owns it not older than its outbox is now; and where it is. */
  readonly directory: () => Promise<{ readonly directory: Directory; readonly at: Position }>;
  readonly today: Day;
  /** The version of what answers: another may answer otherwise from the same records. */
  readonly program: string;
}

/**
 * The stamp of each part, read now. Each says the day, too: at midnight in Dhaka another day is "today", and
 * nothing kept under the day before is of use.
 */
export async function readStamps(stamped: Stamped, parts: readonly string[]): Promise<readonly string[]> {
  const { directory, at } = await stamped.directory();
  const rollupParts = parts.flatMap((part) => ofRollup(stamped, part) ?? []);
  const sums = rollupParts.length ? await sumsOf(stamped, directory, rollupParts) : new Map<string, string>();
  const all = parts.includes(ALL) ? await allOf(stamped) : '';
  const common = `${stamped.program} ${stamped.today} ${writePosition(at)}`;
  return parts.map((part) => {
    if (part === ALL) return `${common} ${all}`;
    if (part === DIRECTORY) return common;
    return `${common} ${sums.get(part) ?? randomUUID()}`; // Equal to none: nobody says that it did not change.
  });
}

interface Named {
  readonly part: string;
  readonly read: RollupPart;
}

function ofRollup({ rollup }: Stamped, part: string): Named | null {
  const read = readRollupPart(part);
  return read && read.rollup === rollup?.name ? { part, read } : null;
}

/** The stamps of areas and of all that ever counted in their numbers. */
async function sumsOf(
  { database, rollup }: Stamped,
  directory: Directory,
  parts: readonly Named[],
): Promise<Map<string, string>> {
  if (!rollup) return new Map();
  const years = new Map(parts.map(({ read }) => [`${read.years}|${read.basis}`, read]));
  const all = await stampReader(database, rollup.stamps).byArea([...years.values()]);
  const versions = new Map([...years.keys()].map((key, place) => [key, all[place]]));
  return new Map(
    parts.map(({ part, read }) => {
      const ofYears = versions.get(`${read.years}|${read.basis}`);
      return [part, ofYears ? sumWithin(directory, ofYears, read.areaId) : ''];
    }),
  );
}

/** Worked out once for as long as the directory and the stamps of the years are the same. */
function sumWithin(directory: Directory, versions: ReadonlyMap<string, Version>, areaId: string): string {
  let known = SUMS.get(versions);
  if (known?.directory !== directory) SUMS.set(versions, (known = { directory, sums: new Map() }));
  let sum = known.sums.get(areaId);
  if (sum === undefined) {
    const within = [...everWithin(directory, areaId)];
    sum = writeVersion(addVersions(within.flatMap((id) => versions.get(id) ?? [])));
    known.sums.set(areaId, sum);
  }
  return sum;
}

const SUMS = new WeakMap<object, { readonly directory: Directory; readonly sums: Map<string, string> }>();

/** Every act moves the audit; what is put right past all acts raises a stamp of its own. */
async function allOf({ database, rollup }: Stamped): Promise<string> {
  const { audit, outbox } = await readHeads(database.reader);
  const [whole = ''] = rollup ? await stampReader(database, rollup.stamps).totals([WHOLE]) : [];
  return `${writePosition(audit)} ${writePosition(outbox)} ${whole}`;
}
