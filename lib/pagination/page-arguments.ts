import { ArgsType, Field, Int } from 'type-graphql';
import { fail } from '../errors';
import { MAX_PAGE } from './connection';

@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: 20, description: `How many rows, 0 to ${MAX_PAGE}.` })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on.' })
  after?: string | null;
}

/** Refuses a page size out of bounds with BAD_PAGE. */
export function checkedFirst(first: number, max = MAX_PAGE): number {
  if (!Number.isInteger(first) || first < 0 || first > max) throw fail('BAD_PAGE', { max, value: first });
  return first;
}
