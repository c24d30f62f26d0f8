import { Field, ID, InputType, Int } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { FindingInput } from '../../../lib/papers/finding';
import { MemoInput } from '../../../lib/papers/memo';
import type { Day } from '../../../lib/time/day';
import { MemberRole } from './membership';

@InputType({ description: 'A seat in a team (সদস্যপদ).' })
export class MembershipInput {
  @Field(() => String, {
    description: 'The post (পদবি) of the member, as the order names it; 1 to 2000 letters.',
  })
  post!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the person, where the order gives it; up to 200 letters.',
  })
  personName?: string | null;

  @Field(() => MemberRole, { description: 'The part in the team.' })
  role!: MemberRole;

  @Field(() => String, { nullable: true, description: 'The words of the order.' })
  raw?: string | null;
}

@InputType({ description: 'An order (অফিস আদেশ) that forms a team, whole.' })
export class FormTeamInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The code of the area whose team it is.' })
  areaCode!: string;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day from which it is formed; that of the memo where absent.',
  })
  formedOn?: Day | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its name as the order gives it, up to 500 letters; made from the area where absent.',
  })
  nameBn?: string | null;

  @Field(() => [MembershipInput], { description: 'Its members in order; 1 to 500.' })
  members!: MembershipInput[];

  @Field(() => [String], {
    nullable: true,
    description: 'Its terms of reference (কার্যপরিধি) in order, at most 500.',
  })
  termsOfReference?: string[] | null;

  @Field(() => MemoInput, { nullable: true, description: 'The paper it comes from.' })
  memo?: MemoInput | null;

  @Field(() => [FindingInput], { nullable: true, description: 'What was odd about the paper; at most 500.' })
  findings?: FindingInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether to publish it at once; a draft where not given.',
  })
  publish?: boolean | null;
}

@InputType({ description: 'A team to be published.' })
export class PublishTeamInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => Int, { description: 'The revision of the team that was read.' })
  revision!: number;
}
