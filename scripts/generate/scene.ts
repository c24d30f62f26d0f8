import type { Level } from '../../lib/directory/records';
import type { KnowsAreas } from '../../lib/subgraph/hub-context';
import type { Day } from '../../lib/time/day';
import { temperOf, type Temper } from './temper';

/** What a load is made from: two with the same values are the same papers. */
export interface Wanted {
  readonly seed: number;
  /** 1 is the country as it is; 0.01 a hundredth of its records. */
  readonly scale: number;
  /** The fiscal years, oldest first. */
  readonly years: readonly string[];
}

/** What all papers of a load know. */
export class Scene {
  private readonly tempers = new Map<string, Temper>();

  constructor(
    readonly wanted: Wanted,
    readonly context: KnowsAreas,
    /** The last day of the load; nothing is later. */
    readonly lastDay: Day,
  ) {}

  temper(areaId: string): Temper {
    let temper = this.tempers.get(areaId);
    if (!temper) {
      const { seed, years } = this.wanted;
      temper = temperOf(seed, this.code(areaId), this.level(areaId), years.length);
      this.tempers.set(areaId, temper);
    }
    return temper;
  }

  code(areaId: string): string {
    return this.context.directory.codeOf(areaId, this.context.today) ?? '';
  }

  level(areaId: string): Level {
    return this.context.directory.area(areaId)?.level ?? 'UNION';
  }

  nameBn(areaId: string): string {
    return this.context.directory.area(areaId)?.nameBn ?? '';
  }

  /** Whether an area works by itself in a year, counted from 0. */
  hasJoined(areaId: string, year: number): boolean {
    const { joins } = this.temper(areaId);
    return joins !== null && joins <= year;
  }

  /** Whether a report of a day is in the load: an area that is closed reports no more. */
  mayReport(areaId: string, on: Day): boolean {
    return on <= this.lastDay && this.context.directory.existsOn(areaId, on);
  }
}
