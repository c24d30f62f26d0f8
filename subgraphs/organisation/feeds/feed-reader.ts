import type { Log } from '../../../lib/log';

const EVERY_MS = 1000;

/** Reads feeds time and again beside the requests. A feed that does not answer is told of once, and tried on. */
export class FeedReader {
  private readonly silent = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private underWay: Promise<void> = Promise.resolve();

  constructor(
    private readonly readers: ReadonlyMap<string, () => Promise<void>>,
    private readonly log?: Log,
  ) {}

  /** Reads all feeds to their ends, after whatever reading is under way. Never fails. */
  readAll(): Promise<void> {
    this.underWay = this.underWay.then(async () => {
      for (const [source, read] of this.readers) await this.read(source, read);
    });
    return this.underWay;
  }

  start(): void {
    if (!this.readers.size) return;
    const next = (): void => {
      this.timer = setTimeout(() => void this.readAll().then(() => this.timer && next()), EVERY_MS);
      this.timer.unref();
    };
    next();
  }

  /** Stops, once what is under way has ended. */
  async stop(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.underWay;
  }

  private async read(source: string, read: () => Promise<void>): Promise<void> {
    try {
      await read();
      if (this.silent.delete(source)) this.log?.info({ source }, 'the feed answers again');
    } catch (error) {
      if (this.silent.has(source)) return;
      this.silent.add(source);
      this.log?.warn(
        { source, reason: error instanceof Error ? error.message : 'unknown' },
        'the feed does not answer',
      );
    }
  }
}
