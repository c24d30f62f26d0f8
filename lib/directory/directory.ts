import type { Day } from '../time/day';
import {
  holdsOn,
  type AreaRecord,
  type CodeRecord,
  type DirectoryRecord,
  type DutyRecord,
  type Level,
  type PlacementRecord,
  type Span,
  type TeamRecord,
} from './records';

/**
 * The tree of areas on any day, with their codes, teams and duties; in memory, immutable, one for
 * each version. A few thousand records answer every question without a read.
 */
export class Directory {
  private readonly areas = new Map<string, AreaRecord>();
  private readonly codes = new Map<string, CodeRecord[]>();
  private readonly owners = new Map<string, string>();
  private readonly placements = new Map<string, PlacementRecord[]>();
  private readonly teams = new Map<string, TeamRecord[]>();
  private readonly teamsById = new Map<string, TeamRecord>();
  private readonly duties = new Map<string, DutyRecord[]>();
  private readonly trees = new Map<Day, ReadonlyMap<string, readonly string[]>>();
  /** The days on which the tree or a code became another, in order. */
  private readonly turns: readonly Day[];

  constructor(
    records: Iterable<DirectoryRecord>,
    readonly version: number,
  ) {
    for (const record of records) this.take(record);
    for (const lists of [this.codes, this.placements, this.teams, this.duties])
      for (const list of lists.values()) list.sort(byStart);
    const dated = [this.areas, ...this.codes.values(), ...this.placements.values()];
    this.turns = turningDays(dated.flatMap((spans) => [...spans.values()]));
  }

  area(areaId: string): AreaRecord | null {
    return this.areas.get(areaId) ?? null;
  }

  /** Every area that there ever was, in no order. */
  allAreas(): AreaRecord[] {
    return [...this.areas.values()];
  }

  /** The area that holds or ever held a code. */
  areaByCode(code: string): AreaRecord | null {
    const owner = this.owners.get(code);
    return owner ? this.area(owner) : null;
  }

  /** The code an area held on a day; its nearest one where it held none that day. */
  codeOf(areaId: string, on: Day): string | null {
    return nearest(this.codes.get(areaId) ?? [], on)?.code ?? null;
  }

  /** Every code the area has held, oldest first. */
  codesOf(areaId: string): readonly CodeRecord[] {
    return this.codes.get(areaId) ?? [];
  }

  existsOn(areaId: string, on: Day): boolean {
    const area = this.area(areaId);
    return area !== null && holdsOn(area, on);
  }

  /** The area directly above on a day; null for the country and for an area that was not there. */
  parentId(areaId: string, on: Day): string | null {
    return (this.placements.get(areaId) ?? []).find((placement) => holdsOn(placement, on))?.parentId ?? null;
  }

  /** Every place the area has had in the tree, oldest first. */
  placementsOf(areaId: string): readonly PlacementRecord[] {
    return this.placements.get(areaId) ?? [];
  }

  /** The areas directly below on a day, by code. */
  childIds(areaId: string, on: Day): readonly string[] {
    return (this.tree(on).get(areaId) ?? []).filter((childId) => this.existsOn(childId, on));
  }

  /** The areas above on a day, the nearest first. */
  ancestorIds(areaId: string, on: Day): string[] {
    const above: string[] = [];
    for (let id = this.parentId(areaId, on); id && !above.includes(id); id = this.parentId(id, on))
      above.push(id);
    return above;
  }

  /** The areas below on a day, of one level or of all. */
  descendantIds(areaId: string, on: Day, level?: Level): string[] {
    const below: string[] = [];
    const visit = (id: string): void => {
      for (const childId of this.childIds(id, on)) {
        if (!level || this.area(childId)?.level === level) below.push(childId);
        visit(childId);
      }
    };
    visit(areaId);
    return below;
  }

  /** Whether an area is another one or lies below it, by the tree of a day. */
  isWithin(areaId: string, ancestorId: string, on: Day): boolean {
    return areaId === ancestorId || this.ancestorIds(areaId, on).includes(ancestorId);
  }

  /**
   * For counting: who adds whose numbers to its own on a day. Unlike `childIds` it leaves nobody
   * out: a closed area adds to its successor, and one that did not yet exist stands where it was
   * first placed, so that the country's total is the same on every map.
   */
  countedBelow(areaId: string, on: Day): readonly string[] {
    return this.tree(on).get(areaId) ?? [];
  }

