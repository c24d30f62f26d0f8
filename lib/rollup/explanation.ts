import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { AreaProgress } from './progress-of';

/** What a number counts, and how to list what stands behind it. */
@Directive('@shareable')
@ObjectType({ description: 'Why a number of a roll-up is what it is.' })
export class Explanation {
  @Field(() => String, { description: 'The measure.' })
  readonly measure!: string;

  @Field(() => Int, { description: 'The number itself.' })
  readonly count!: number;

  @Field(() => String, { description: 'The rule by which it counts, in English.' })
  readonly rule!: string;

  @Field(() => String, { description: 'The rule by which it counts, in Bangla (গণনার নিয়ম).' })
  readonly ruleBn!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A GraphQL query that lists exactly the records behind the number; its totalCount is the number. Null where it follows from rules and not from records.',
  })
  readonly query!: string | null;
}

/** A query for the records of a root list that a number counts. */
export function recordsQuery(
  list: string,
  fields: string,
  measure: string,
  code: string,
  issuedBy: string | null,
  { fiscalYear, asOf, map, scope }: AreaProgress,
): string {
  const issuer = issuedBy ? `, issuedBy: "${issuedBy}"` : '';
  const about = `area: "${code}", fiscalYear: "${fiscalYear}", asOf: "${asOf}", map: ${map}, scope: ${scope}${issuer}`;
  return `{ ${list}(first: 50, filter: { countedIn: { ${about}, measure: ${measure} } }) { totalCount pageInfo { endCursor hasNextPage } edges { node { ${fields} } } } }`;
}
