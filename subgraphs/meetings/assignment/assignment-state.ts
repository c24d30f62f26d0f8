import { Column, Entity } from 'typeorm';
import { ItemState, statesOf } from '../../../lib/rollup/item-state';
import type { Verification } from '../../../lib/rollup/verification';
import type { Day } from '../../../lib/time/day';
import type { DueBasis } from '../decision/due-basis';
import { historiesOf, type Bearing, type Histories } from './assignment-history';

/** What an assignment was from one day to another: what lists of a past day are read from. */
@Entity('assignment_states')
export class AssignmentState extends ItemState {
  /** The day by which it was to be carried out, whatever has become of it; null where there is none. */
  @Column('date', { nullable: true })
  readonly dueBy!: Day | null;

  /** Where the day comes from by which it was due. */
  @Column('varchar', { nullable: true })
  readonly dueBasis!: DueBasis | null;

  /** Of the report that counts; null where none does. */
  @Column('varchar', { nullable: true })
  readonly verification!: Verification | null;
}

/** All states of an assignment, past and to come. */
export function assignmentStates(bearing: Bearing): AssignmentState[] {
  return statesOfHistories(bearing, historiesOf(bearing));
}

/** The same, where its histories are known already. */
export function statesOfHistories(
  { assignment: { id } }: Bearing,
  { ALL, PUBLISHED }: Histories,
): AssignmentState[] {
  return statesOf(id, ALL, PUBLISHED, ({ dueBy, dueBasis, verification }) => ({
    dueBy,
    dueBasis,
    verification,
  }));
}
