import { createHash } from 'node:crypto';

/**
 * A place in a feed. The number counts events in the order of commits; the chain is a hash of all of them,
 * so that two histories with the same number of events, one of them from an old backup, are told apart.
 */
export interface Position {
  readonly seq: number;
  /** Empty before the first event, and where any history will do. */
  readonly chain: string;
}

/** Before the first event. */
export const START: Position = { seq: 0, chain: '' };

/** The chain behind an event, from the one before it and what it tells. `body` is its JSON. */
export function chainOf(before: string, topic: string, body: string): string {
  return createHash('sha256').update(`${before}\n${topic}\n${body}`).digest('hex').slice(0, 32);
}

export function samePosition(left: Position, right: Position): boolean {
  return left.seq === right.seq && left.chain === right.chain;
}

/** A position as it stands in a header or an address: `120-3f0c…`, or the number alone. */
export function writePosition({ seq, chain }: Position): string {
  return chain ? `${seq}-${chain}` : String(seq);
}

/** Reads what `writePosition` wrote; null where it is anything else. */
export function readPosition(written: string): Position | null {
  const [, seq, chain = ''] = /^(\d{1,15})(?:-([0-9a-f]{32}))?$/.exec(written) ?? [];
  return seq === undefined ? null : { seq: Number(seq), chain };
}
