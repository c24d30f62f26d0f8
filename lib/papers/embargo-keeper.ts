import { AsyncResource } from 'node:async_hooks';
import { LessThanOrEqual, type EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { onlyOnce } from '../requests/only-once';
import { dayInDhaka, type Day } from '../time/day';
import { takeTurn } from '../writing/turns';
import { DuePublication } from './embargo';

interface Settings {
  readonly database: Database;
  readonly now: () => Date;
  /** Makes a record public, by the act of the mutation; in the transaction that ends its waiting. */
  readonly publish: (manager: EntityManager, due: DuePublication) => Promise<void>;
  /** The name of that mutation. */
  readonly actOf: (due: DuePublication) => string;
  /** Told what could not be published; it stays due, and is tried again. */
  readonly onFault?: ((fault: unknown) => void) | undefined;
}

/** How long it leaves a database alone that has just refused a publication. */
const WAIT_AFTER_FAULT_MS = 1000;

/**
 * Publishes what has waited for a day, before the first answer of that day: counts are kept, so nothing may
 * become public by the clock alone. Each record is a transaction of its own; of two processes that do it at
 * once, one finds the other's done. What cannot be published for now keeps nobody from being answered.
 */
export class EmbargoKeeper {
  /** The day for which all that is due has been published. */
  private done: Day | null = null;
  private underWay: Promise<void> | null = null;
  private faultAt = 0;
  /** Outside any request: the time that whoever asks first still has is not that of a publication. */
  private readonly apart = new AsyncResource('EmbargoKeeper');

  constructor(protected readonly settings: Settings) {}

  /** To be awaited before a request is answered; gives the day on which it is. */
  async keep(): Promise<Day> {
    let today = this.today();
    // Twice: what is under way may have begun on the day before.
    for (let tries = 0; tries < 2 && this.done !== today; tries += 1) {
      if (Date.now() - this.faultAt < WAIT_AFTER_FAULT_MS) break;
      const day = today;
      await (this.underWay ??= this.apart
        .runInAsyncScope(() => this.publishAll(day))
        .finally(() => {
          this.underWay = null;
        }));
      today = this.today();
    }
    return today;
  }

  /** Today, where `keep` would find nothing left to do; asked without waiting. */
  keptDay(): Day | null {
    const today = this.today();
    return this.done === today ? today : null;
  }

  /** To be awaited after a day was set: it may have begun meanwhile. */
  async keepAnew(): Promise<void> {
    await this.underWay;
    this.done = null;
    await this.keep();
  }

  /** Keeps days on which nobody asks for anything, too. Gives the function that ends it. */
  keepUp(everyMs: number): () => Promise<void> {
    const timer = setInterval(() => void this.keep(), everyMs).unref();
    return async () => {
      clearInterval(timer);
      await this.underWay;
    };
  }

  private today(): Day {
    return dayInDhaka(this.settings.now());
  }

  private async publishAll(today: Day): Promise<void> {
    const { database, onFault } = this.settings;
    try {
      const due = await database.reader.find(DuePublication, {
        where: { publishOn: LessThanOrEqual(today) },
        order: { publishOn: 'ASC', id: 'ASC' },
      });
      const failed: unknown[] = [];
      for (const each of due) await this.publishOne(each).catch((fault: unknown) => failed.push(fault));
      for (const fault of failed) onFault?.(fault);
      if (failed.length) this.faultAt = Date.now();
      else this.done = today;
    } catch (fault) {
      this.faultAt = Date.now();
      onFault?.(fault);
    }
  }

  private publishOne(due: DuePublication): Promise<void> {
    const { database, publish, actOf } = this.settings;
    const { id, areaId, recordId, publishOn, orderedBy } = due;
    return database.inTransaction(async (manager) => {
      await takeTurn(manager, database.kind, areaId);
      // Another process may have published it, or someone called it off.
      if (!(await manager.existsBy(DuePublication, { id }))) return;
      const input = { recordId, publishOn };
      await onlyOnce(manager, { requestId: id, subject: orderedBy, act: actOf(due), input }, async () => {
        await publish(manager, due);
        return recordId;
      });
      await manager.delete(DuePublication, { id });
    });
  }
}
