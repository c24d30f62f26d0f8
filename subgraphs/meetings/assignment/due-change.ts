import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../lib/time/day';
import type { DueBasis } from '../decision/due-basis';

/** From a day on, an assignment is due on another day (or on none). The first one is its own assigning. */
@Entity('due_changes')
export class DueChange {
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly assignmentId!: string;

  @Column('date')
  readonly from!: Day;

  @Column('date', { nullable: true })
  readonly dueOn!: Day | null;

  @Column('varchar', { nullable: true })
  readonly dueBasis!: DueBasis | null;

  @Column('text', { nullable: true })
  readonly reason!: string | null;

  @Column('varchar')
  readonly recordedAt!: string;
}
