import { Field, ObjectType } from 'type-graphql';
import { PaperOutcome, ProposedRevision } from '../../../lib/papers/proposal';
import { Team } from './team';

@ObjectType({ description: 'What became of an order that was given.' })
export class FormTeamPayload {
  @Field(() => PaperOutcome, { description: 'Whether it was recorded now, before, or kept as a proposal.' })
  readonly outcome!: PaperOutcome;

  @Field(() => Team, { nullable: true, description: 'The team on record.' })
  readonly team!: Team | null;

  @Field(() => ProposedRevision, {
    nullable: true,
    description: 'The other version of the order, where one is on record.',
  })
  readonly proposal!: ProposedRevision | null;
}
