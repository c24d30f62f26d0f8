import { Field, ObjectType } from 'type-graphql';
import { PaperOutcome } from '../../../lib/papers/proposal';
import { Meeting } from './meeting';

@ObjectType({ description: 'What became of minutes that were given.' })
export class RecordMeetingPayload {
  @Field(() => PaperOutcome, { description: 'Whether it was recorded now, before, or kept as a proposal.' })
  readonly outcome!: PaperOutcome;

  @Field(() => Meeting, { nullable: true, description: 'The meeting on record.' })
  readonly meeting!: Meeting | null;
}
