import type { Level } from '../../lib/directory/records';
import { Dice } from './dice';

/** How an area works, the same in all years: what makes one late and another not. */
export interface Temper {
  /** The first year of the load in which it has meetings and a plan of its own; null where it has not joined. */
  readonly joins: number | null;
  /** How many months have a meeting. */
  readonly meets: number;
  /** How often it reports at all on what it owes. */
  readonly reports: number;
  /** By how many days its reports are late, on average. */
  readonly lateBy: number;
  /** How much of what is open it brings to an end from one report to the next. */
  readonly finishes: number;
  /** How much of its papers is public. */
  readonly publishes: number;
}

const JOINS: Readonly<Record<Level, number>> = {
  COUNTRY: 1,
  DIVISION: 1,
  DISTRICT: 0.97,
  UPAZILA: 0.88,
  UNION: 0,
};

export function temperOf(seed: number, code: string, level: Level, years: number): Temper {
  const dice = new Dice(seed, 'area', code);
  const joins = dice.chance(JOINS[level]);
  const early = level !== 'UPAZILA' || dice.chance(0.7);
  const later = dice.between(0, Math.max(0, Math.floor(years / 2)));
  const silent = dice.chance(level === 'UPAZILA' ? 0.1 : 0.03);
  return {
    joins: joins ? (early ? 0 : later) : null,
    meets: 0.35 + 0.6 * dice.next(),
    reports: joins && !silent ? 0.55 + 0.42 * dice.next() : 0.03,
    lateBy: 3 + 55 * dice.next() ** 2,
    finishes: 0.15 + 0.4 * dice.next(),
    publishes: level === 'UPAZILA' ? 0.6 + 0.4 * dice.next() : 0.85 + 0.15 * dice.next(),
  };
}
