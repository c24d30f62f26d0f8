import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';

/** What this subgraph knows of a team: enough to find the plans of its time. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'An innovation team (ইনোভেশন টিম) of an area.' })
export class Team {
  @Field(() => ID, { description: 'UUIDv7.' })
  readonly id!: string;
}

/** A reference to the team that an area had on a day; null where none is on record. */
export function teamRef({ directory }: HubContext, areaId: string, on: Day): Team | null {
  const team = directory.teamOn(areaId, on);
  return team && { id: team.id };
}
