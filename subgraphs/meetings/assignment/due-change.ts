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

  /** The letter that set it, where a letter did. */
  @Column('varchar', { nullable: true })
  readonly requestId!: string | null;

  /** From when the public may see what it does; null while the letter that sets it is a draft. */
  @Column('varchar', { nullable: true })
  readonly publishedAt!: string | null;

  @Column('varchar')
  readonly recordedAt!: string;
}
