import type { Directory } from '../directory/directory';
import { fail } from '../errors';
import type { Basis } from '../rollup/history';
import type { Day } from '../time/day';
import type { Role, Viewer } from './viewer';

const READS_UNPUBLISHED: readonly Role[] = ['ANALYST', 'OFFICER', 'COMMISSIONER', 'ADMIN'];
const PUBLISHES: readonly Role[] = ['COMMISSIONER', 'ADMIN'];

/**
 * What a viewer may do, in one place. The subgraph that owns a row asks here before it shows,
 * counts or changes it. An administrator without an area is bound to none.
 */
export class Authority {
  private covered: ReadonlySet<string> | null = null;

  constructor(
    readonly viewer: Viewer,
    private readonly directory: Directory,
    private readonly today: Day,
  ) {}

  /** Whether unpublished records of an area may be seen: those of one's own jurisdiction. */
  seesAll(areaId: string): boolean {
    return READS_UNPUBLISHED.includes(this.viewer.role) && this.covers(areaId);
  }

  /**
   * The basis on which an area's roll-up is shown: all records to those who may see all that adds to
   * it. On an older map that may be an area which has since left the jurisdiction.
   */
  basisFor(areaId: string, treeOn: Day = this.today): Basis {
    const seesAllOf = (id: string): boolean =>
      this.seesAll(id) && this.directory.countedBelow(id, treeOn).every(seesAllOf);
    return seesAllOf(areaId) ? 'ALL' : 'PUBLISHED';
  }

  /** An officer writes in the own area only, not in those below; an administrator in the whole jurisdiction. */
  mayWrite(areaId: string): boolean {
    if (this.viewer.role === 'ADMIN') return this.covers(areaId);
    return this.viewer.role === 'OFFICER' && this.jurisdictionId() === areaId;
  }

  mayPublish(areaId: string): boolean {
    return PUBLISHES.includes(this.viewer.role) && this.covers(areaId);
  }

  /** Refuses with FORBIDDEN what may not be written, or published where that is asked too. */
  demandWrite(areaId: string, publish = false): void {
    if (this.mayWrite(areaId) && (!publish || this.mayPublish(areaId))) return;
    throw fail('FORBIDDEN', { code: this.directory.codeOf(areaId, this.today) ?? '' });
  }

  demandPublish(areaId: string): void {
    if (this.mayPublish(areaId)) return;
    throw fail('FORBIDDEN', { code: this.directory.codeOf(areaId, this.today) ?? '' });
  }

  /** What is public is changed or taken back by whoever may publish, a draft by whoever may write. */
  demandChange(areaId: string, isPublic: boolean): void {
    if (isPublic) this.demandPublish(areaId);
    else this.demandWrite(areaId);
  }

  /** Areas are made, moved, merged, split and closed by an administrator of all that they touch. */
  demandChangeAreas(areaIds: readonly string[]): void {
    const refused = areaIds.find((id) => this.viewer.role !== 'ADMIN' || !this.covers(id));
    if (refused === undefined) return;
    throw fail('FORBIDDEN', { code: this.directory.codeOf(refused, this.today) ?? '' });
  }

  /** The areas whose unpublished records may be seen; null where that is all of them. */
  ownAreaIds(): readonly string[] | null {
    if (!READS_UNPUBLISHED.includes(this.viewer.role)) return [];
    return this.boundToNone() ? null : [...this.jurisdiction()];
  }

  private covers(areaId: string): boolean {
    return this.boundToNone() || this.jurisdiction().has(areaId);
  }

  private boundToNone(): boolean {
    return this.viewer.role === 'ADMIN' && this.viewer.area === null;
  }

  /** The own area with all that counts in it today: closed areas belong to whoever took them over. */
  private jurisdiction(): ReadonlySet<string> {
    const own = this.jurisdictionId();
    this.covered ??= new Set(own ? this.directory.countedWithin(own, this.today) : []);
    return this.covered;
  }

  private jurisdictionId(): string | null {
    return this.viewer.area === null ? null : (this.directory.areaByCode(this.viewer.area)?.id ?? null);
  }
}
