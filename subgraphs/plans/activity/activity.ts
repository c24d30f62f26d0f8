import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { StatusBasis } from '../../../lib/papers/status-basis';
import type { Day } from '../../../lib/time/day';
import { ActivityStatus } from './activity-status';
import { DatePrecision, Recurrence } from './period';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'One line of an action plan: a task, by when, and by what it is measured (কার্যক্রম).',
})
@Entity('activities')
export class Activity {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly planId!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => String, { description: 'The fiscal year (অর্থবছর) of its plan.' })
  @Column('varchar')
  readonly fiscalYear!: string;

  /** The day from which its plan counts. */
  @Column('date')
  readonly countsFrom!: Day;

  @Field(() => Int, { description: 'Its place in the plan, counted from 1.' })
  @Column('int')
  readonly position!: number;

  @Field(() => String, { nullable: true, description: 'Its number in the plan (ক্রম), as written.' })
  @Column('varchar', { nullable: true })
  readonly number!: string | null;

  /** The number in Latin digits without leading zeros, by which reports cite it. */
  @Column('varchar', { nullable: true })
  readonly numberKey!: string | null;

  @Field(() => String, { nullable: true, description: 'The subject (বিষয়).' })
  @Column('text', { nullable: true })
  readonly subject!: string | null;

  @Field(() => String, { description: 'The work to be done (গৃহীতব্য কাজ).' })
  @Column('text')
  readonly task!: string;

  @Field(() => GraphQLDay, { nullable: true, description: 'The first day of its period (শুরুর তারিখ).' })
  @Column('date', { nullable: true })
  readonly startsOn!: Day | null;

  @Field(() => DatePrecision, { nullable: true, description: 'How exactly the paper names the start.' })
  @Column('varchar', { nullable: true })
  readonly startsOnPrecision!: DatePrecision | null;

  @Field(() => String, { nullable: true, description: 'The start in the words of the paper.' })
  @Column('text', { nullable: true })
  readonly startsOnRaw!: string | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'The last day of its period (সমাপ্তির তারিখ).' })
  @Column('date', { nullable: true })
  readonly endsOn!: Day | null;

  @Field(() => DatePrecision, { nullable: true, description: 'How exactly the paper names the end.' })
  @Column('varchar', { nullable: true })
  readonly endsOnPrecision!: DatePrecision | null;

  @Field(() => String, { nullable: true, description: 'The end in the words of the paper.' })
  @Column('text', { nullable: true })
  readonly endsOnRaw!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the end contradicts itself, as one that lies before its start; it counts nowhere as due until confirmed.',
  })
  @Column('boolean')
  readonly endsOnInDoubt!: boolean;

  /** Why its period was last confirmed otherwise. */
  @Column('text', { nullable: true })
  readonly periodReason!: string | null;

  @Field(() => Recurrence, { description: 'How often it is to be done in its year.' })
  @Column('varchar')
  readonly recurrence!: Recurrence;

  @Field(() => Int, { nullable: true, description: 'How many times, for TIMES_PER_YEAR.' })
  @Column('int', { nullable: true })
  readonly timesPerYear!: number | null;

  @Field(() => String, { nullable: true, description: 'The recurrence in the words of the paper.' })
  @Column('text', { nullable: true })
  readonly recurrenceText!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who is responsible (দায়িত্বপ্রাপ্ত কর্মকর্তা/টিম), as written.',
  })
  @Column('text', { nullable: true })
  readonly responsible!: string | null;

  @Field(() => String, { nullable: true, description: 'The expected result (প্রত্যাশিত ফলাফল).' })
  @Column('text', { nullable: true })
  readonly expectedResult!: string | null;

  @Field(() => String, { nullable: true, description: 'By what the result is measured (পরিমাপ).' })
  @Column('text', { nullable: true })
  readonly measure!: string | null;

  @Field(() => String, { nullable: true, description: 'The unit of the measure (একক).' })
  @Column('varchar', { nullable: true })
  readonly unit!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Its weight in the plan (মান), 0 or more; null counts as 1.',
  })
  @Column('double', { nullable: true })
  readonly weight!: number | null;

  @Field(() => String, { nullable: true, description: 'The target (লক্ষ্যমাত্রা), as written.' })
  @Column('text', { nullable: true })
  readonly target!: string | null;

  /** Whether the public knows of it: whether its plan is published. */
  @Column('boolean')
  readonly published!: boolean;

  @Field(() => ActivityStatus, { description: 'The latest status that counts.' })
  @Column('varchar')
  readonly status!: ActivityStatus;

  @Field(() => StatusBasis, {
    nullable: true,
    description: 'On what the status rests; null where nothing is reported.',
  })
  @Column('varchar', { nullable: true })
  readonly statusBasis!: StatusBasis | null;

  @Field(() => Float, {
    description:
      'Progress in percent, 0 to 100: 100 when completed, else as reported, else the share of its occurrences done.',
  })
  @Column('double')
  readonly progress!: number;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day of the latest report; null where nothing is reported.',
  })
  @Column('date', { nullable: true })
  readonly reportedOn!: Day | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description:
      'The day by which the next of it is due: the first dated occurrence not reported done, or the end of its period, or ' +
      'for a recurring one the last day of the year. Null where it has no such day, or where nothing is left to do.',
  })
  @Column('date', { nullable: true })
  readonly dueOn!: Day | null;

  /** How far it has come by published reports alone. */
  @Column('varchar')
  readonly publishedStatus!: ActivityStatus;

  @Column('varchar', { nullable: true })
  readonly publishedStatusBasis!: StatusBasis | null;

  @Column('double')
  readonly publishedProgress!: number;

  @Column('date', { nullable: true })
  readonly publishedReportedOn!: Day | null;

  @Column('date', { nullable: true })
  readonly publishedDueOn!: Day | null;

  @Field(() => Int, {
    description:
      'Counts the changes of this record, drafts included; give it with the next change. 0 to those who may not see drafts.',
  })
  @Column('int')
  readonly revision!: number;
}
