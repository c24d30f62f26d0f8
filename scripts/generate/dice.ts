import { createHash } from 'node:crypto';

/** Numbers that are the same for the same words: every area, year and meeting has dice of its own. */
export class Dice {
  private state: number;

  constructor(...of: readonly (string | number)[]) {
    this.state = createHash('sha256').update(of.join('|')).digest().readUInt32LE(0);
  }

  /** From 0 up to but not including 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  one<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  }

  /** A whole number that is on average `mean`, so that small means are not lost to rounding. */
  rounded(mean: number): number {
    return Math.floor(mean) + (this.chance(mean - Math.floor(mean)) ? 1 : 0);
  }
}
