import { createHash } from 'node:crypto';
import type { Made } from '../papers/made';
import type { Day } from '../time/day';

/**
 * Ids and instants that are the same whenever the same chunk of the same load is made. The ids (UUIDv7 in form)
 * grow with the chunks, so that databases add at the end of a table; the instants follow the days of the papers.
 */
export class MadeInOrder implements Made {
  private readonly start: string;
  private readonly end: string;
  private count = 0;
  private instant = '';

  constructor(load: string, chunk: number) {
    const time = (FIRST_INSTANT + chunk).toString(16).padStart(12, '0');
    this.start = `${time.slice(0, 8)}-${time.slice(8)}-7`;
    this.end = createHash('sha256').update(load).digest('hex').slice(0, 12);
  }

  /** Lets what follows be recorded in the morning of a day. */
  on(day: Day): this {
    this.instant = `${day}T04:30:00.000Z`;
    return this;
  }

  newId(): string {
    const count = (this.count += 1).toString(16).padStart(6, '0');
    if (count.length > 6) throw new Error('A chunk has no more ids; make smaller ones.');
    return `${this.start}${count.slice(0, 3)}-8${count.slice(3)}-${this.end}`;
  }

  now(): string {
    return this.instant;
  }
}

const FIRST_INSTANT = Date.UTC(2000, 0, 1);
