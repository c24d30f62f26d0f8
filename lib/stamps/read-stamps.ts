import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { writePosition, type Position } from '../outbox/position';
import { ALL, DIRECTORY } from '../subgraph/rests-on';
import type { Day } from '../time/day';
import { readHeads, type Heads } from './heads';

/** Of what stamps are read. */
export interface Stamped {
  readonly reader: EntityManager;
  /** Where the directory in memory is; for the subgraph that owns it, at least where its outbox ends. */
  readonly directory: () => Promise<Position>;
  readonly today: Day;
}

/**
 * The stamp of each part, read now. Each says the day, too: at midnight in Dhaka another day is "today", and
 * nothing kept under the day before is of use.
 */
export async function readStamps(stamped: Stamped, parts: readonly string[]): Promise<readonly string[]> {
  const heads = await readHeads(stamped.reader);
  const directory = writePosition(await stamped.directory());
  return parts.map((part) => `${stamped.today} ${directory} ${stampOf(part, heads)}`);
}

function stampOf(part: string, { audit, outbox }: Heads): string {
  if (part === ALL) return `${writePosition(audit)} ${writePosition(outbox)}`;
  if (part === DIRECTORY) return '';
  return randomUUID(); // Equal to none: nobody says of it that it did not change.
}
