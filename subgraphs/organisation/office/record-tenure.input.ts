import { Field, ID, InputType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';

@InputType({ description: 'That a person holds or held a post.' })
export class RecordTenureInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The post.' })
  postId!: string;

  @Field(() => String, { description: 'The name of the person, without rank or post; 1 to 200 letters.' })
  personName!: string;

  @Field(() => GraphQLDay, { description: 'The first day.' })
  fromDay!: Day;

  @Field(() => GraphQLDay, { nullable: true, description: 'The last day, where it has ended.' })
  toDay?: Day | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether to publish it at once; a draft where not given.',
  })
  publish?: boolean | null;
}
