import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { personNamed } from '../office/person-named';
import type { MembershipInput } from './form-team.input';
import { Membership } from './membership';

/** Keeps the members of a new team, in the order of the paper. */
export async function recordMembers(
  manager: EntityManager,
  teamId: string,
  areaId: string,
  members: readonly MembershipInput[],
): Promise<void> {
  const rows: Membership[] = [];
  for (const [index, { post, personName, role, raw }] of members.entries()) {
    const personId = personName?.trim() ? await personNamed(manager, areaId, personName) : null;
    rows.push({
      id: newId(),
      teamId,
      areaId,
      position: index + 1,
      post: post.trim(),
      personId,
      role,
      raw: raw ?? null,
    });
  }
  await manager.insert(Membership, rows);
}
