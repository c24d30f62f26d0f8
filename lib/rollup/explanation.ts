import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { HubContext } from '../subgraph/hub-context';
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

/** The rule of a number, and the root list that has the records behind it; null where none does. */
export interface Rule<List extends string> {
  readonly rule: string;
  readonly ruleBn: string;
  readonly list: List | null;
}

/** Explains a number of a roll-up; `fields` says what to show of a record of each list. */
export function explanation<List extends string>(
  { directory, today }: HubContext,
  measure: string,
  count: number,
  { rule, ruleBn, list }: Rule<List>,
  fields: Readonly<Record<List, string>>,
  { areaId, issuerId, fiscalYear, asOf, map, scope }: AreaProgress,
): Explanation {
  const issuer = issuerId ? `, issuedBy: "${directory.codeOf(issuerId, today) ?? ''}"` : '';
  const area = directory.codeOf(areaId, today) ?? '';
  const about = `area: "${area}", fiscalYear: "${fiscalYear}", asOf: "${asOf}", map: ${map}, scope: ${scope}${issuer}`;
  const filter = `{ countedIn: { ${about}, measure: ${measure} } }`;
  const query =
    list &&
    `{ ${list}(first: 50, filter: ${filter}) { totalCount pageInfo { endCursor hasNextPage } edges { node { ${fields[list]} } } } }`;
  return { measure, count, rule, ruleBn, query };
}

/** The field that has a measure: NOT_STARTED is `notStarted`. */
export function fieldOf(measure: string): string {
  return measure.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
