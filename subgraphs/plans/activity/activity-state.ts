import { Column, Entity } from 'typeorm';
import { ItemState, statesOf } from '../../../lib/rollup/item-state';
import type { Verification } from '../../../lib/rollup/verification';
import type { Day } from '../../../lib/time/day';
import { activityHistory } from './activity-history';
import { endDay, type ActivityDossier } from './activity-standing';

/** What an activity was from one day to another: what lists of a past day are read from. */
@Entity('activity_states')
export class ActivityState extends ItemState {
  /** The day by which all of it is to be done; what is late before that is one of its occurrences. */
  @Column('date', { nullable: true })
  readonly endsOn!: Day | null;

  /** What the superior office had made of its last report; null where nothing was reported. */
  @Column('varchar', { nullable: true })
  readonly verification!: Verification | null;
}

/** All states of an activity, past and to come. */
export function activityStates(dossier: ActivityDossier): ActivityState[] {
  const { activity } = dossier;
  const endsOn = endDay(activity);
  return statesOf(
    activity.id,
    activityHistory(dossier, 'ALL'),
    activityHistory(dossier, 'PUBLISHED'),
    ({ verification }) => ({ endsOn, verification }),
  );
}
