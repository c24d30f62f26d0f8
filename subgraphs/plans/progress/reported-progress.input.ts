import { Field, Float, InputType, Int } from 'type-graphql';
import { StatusBasis } from '../../../lib/papers/status-basis';
import { ActivityStatus } from '../activity/activity-status';

@InputType({ description: 'How far an activity has come, as a paper says.' })
export class ReportedProgressInput {
  @Field(() => ActivityStatus, {
    nullable: true,
    description:
      'The status; null where the paper leaves it empty (`--`). Occurrences done or a percentage alone make it IN_PROGRESS.',
  })
  status?: ActivityStatus | null;

  @Field(() => StatusBasis, {
    nullable: true,
    description: 'On what the status rests; STATED where not given.',
  })
  statusBasis?: StatusBasis | null;

  @Field(() => Float, { nullable: true, description: 'Progress in percent, 0 to 100, where stated.' })
  progress?: number | null;

  @Field(() => String, { nullable: true, description: 'The report as written.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'Evidence (প্রমাণক), as written.' })
  evidence?: string | null;

  @Field(() => [Int], {
    nullable: true,
    description:
      'The occurrences now done, by their positions counted from 1; those reported before stay done.',
  })
  occurrencesDone?: number[] | null;
}
