import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { HubContext } from '../../../lib/subgraph/hub-context';

/** What this subgraph knows of an area: enough to hang its own fields on it. */
@Directive('@key(fields: "code")')
@ObjectType({ description: 'An area of the field administration (প্রশাসনিক এলাকা).' })
export class Area {
  @Field(() => ID, {
    description: 'Its BBS geocode: division 2 digits, district 4, upazila 6; the country is BD.',
  })
  readonly code!: string;

  /** The stable id inside the hub. */
  readonly areaId!: string;
}

/** The area as another subgraph refers to it: by any code it holds or ever held. */
export function findArea({ code }: { code: string }, { directory }: HubContext): Area | null {
  const area = directory.areaByCode(code);
  return area && { code, areaId: area.id };
}

/** A reference to an area by the code it holds today. */
export function areaRef({ directory, today }: HubContext, areaId: string): Area | null {
  const code = directory.codeOf(areaId, today);
  return code === null ? null : { code, areaId };
}
