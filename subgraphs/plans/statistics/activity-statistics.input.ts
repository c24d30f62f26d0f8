import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';
import { ActivityStatus } from '../activity/activity-status';
import { Recurrence } from '../activity/period';

export enum ActivityGroupKey {
  AREA_DIVISION = 'AREA_DIVISION',
  AREA_DISTRICT = 'AREA_DISTRICT',
  AREA_UPAZILA = 'AREA_UPAZILA',
  FISCAL_YEAR = 'FISCAL_YEAR',
  MONTH = 'MONTH',
  STATUS = 'STATUS',
  VERIFICATION = 'VERIFICATION',
  SUBJECT = 'SUBJECT',
  RESPONSIBLE = 'RESPONSIBLE',
  RECURRENCE = 'RECURRENCE',
}
registerEnumType(ActivityGroupKey, {
  name: 'ActivityGroupKey',
  description: 'By what statistics of activities are grouped.',
  valuesConfig: {
    AREA_DIVISION: {
      description: "The division in whose number it is; null for the country's own plan.",
    },
    AREA_DISTRICT: {
      description: 'The district in whose number it is; null for plans of divisions and the country.',
    },
    AREA_UPAZILA: { description: 'The upazila whose plan it is in; null for plans of areas above upazilas.' },
    FISCAL_YEAR: { description: 'The fiscal year (অর্থবছর) of its plan, whatever dateField says.' },
    MONTH: { description: 'The month of the day that dateField names; null where it has none.' },
    STATUS: { description: 'How far it has come.' },
    VERIFICATION: {
      description: 'What the superior office made of its last report; null where nothing is reported.',
    },
    SUBJECT: { description: 'Its subject (বিষয়), folded; null where there is none.' },
    RESPONSIBLE: {
      description: 'Who is responsible (দায়িত্বপ্রাপ্ত কর্মকর্তা/টিম) as written, folded; null where not said.',
    },
    RECURRENCE: { description: 'How often it is to be done in its year.' },
  },
});

export enum ActivityDateField {
  SUBMITTED = 'SUBMITTED',
  DUE = 'DUE',
  REPORTED = 'REPORTED',
  RECORDED = 'RECORDED',
}
registerEnumType(ActivityDateField, {
  name: 'ActivityDateField',
  description: 'Which day of an activity is meant by MONTH, from and to.',
  valuesConfig: {
    SUBMITTED: { description: 'That from which its plan counts: the day it was submitted, or 1 July.' },
    DUE: { description: 'The day by which all of it is to be done, done or not; none where it is in doubt.' },
    REPORTED: { description: 'The day for which its last report speaks.' },
    RECORDED: { description: 'The day, in Dhaka, on which the hub recorded the plan.' },
  },
});

@InputType({ description: 'Which activities of plans are counted; all conditions hold together.' })
export class ActivityStatisticsFilter {
  @Field(() => ID, {
    nullable: true,
    description: "Of this area's own plans, by its code. Not together with within.",
  })
  area?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Of the plans of an area and all below it, the area itself included, by its code; the country if not given.',
  })
  within?: string | null;

  @Field(() => String, { nullable: true, description: 'Of plans for one fiscal year. Else BAD_FISCAL_YEAR.' })
  fiscalYear?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Of plans for one of these fiscal years, at most 50.',
  })
  fiscalYears?: string[] | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'With the day that dateField names on or after this.',
  })
  from?: Day | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'With the day that dateField names on or before this.',
  })
  to?: Day | null;

  @Field(() => [ActivityStatus], {
    nullable: true,
    description: 'In one of these states on the day asked for.',
  })
  status?: ActivityStatus[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Overdue on the day asked for, or not.' })
  overdue?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'With a report by the day asked for, or without.' })
  reported?: boolean | null;

  @Field(() => Recurrence, { nullable: true, description: 'To be done so often.' })
  recurrence?: Recurrence | null;

  @Field(() => String, {
    nullable: true,
    description: 'With all of these words in its task, subject, result or responsible, as in activities.',
  })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'Whose responsible has all of these words.' })
  responsible?: string | null;
}
