import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';

export enum AreaLevel {
  COUNTRY = 'COUNTRY',
  DIVISION = 'DIVISION',
  DISTRICT = 'DISTRICT',
  UPAZILA = 'UPAZILA',
  UNION = 'UNION',
}
registerEnumType(AreaLevel, {
  name: 'AreaLevel',
  description: 'The levels of the field administration, from the country down.',
  valuesConfig: {
    COUNTRY: { description: 'Bangladesh (বাংলাদেশ).' },
    DIVISION: { description: 'Division (বিভাগ), under a divisional commissioner.' },
    DISTRICT: { description: 'District (জেলা), under a deputy commissioner.' },
    UPAZILA: { description: 'Upazila (উপজেলা), under an upazila nirbahi officer.' },
    UNION: { description: 'Union (ইউনিয়ন); reserved, the hub holds none yet.' },
  },
});

export enum CodeStatus {
  OFFICIAL = 'OFFICIAL',
  PROVISIONAL = 'PROVISIONAL',
}
registerEnumType(CodeStatus, {
  name: 'CodeStatus',
  description: 'Where the present code of an area comes from.',
  valuesConfig: {
    OFFICIAL: { description: 'A geocode of the Bangladesh Bureau of Statistics.' },
    PROVISIONAL: { description: "The hub's own, with an X, until the bureau gives one." },
  },
});

/** A code is provisional, the hub's own, where it has an X. */
export function codeStatusOf(code: string | null): CodeStatus {
  return code?.includes('X') ? CodeStatus.PROVISIONAL : CodeStatus.OFFICIAL;
}

@ObjectType({ description: 'A code that an area holds or held. It is never given to another area.' })
export class AreaCode {
  @Field(() => ID, { description: 'The code, such as 5594.' })
  readonly code!: string;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The first day on which it held; null: since before the records of the hub.',
  })
  readonly validFrom!: Day | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The first day on which it no longer held; null: it still does.',
  })
  readonly validTo!: Day | null;
}

/** The most areas directly below any area in the facts, on any day: the upazilas of Cumilla, the old Dhaka division. */
export const MOST_CHILDREN = 17;

/** All areas of the country, before any act changes them. */
export const ALL_AREAS = 568;

/**
 * An area as it is looked at: under the code that was asked for, and on the day that was asked for.
 * The same area may be in an answer several times, under different codes.
 */
@Directive('@key(fields: "code")')
@ObjectType({
  description:
    'A unit of the field administration (প্রশাসনিক এলাকা): the country, a division, a district or an upazila.',
})
export class Area {
  @Field(() => ID, {
    description:
      'The BBS geocode under which it was asked for: BD, two digits for a division, four for a district, ' +
      'six for an upazila. In lists, the one held on the day in question.',
  })
  readonly code: string;

  constructor(
    /** Not a field: stable inside, but nothing that an office would know. */
    readonly id: string,
    code: string,
    /** The day on which the tree is looked at; null is today. */
    readonly on: Day | null,
  ) {
    this.code = code;
  }
}
