import { cacheAsks } from '../metrics/metrics';

/** A map that holds the most recently used entries, up to a number, and counts under its name what was there. */
export class BoundedCache<Value> {
  private readonly entries = new Map<string, Value>();

  constructor(
    private readonly name: string,
    private readonly most: number,
  ) {}

  get(key: string): Value | undefined {
    const value = this.entries.get(key);
    cacheAsks.inc({ cache: this.name, outcome: value === undefined ? 'miss' : 'hit' });
    if (value === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size <= this.most) return;
    for (const oldest of this.entries.keys()) {
      this.entries.delete(oldest);
      return;
    }
  }

  get size(): number {
    return this.entries.size;
  }
}
