import type { Directory } from '../directory/directory';
import type { Day } from '../time/day';
import { placeOf, type Place, type RuleName } from './policy';
import type { Role, Viewer } from './viewer';

/** What a viewer holds today: the own post, and every additional charge that has not run out. */
export function grantsOf(viewer: Viewer, directory: Directory, today: Day): Grant[] {
  const charges = (viewer.charges ?? []).filter(({ until }) => until === undefined || today <= until);
  return [viewer, ...charges].map(({ role, area }) => new Grant(role, area, directory, today));
}

/** One role within one jurisdiction. An administrator without an area is bound to none. */
export class Grant {
  private readonly ownId: string | null;
  private covered: ReadonlySet<string> | null = null;

  constructor(
    private readonly role: Role,
    private readonly area: string | null,
    private readonly directory: Directory,
    private readonly today: Day,
  ) {
    this.ownId = area === null ? null : (directory.areaByCode(area)?.id ?? null);
  }

  allows(rule: RuleName, areaId: string): boolean {
    const place = this.placeOf(rule);
    return place !== null && this.reaches(place, areaId);
  }

  placeOf(rule: RuleName): Place | null {
    return placeOf(rule, this.role);
  }

  isEverywhere(): boolean {
    return this.role === 'ADMIN' && this.area === null;
  }

  /** Whether it is the desk at which an area's own papers are written. */
  isDeskOf(areaId: string): boolean {
    return this.role === 'OFFICER' && this.ownId === areaId;
  }

  /** The own area with all that counts in it today: closed areas belong to whoever took them over. */
  jurisdiction(): ReadonlySet<string> {
    this.covered ??= new Set(this.ownId ? this.directory.countedWithin(this.ownId, this.today) : []);
    return this.covered;
  }

  private reaches(place: Place, areaId: string): boolean {
    if (this.isEverywhere()) return true;
    if (place === 'OWN') return this.ownId === areaId;
    if (!this.jurisdiction().has(areaId)) return false;
    if (place === 'JURISDICTION' || (place === 'BELOW_OR_COUNTRY' && this.isCountry())) return true;
    return this.answeringFor(areaId) !== this.ownId;
  }

  private isCountry(): boolean {
    return this.ownId !== null && this.directory.area(this.ownId)?.level === 'COUNTRY';
  }

  /** A closed area's records are those of whoever took it over, so they do not lie below it. */
  private answeringFor(areaId: string): string {
    const area = this.directory.area(areaId);
    const closed = area?.validTo != null && area.validTo <= this.today;
    return closed && area.successorId ? this.answeringFor(area.successorId) : areaId;
  }
}
