import type { Level } from '../../../lib/directory/records';
import type { Day } from '../../../lib/time/day';

/** An area that an act makes. */
export interface NewArea {
  /** The inner id, new and never changed. */
  readonly id: string;
  readonly code: string;
  readonly nameEn: string;
  readonly nameBn: string;
}

export interface CodeChange {
  /** Any code that the area holds or held. */
  readonly code: string;
  readonly newCode: string;
}

/** A part that an area is split into, with those directly below the old one that go to it. */
export interface SplitPart {
  readonly area: NewArea;
  readonly childCodes: readonly string[];
}

/** What a lawful order does to the tree of areas from a day on. Each may give new codes as well. */
export type AreaAct = {
  readonly from: Day;
  readonly newCodes: readonly CodeChange[];
} & (
  | { readonly kind: 'CREATE'; readonly area: NewArea; readonly level: Level; readonly parentCode: string }
  | { readonly kind: 'MOVE'; readonly code: string; readonly toParentCode: string }
  | { readonly kind: 'CHANGE_CODES' }
  | { readonly kind: 'MERGE'; readonly codes: readonly string[]; readonly intoCode: string }
  | {
      readonly kind: 'SPLIT';
      readonly code: string;
      readonly into: readonly SplitPart[];
      /** The new area that takes over what is left of the old one; null where that goes on, smaller. */
      readonly successorCode: string | null;
    }
  | { readonly kind: 'CLOSE'; readonly code: string; readonly successorCode: string }
);
