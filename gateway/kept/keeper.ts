import type { Log } from '../../lib/log';
import { keptAsks } from '../../lib/metrics/metrics';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import type { DirectoryVersion } from '../directory-version';
import { NotAsked } from '../links/not-asked';
import type { SubgraphLink } from '../links/subgraph-link';
import { KeptAnswers, type Kept, type KeptAnswer } from './kept-answers';
import { areSame, MarksOf, type Marks } from './marks';
import { sameStamps, stampsFor, type Parts, type Stamps } from './rests';
import type { SharedAnswers } from './shared-answers';
import { StampReader } from './stamp-reader';
import { tagOf } from './tag-of';

/** Says what became of an answer that is being made; to be called once. */
export type Made = (data: object | null, parts: Parts | null) => void;

/** What is done with a question: a kept answer is given, or one is made, and then told. */
export type Judged = { readonly answer: KeptAnswer } | { readonly made: Made };

/** Stamps by a read that began after a request came, of which parts they are, and marks taken before that read. */
export interface Read {
  readonly parts: Parts;
  readonly stamps: Stamps;
  readonly marks: Marks | null;
}

interface KeeperSettings {
  readonly mostBytes: number;
  readonly links: readonly SubgraphLink[];
  readonly directory: DirectoryVersion;
  readonly shared?: SharedAnswers | undefined;
  readonly log: Log;
}

/** How long somebody waits for another who asks the same, and how often; then each makes it for itself. */
const WAIT_MS = 2000;
const MOST_WAITS = 2;
/** An answer that rests on more is asked for each time: to ask for so many stamps is no less. */
const MOST_PARTS = 200;
const FORGET: Made = () => undefined;

/**
 * Keeps answers together with the stamps under which they were made. A kept answer is given only where the stamps,
 * read anew after the request came, are the same; so that what was acknowledged before is in it, whoever wrote it.
 */
export class Keeper {
  private readonly answers: KeptAnswers;
  private readonly making = new Map<string, Promise<void>>();
  private readonly readers: ReadonlyMap<SubgraphName, StampReader>;
  private readonly marks: MarksOf;
  private age = 0;

  constructor(private readonly settings: KeeperSettings) {
    const { mostBytes, links, directory } = settings;
    this.answers = new KeptAnswers(mostBytes);
    this.marks = new MarksOf(links);
    this.readers = new Map(
      links.flatMap(({ name, stamps }) =>
        stamps ? [[name, new StampReader((parts) => stamps(parts, directory))] as const] : [],
      ),
    );
  }

  /** A kept answer that is still right, or what must be told once another is made. `seen` was read for this request. */
  async judge(key: string, deadlineAt = Infinity, seen?: Read): Promise<Judged> {
    for (let waits = 0; ; waits += 1) {
      const made = this.making.get(key);
      if (made && waits < MOST_WAITS) await this.waitFor(key, made, deadlineAt);
      const answer = this.findNow(key);
      if (answer) return { answer };
      const kept = this.answers.get(key) ?? (await this.fromOthers(key));
      if (!kept) {
        keptAsks.inc({ outcome: 'miss' });
        return { made: this.learning(key) };
      }
      // Whoever waited meanwhile for somebody else's answer judges that by stamps read after it.
      const isNew = waits === 0 && !made && seen?.parts === kept.parts;
      const read = isNew ? seen : await this.read(kept.parts);
      if (!read) {
        keptAsks.inc({ outcome: 'unread' });
        return { made: FORGET };
      }
      const right = this.right(kept, read) ?? (await this.newerFromOthers(key, read));
      if (right) return { answer: right };
      if (this.making.has(key) && waits < MOST_WAITS) continue;
      keptAsks.inc({ outcome: kept.answer ? 'stale' : 'miss' });
      return { made: this.remaking(key, read) };
    }
  }

  /** The kept answer where, when somebody came, nothing at all had been committed since it was found right; told at once. */
  findNow(key: string, cameAt = performance.now()): KeptAnswer | null {
    const answer = this.answers.get(key)?.answer;
    if (!answer?.marks || !areSame(answer.marks, cameAt)) return null;
    keptAsks.inc({ outcome: 'hit' });
    return answer;
  }

