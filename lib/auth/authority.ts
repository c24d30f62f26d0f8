import type { Directory } from '../directory/directory';
import { fail } from '../errors';
import type { Basis } from '../rollup/history';
import type { Day } from '../time/day';
import { type Grant, grantsOf } from './grant';
import type { RuleName } from './policy';
import type { Viewer } from './viewer';

/**
 * What a viewer may do, by the table of policy.ts. The subgraph that owns a row asks here before it
 * shows, counts or changes it. Whoever holds several posts may do what any of them allows.
 */
export class Authority {
  private readonly grants: readonly Grant[];
  /** By tree and area whether all may be seen that adds to it: a series asks for the same at each of its points. */
  private readonly whole = new Map<Day, Map<string, boolean>>();

  constructor(
    readonly viewer: Viewer,
    private readonly directory: Directory,
    private readonly today: Day,
  ) {
    this.grants = grantsOf(viewer, directory, today);
  }

  /** Whether unpublished records of an area may be seen: those of one's own jurisdiction. */
  seesAll(areaId: string): boolean {
    return this.may('SEE_ALL', areaId);
  }

  /**
   * The basis on which an area's roll-up is shown: all records to those who may see all that adds to
   * it. On an older map that may be an area which has since left the jurisdiction.
   */
  basisFor(areaId: string, treeOn: Day = this.today): Basis {
    const since = this.directory.treeSince(treeOn);
    let known = this.whole.get(since);
    if (!known) this.whole.set(since, (known = new Map<string, boolean>()));
    return this.seesAllOf(areaId, treeOn, known) ? 'ALL' : 'PUBLISHED';
  }

  /** An officer writes in the own area only, not in those below; an administrator in the whole jurisdiction. */
  mayWrite(areaId: string): boolean {
    return this.may('WRITE', areaId);
  }

  mayPublish(areaId: string): boolean {
    return this.may('PUBLISH', areaId);
  }

  mayApprove(areaId: string): boolean {
    return this.may('APPROVE', areaId);
  }

  /** The superior office verifies, and never whoever also holds the desk that reports. */
  mayVerify(areaId: string): boolean {
    return this.may('VERIFY', areaId) && !this.grants.some((grant) => grant.isDeskOf(areaId));
  }

  mayReadAudit(areaId: string): boolean {
    return this.may('READ_AUDIT', areaId);
  }

  /** Refuses with FORBIDDEN what may not be written, or published where that is asked too. */
  demandWrite(areaId: string, publish = false): void {
    if (!this.mayWrite(areaId) || (publish && !this.mayPublish(areaId))) throw this.forbidden(areaId);
  }

  demandPublish(areaId: string): void {
    if (!this.mayPublish(areaId)) throw this.forbidden(areaId);
  }

  demandApprove(areaId: string): void {
    if (!this.mayApprove(areaId)) throw this.forbidden(areaId);
  }

  demandVerify(areaId: string): void {
    if (!this.mayVerify(areaId)) throw this.forbidden(areaId);
  }

  /** What is public is changed or taken back by whoever may publish, a draft by whoever may write. */
  demandChange(areaId: string, isPublic: boolean): void {
    if (isPublic) this.demandPublish(areaId);
    else this.demandWrite(areaId);
  }

  /** Areas are made, moved, merged, split and closed by an administrator of all that they touch. */
  demandChangeAreas(areaIds: readonly string[]): void {
    const refused = areaIds.find((id) => !this.may('CHANGE_AREAS', id));
    if (refused !== undefined) throw this.forbidden(refused);
  }

  /** The areas whose unpublished records may be seen; null where that is all of them. */
  ownAreaIds(): readonly string[] | null {
    return this.areaIdsOf('SEE_ALL');
  }

  /** The areas of the own jurisdiction in which a rule lets act; null where that is everywhere. */
  areaIdsOf(rule: RuleName): readonly string[] | null {
    const allowed = this.grants.filter((grant) => grant.placeOf(rule) !== null);
    if (allowed.some((grant) => grant.isEverywhere())) return null;
    const ids = new Set(allowed.flatMap((grant) => [...grant.jurisdiction()]));
    return [...ids].filter((id) => this.may(rule, id));
  }

  /** Whether there is any area at all in which one of the rules lets act. */
  mayEver(rules: readonly RuleName[]): boolean {
    return rules.some((rule) => this.grants.some((grant) => grant.placeOf(rule) !== null));
  }

  private seesAllOf(areaId: string, treeOn: Day, known: Map<string, boolean>): boolean {
    let all = known.get(areaId);
    if (all === undefined) {
      const below = (): readonly string[] => this.directory.countedBelow(areaId, treeOn);
      all = this.seesAll(areaId) && below().every((id) => this.seesAllOf(id, treeOn, known));
      known.set(areaId, all);
    }
    return all;
  }

  private may(rule: RuleName, areaId: string): boolean {
    return this.grants.some((grant) => grant.allows(rule, areaId));
  }

  private forbidden(areaId: string): Error {
    return fail('FORBIDDEN', { place: `the area ${this.directory.codeOf(areaId, this.today) ?? ''}` });
  }
}
