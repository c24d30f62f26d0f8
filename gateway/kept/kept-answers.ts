import { keptAnswers as answersKept, keptBytes } from '../../lib/metrics/metrics';
import type { Marks } from './marks';
import type { Parts, Stamps } from './rests';

/** An answer as bytes, and the stamps under which it was made: they were read before it. */
export interface KeptAnswer {
  readonly stamps: Stamps;
  /** The data as JSON. */
  readonly data: Buffer;
  /** What a client may hold against it: a weak entity tag. */
  readonly tag: string;
  /** Taken before the stamps by which it was found right the last time: it is right for as long as they are the same. */
  marks?: Marks | null;
}

/** What is known of a question: the parts that its answer rests on, and the last answer where there is one. */
export interface Kept {
  readonly parts: Parts;
  readonly answer?: KeptAnswer;
}

/** What an entry takes beside its bytes. */
const OVERHEAD_BYTES = 600;
/** No one answer takes the place of many. */
const LARGEST_SHARE = 1 / 8;

/** Keeps answers in memory up to a number of bytes; those not asked for the longest go first. */
export class KeptAnswers {
  private readonly entries = new Map<string, { readonly kept: Kept; readonly bytes: number }>();
  private bytes = 0;

  constructor(private readonly mostBytes: number) {}

  get(key: string): Kept | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.kept;
  }

  /** Gives whether it is kept: what is too large is not. */
  set(key: string, kept: Kept): boolean {
    this.delete(key);
    const bytes = bytesOf(key, kept);
    const fits = bytes <= this.mostBytes * LARGEST_SHARE;
    if (fits) {
      this.entries.set(key, { kept, bytes });
      this.bytes += bytes;
    }
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= this.mostBytes) break;
      this.delete(oldest);
    }
    this.tell();
    return fits;
  }

  delete(key: string): void {
    this.bytes -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
    this.bytes = 0;
    this.tell();
  }

  get size(): { readonly answers: number; readonly bytes: number } {
    return { answers: this.entries.size, bytes: this.bytes };
  }

  private tell(): void {
    keptBytes.set(this.bytes);
    answersKept.set(this.entries.size);
  }
}

function bytesOf(key: string, { parts, answer }: Kept): number {
  let bytes = OVERHEAD_BYTES + 2 * key.length + (answer?.data.length ?? 0);
  for (const each of [...parts.values(), ...(answer?.stamps.values() ?? [])])
    for (const text of each) bytes += 2 * text.length;
  return bytes;
}