  /** The kept answer where it is still right, or else what was read to find that out: for whoever asks by the long way. */
  async find(key: string): Promise<{ readonly answer?: KeptAnswer; readonly seen?: Read }> {
    const kept = this.answers.get(key);
    if (!kept?.answer) return {};
    const seen = await this.read(kept.parts);
    const answer = seen && this.right(kept, seen);
    return answer ? { answer } : seen ? { seen } : {};
  }

  /** Whether there is an answer at all, right or not. */
  has(key: string): boolean {
    return this.answers.get(key)?.answer !== undefined;
  }

  /** Which state of the contract is served; answers of another are not given at the front door. */
  get generation(): number {
    return this.age;
  }

  /** Begins anew, as where another supergraph is served. */
  forget(): void {
    this.age += 1;
    this.answers.clear();
  }

  get size(): KeptAnswers['size'] {
    return this.answers.size;
  }

  close(): void {
    this.settings.shared?.close();
    this.answers.clear();
  }

  /** Whoever takes longer is waited for by nobody else either. */
  private async waitFor(key: string, made: Promise<void>, deadlineAt: number): Promise<void> {
    await within(made, Math.min(WAIT_MS, deadlineAt - performance.now()));
    if (this.making.get(key) === made) this.making.delete(key);
  }

  private right({ answer }: Kept, { stamps, marks }: Read): KeptAnswer | null {
    if (!answer || !sameStamps(answer.stamps, stamps)) return null;
    answer.marks = marks;
    keptAsks.inc({ outcome: 'hit' });
    return answer;
  }

  private async fromOthers(key: string): Promise<Kept | null> {
    const kept = await this.settings.shared?.get(key);
    if (!kept || !this.answers.set(key, kept)) return null;
    return kept;
  }

  /** Another gateway may have made it anew since; what it kept counts only under the stamps just read. */
  private async newerFromOthers(key: string, { parts, stamps }: Read): Promise<KeptAnswer | null> {
    const kept = await this.settings.shared?.get(key);
    if (!kept?.answer) return null;
    const fitting = stampsFor(kept.parts, parts, stamps);
    if (!fitting || !sameStamps(kept.answer.stamps, fitting)) return null;
    this.answers.set(key, kept);
    keptAsks.inc({ outcome: 'shared' });
    return kept.answer;
  }

  /** The first answer teaches what it rests on; it was made under stamps that nobody knows. */
  private learning(key: string): Made {
    return (data, parts) => {
      if (data && parts && this.canBeRead(parts) && !this.answers.get(key)) this.answers.set(key, { parts });
    };
  }

  private remaking(key: string, { parts: among, stamps, marks }: Read): Made {
    let done = (): void => undefined;
    const making = new Promise<void>((resolve) => {
      done = resolve;
    });
    this.making.set(key, making);
    const { age } = this;
    return (data, parts) => {
      if (this.making.get(key) === making) this.making.delete(key);
      done();
      if (!data || !parts || !this.canBeRead(parts) || age !== this.age) {
        this.answers.delete(key); // Whoever asks next waits for nobody.
        return;
      }
      const found = stampsFor(parts, among, stamps);
      const answer = found && keptAnswer(data, found, marks);
      if (answer && this.answers.set(key, { parts, answer }))
        this.settings.shared?.put(key, { parts, answer });
      else this.answers.set(key, { parts });
    };
  }

  private canBeRead(parts: Parts): boolean {
    let count = 0;
    for (const [name, each] of parts) {
      if (!this.readers.has(name)) return false;
      count += each.length;
    }
    return count <= MOST_PARTS;
  }

  /** By reads that begin now or later; null where one of the subgraphs cannot be asked. */
  private async read(parts: Parts): Promise<Read | null> {
    const marks = this.marks.take(parts); // First: what is committed while stamps are read has other marks.
    try {
      const read = await Promise.all(
        [...parts].map(async ([name, each]) => {
          const reader = this.readers.get(name);
          if (!reader) throw new NotAsked(`${name} tells no stamps`);
          return [name, await reader.read(each)] as const;
        }),
      );
      return { parts, stamps: new Map(read), marks };
    } catch (error) {
      this.settings.log.debug({ reason: (error as Error).message }, 'stamps could not be read');
      return null;
    }
  }
}

function keptAnswer(data: object, stamps: Stamps, marks: Marks | null): KeptAnswer {
  const bytes = Buffer.from(JSON.stringify(data));
  return { stamps, data: bytes, tag: tagOf(bytes), marks };
}

function within(promise: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, ms));
    void promise.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
