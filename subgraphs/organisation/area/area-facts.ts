import type { Level, Span } from '../../../lib/directory/records';

/** What is known of an area beside its place in the directory. */
export interface AreaFacts {
  readonly id: string;
  readonly nameEn: string;
  readonly nameBn: string;
  /** Other spellings in use, in either script. */
  readonly aliases: readonly string[];
  readonly portalHost: string | null;
}

export interface DutyFacts extends Span {
  readonly id: string;
  readonly level: Level;
  readonly duty: string;
  readonly source: string;
}