  /** An area and all whose numbers are in its own on a day, closed areas among them; for lists beside the counts. */
  countedWithin(areaId: string, on: Day): string[] {
    return [areaId, ...this.countedBelow(areaId, on).flatMap((id) => this.countedWithin(id, on))];
  }

  /** An area and all that count its numbers in their own on a day, the nearest first. */
  countedBy(areaId: string, on: Day): string[] {
    const path: string[] = [];
    for (let area = this.area(areaId); area && !path.includes(area.id);) {
      path.push(area.id);
      const above = this.addsTo(area, on);
      area = above ? this.area(above) : null;
    }
    return path;
  }

  team(teamId: string): TeamRecord | null {
    return this.teamsById.get(teamId) ?? null;
  }

  /** The teams of an area, oldest first. */
  teamsOf(areaId: string): readonly TeamRecord[] {
    return this.teams.get(areaId) ?? [];
  }

  /** The team an area had on a day. */
  teamOn(areaId: string, on: Day): TeamRecord | null {
    return this.teamsOf(areaId).find((team) => holdsOn(team, on)) ?? null;
  }

  /** The rules of a kind that bind a level, oldest first. */
  dutiesOf(level: Level, duty: DutyRecord['duty']): readonly DutyRecord[] {
    return this.duties.get(`${level} ${duty}`) ?? [];
  }

  /** The day since which the tree of a day holds; the same for all days on which it is the same. */
  treeSince(on: Day): Day {
    return this.turns.findLast((turn) => turn <= on) ?? '';
  }

  /** One tree for all days between two on which something changed. */
  private tree(on: Day): ReadonlyMap<string, readonly string[]> {
    const since = this.treeSince(on);
    const known = this.trees.get(since);
    if (known) return known;
    const below = new Map<string, string[]>();
    for (const area of this.areas.values()) {
      const above = this.addsTo(area, on);
      if (above) below.set(above, [...(below.get(above) ?? []), area.id]);
    }
    const codeOn = (areaId: string): string => this.codeOf(areaId, on) ?? '';
    for (const children of below.values())
      children.sort((left, right) => (codeOn(left) < codeOn(right) ? -1 : 1));
    if (this.trees.size >= TREES_KEPT) this.trees.clear();
    this.trees.set(since, below);
    return below;
  }

  private addsTo(area: AreaRecord, on: Day): string | null {
    const closed = area.validTo !== null && area.validTo <= on;
    if (closed && area.successorId) return area.successorId;
    return nearest(this.placements.get(area.id) ?? [], on)?.parentId ?? null;
  }

  private take(record: DirectoryRecord): void {
    if (record.kind === 'area') this.areas.set(record.id, record);
    if (record.kind === 'code') {
      push(this.codes, record.areaId, record);
      this.owners.set(record.code, record.areaId);
    }
    if (record.kind === 'placement') push(this.placements, record.areaId, record);
    if (record.kind === 'team') {
      push(this.teams, record.areaId, record);
      this.teamsById.set(record.id, record);
    }
    if (record.kind === 'duty') push(this.duties, `${record.level} ${record.duty}`, record);
  }
}

/** Days on which areas change are few, but there is no limit to them. */
const TREES_KEPT = 64;

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function turningDays(spans: readonly Span[]): Day[] {
  const days = spans.flatMap(({ validFrom, validTo }) => [validFrom ?? '', validTo ?? '']);
  return [...new Set(days)].filter((day) => day !== '').sort();
}

/** Of two that begin on a day the one that held on none comes first. */
function byStart(left: Span, right: Span): number {
  const [leftFrom, rightFrom] = [left.validFrom ?? '', right.validFrom ?? ''];
  if (leftFrom !== rightFrom) return leftFrom < rightFrom ? -1 : 1;
  const [leftTo, rightTo] = [left.validTo ?? FOR_EVER, right.validTo ?? FOR_EVER];
  if (leftTo === rightTo) return 0;
  return leftTo < rightTo ? -1 : 1;
}

const FOR_EVER = '9999-12-31';

/** The span that holds on a day, or else the last one before it, or else the first one after. */
function nearest<Item extends Span>(spans: readonly Item[], on: Day): Item | null {
  const holding = spans.find((span) => holdsOn(span, on));
  if (holding) return holding;
  const lasting = spans.filter((span) => span.validFrom === null || span.validFrom !== span.validTo);
  const before = lasting.filter((span) => span.validTo !== null && span.validTo <= on);
  return before.at(-1) ?? lasting[0] ?? null;
}
