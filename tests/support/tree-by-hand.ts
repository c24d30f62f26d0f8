import { holdsOn, type DirectoryRecord, type PlacementRecord } from '../../lib/directory/records';

/** The tree of areas read from its records one by one, sharing no code with `Directory`. */
export class TreeByHand {
  private readonly paths = new Map<string, readonly string[]>();

  constructor(private readonly records: readonly DirectoryRecord[]) {}

  /** Every area that there ever was, with the code it holds or last held. */
  areas(on: string): { id: string; code: string }[] {
    return this.records.flatMap((record) =>
      record.kind === 'area' ? { id: record.id, code: this.code(record.id, on) } : [],
    );
  }

  /** An area and all in whose numbers its own are on a day. */
  above(areaId: string, on: string): readonly string[] {
    const key = `${areaId} ${on}`;
    let path = this.paths.get(key);
    if (!path) this.paths.set(key, (path = this.walkUp(areaId, on)));
    return path;
  }

  /** Whether an area was there on a day, had a team, and a duty bound its level. */
  owes(areaId: string, duty: string, on: string): boolean {
    const held = this.records.filter((record) => holdsOn(record, on));
    const area = held.find((record) => record.kind === 'area' && record.id === areaId);
    if (area?.kind !== 'area') return false;
    const team = held.some((record) => record.kind === 'team' && record.areaId === areaId);
    const bound = held.some(
      (record) => record.kind === 'duty' && record.level === area.level && record.duty === duty,
    );
    return team && bound;
  }

  private walkUp(areaId: string, on: string): readonly string[] {
    const area = this.records.find((record) => record.kind === 'area' && record.id === areaId);
    if (area?.kind !== 'area') return [];
    if (area.validTo !== null && area.validTo <= on && area.successorId)
      return [areaId, ...this.above(area.successorId, on)];
    const places = this.records
      .filter((record): record is PlacementRecord => record.kind === 'placement' && record.areaId === areaId)
      .sort((left, right) => ((left.validFrom ?? '') < (right.validFrom ?? '') ? -1 : 1));
    const ended = places.filter(({ validTo }) => validTo !== null && validTo <= on);
    const place = places.find((each) => holdsOn(each, on)) ?? ended.at(-1) ?? places[0];
    return place ? [areaId, ...this.above(place.parentId, on)] : [areaId];
  }

  private code(areaId: string, on: string): string {
    const codes = this.records
      .flatMap((record) => (record.kind === 'code' && record.areaId === areaId ? record : []))
      .sort((left, right) => ((left.validFrom ?? '') < (right.validFrom ?? '') ? -1 : 1));
    const before = codes.filter(({ validTo }) => validTo !== null && validTo <= on);
    return (codes.find((each) => holdsOn(each, on)) ?? before.at(-1) ?? codes[0])?.code ?? '';
  }
}
