import type { Day } from '../time/day';

/** The levels of the field administration, from the country down. */
export const LEVELS = ['COUNTRY', 'DIVISION', 'DISTRICT', 'UPAZILA', 'UNION'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * What the subgraphs must know of each other's ground: areas with their dated codes and places in
 * the tree, offices, teams and duties. The organisation subgraph owns them; the others keep a copy.
 *
 * Spans are half open: `validFrom` is the first day (null: since before the hub's records),
 * `validTo` the first day on which it no longer held (null: still does).
 */
export interface Span {
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

export interface AreaRecord extends Span {
  readonly kind: 'area';
  readonly id: string;
  readonly level: Level;
  readonly nameEn: string;
  readonly nameBn: string;
  /** Where a closed area's records count; null while it is open. */
  readonly successorId: string | null;
}

export interface CodeRecord extends Span {
  readonly kind: 'code';
  readonly id: string;
  readonly areaId: string;
  readonly code: string;
}

export interface PlacementRecord extends Span {
  readonly kind: 'placement';
  readonly id: string;
  readonly areaId: string;
  readonly parentId: string;
}

/** An innovation team, or another body of an area that meets and plans. */
export interface TeamRecord extends Span {
  readonly kind: 'team';
  readonly id: string;
  readonly areaId: string;
}

export interface OfficeRecord extends Span {
  readonly kind: 'office';
  readonly id: string;
  readonly areaId: string;
}

/** What the rules ask of every team of a level, while they are in force. */
export interface DutyRecord extends Span {
  readonly kind: 'duty';
  readonly id: string;
  readonly level: Level;
  readonly duty: 'MONTHLY_MEETING' | 'YEARLY_PLAN' | 'ANNUAL_REPORT';
}

export type DirectoryRecord =
  AreaRecord | CodeRecord | PlacementRecord | TeamRecord | OfficeRecord | DutyRecord;

/** Whether a span holds on a day. */
export function holdsOn(span: Span, day: Day): boolean {
  return (span.validFrom === null || span.validFrom <= day) && (span.validTo === null || day < span.validTo);
}
