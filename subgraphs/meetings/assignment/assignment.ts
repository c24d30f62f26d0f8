import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { StatusBasis } from '../../../lib/papers/status-basis';
import type { Day } from '../../../lib/time/day';
import { DueBasis } from '../decision/due-basis';
import { KnownFrom } from '../meeting/meeting';

export enum AssignmentStatus {
  NOT_STARTED = 'NOT_STARTED',
  IN_PROGRESS = 'IN_PROGRESS',
  IMPLEMENTED = 'IMPLEMENTED',
  DROPPED = 'DROPPED',
}
registerEnumType(AssignmentStatus, {
  name: 'AssignmentStatus',
  description: 'How far an assignment has come (অগ্রগতি). Every assignment is in exactly one of these.',
  valuesConfig: {
    NOT_STARTED: { description: 'Nothing done yet, or nothing reported.' },
    IN_PROGRESS: { description: 'Under way; also a continuing decision that is being kept up.' },
    IMPLEMENTED: { description: 'Carried out (বাস্তবায়িত), said in plain words or confirmed by someone.' },
    DROPPED: { description: 'No longer asked for.' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'The duty of one area to carry out one decision; each reports for itself. What all roll-ups count.',
})
@Entity('assignments')
export class Assignment {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly decisionId!: string;

  @Column('varchar')
  readonly meetingId!: string;

  /** The area that owes it. */
  @Column('varchar')
  readonly areaId!: string;

  /** The area whose meeting decided it. */
  @Column('varchar')
  readonly issuerId!: string;

  @Field(() => String, { description: 'The fiscal year (অর্থবছর) it counts in: that of the meeting.' })
  @Column('varchar')
  readonly fiscalYear!: string;

  @Field(() => GraphQLDay, { description: 'The day from which it binds.' })
  @Column('date')
  readonly assignedOn!: Day;

  @Field(() => KnownFrom, { description: 'From which paper it is known.' })
  @Column('varchar')
  knownFrom!: KnownFrom;

  @Field(() => AssignmentStatus, { description: 'The latest status that counts.' })
  @Column('varchar')
  status!: AssignmentStatus;

  @Field(() => StatusBasis, {
    nullable: true,
    description: 'On what the status rests; null where nothing is reported.',
  })
  @Column('varchar', { nullable: true })
  statusBasis!: StatusBasis | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Reported progress in percent, 0 to 100; null where not stated.',
  })
  @Column('double', { nullable: true })
  progress!: number | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day of the latest report; null where nothing is reported.',
  })
  @Column('date', { nullable: true })
  reportedOn!: Day | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The last day to carry it out; null where there is none.',
  })
  @Column('date', { nullable: true })
  dueOn!: Day | null;

  @Field(() => DueBasis, { nullable: true, description: 'Where the due day comes from.' })
  @Column('varchar', { nullable: true })
  dueBasis!: DueBasis | null;

  /** The due day that still counts: it is overdue from the next day on. Null where it is done, met or undated. */
  @Column('date', { nullable: true })
  lateAfter!: Day | null;

  /** Whether the public knows of it at all; and how far it has come by published reports alone. */
  @Column('boolean')
  published!: boolean;

  @Column('varchar')
  publishedStatus!: AssignmentStatus;

  @Column('varchar', { nullable: true })
  publishedStatusBasis!: StatusBasis | null;

  @Column('double', { nullable: true })
  publishedProgress!: number | null;

  @Column('date', { nullable: true })
  publishedReportedOn!: Day | null;

  @Column('date', { nullable: true })
  publishedLateAfter!: Day | null;

  @Column('date', { nullable: true })
  publishedDueOn!: Day | null;

  @Column('varchar', { nullable: true })
  publishedDueBasis!: DueBasis | null;

  @Field(() => Int, {
    description:
      'Counts the changes of this record, drafts included; give it with the next change. 0 to those who may not see drafts.',
  })
  @Column('int')
  revision!: number;
}
