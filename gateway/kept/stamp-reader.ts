/** Asks a subgraph for the stamps of parts. */
export type ReadStamps = (parts: readonly string[]) => Promise<readonly string[]>;

interface Round {
  readonly parts: Set<string>;
  readonly stamps: Promise<ReadonlyMap<string, string>>;
  begin(): void;
}

/**
 * Reads the stamps of one subgraph for all who ask. Those who come while a read is under way share the next one:
 * a read that had begun before somebody came may not know of an act that was acknowledged meanwhile.
 */
export class StampReader {
  private isReading = false;
  private next: Round | undefined;

  constructor(private readonly ask: ReadStamps) {}

  /** The stamps of parts, in their order, by a read that begins after this call. */
  async read(parts: readonly string[]): Promise<readonly string[]> {
    const round = (this.next ??= this.newRound());
    for (const part of parts) round.parts.add(part);
    if (!this.isReading) this.beginSoon(round);
    const stamps = await round.stamps;
    return parts.map((part) => stamps.get(part) ?? missing(part));
  }

  private newRound(): Round {
    const parts = new Set<string>();
    let begin = (): void => undefined;
    const stamps = new Promise<ReadonlyMap<string, string>>((resolve, reject) => {
      begin = () => {
        this.askFor([...parts]).then(resolve, reject);
      };
    });
    stamps.catch(() => undefined);
    return { parts, stamps, begin };
  }

  /** Whoever comes in the same turn is in time. */
  private beginSoon(round: Round): void {
    this.isReading = true;
    queueMicrotask(() => {
      this.next = undefined;
      const goOn = (): void => {
        this.isReading = false;
        if (this.next) this.beginSoon(this.next);
      };
      round.begin();
      round.stamps.then(goOn, goOn);
    });
  }

  private async askFor(parts: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const stamps = await this.ask(parts);
    if (stamps.length !== parts.length) throw new Error(`${stamps.length} stamps for ${parts.length} parts`);
    return new Map(parts.map((part, at) => [part, stamps[at] ?? missing(part)]));
  }
}

function missing(part: string): never {
  throw new Error(`no stamp for a part of ${part.length} characters`);
}
