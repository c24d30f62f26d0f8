import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import type { Day } from '../../../lib/time/day';
import { AssignmentStatus } from '../assignment/assignment';
import { DecisionKind } from '../decision/decision';
import { DueBasis } from '../decision/due-basis';

export enum DecisionGroupKey {
  AREA_DIVISION = 'AREA_DIVISION',
  AREA_DISTRICT = 'AREA_DISTRICT',
  AREA_UPAZILA = 'AREA_UPAZILA',
  ISSUER = 'ISSUER',
  FISCAL_YEAR = 'FISCAL_YEAR',
  MONTH = 'MONTH',
  STATUS = 'STATUS',
  VERIFICATION = 'VERIFICATION',
  TOPIC = 'TOPIC',
  IMPLEMENTER = 'IMPLEMENTER',
  KIND = 'KIND',
  DUE_BASIS = 'DUE_BASIS',
}
registerEnumType(DecisionGroupKey, {
  name: 'DecisionGroupKey',
  description: 'By what statistics of decisions are grouped.',
  valuesConfig: {
    AREA_DIVISION: {
      description: 'The division in whose number it is; null for what the country itself owes.',
    },
    AREA_DISTRICT: {
      description: 'The district in whose number it is; null for what divisions and the country owe.',
    },
    AREA_UPAZILA: { description: 'The upazila that owes it; null for what areas above upazilas owe.' },
    ISSUER: { description: 'The area whose meeting decided it.' },
    FISCAL_YEAR: {
      description: 'The fiscal year (অর্থবছর) it counts in: that of its meeting, whatever dateField says.',
    },
    MONTH: { description: 'The month of the day that dateField names; null where it has none.' },
    STATUS: { description: 'How far it has come.' },
    VERIFICATION: {
      description: 'What the superior office made of its report; null where nothing is reported.',
    },
    TOPIC: { description: 'The topic (আলোচ্য বিষয়) of the agenda, folded; null where there is none.' },
    IMPLEMENTER: {
      description: 'Who is to carry it out (বাস্তবায়নকারী) as minuted, folded; null where not said.',
    },
    KIND: { description: 'Whether it can be done with, or is to be kept up.' },
    DUE_BASIS: { description: 'Where its due day comes from; null where it has none.' },
  },
});

export enum DecisionDateField {
  MEETING = 'MEETING',
  DUE = 'DUE',
  REPORTED = 'REPORTED',
  RECORDED = 'RECORDED',
}
registerEnumType(DecisionDateField, {
  name: 'DecisionDateField',
  description: 'Which day of an assignment is meant by MONTH, from and to.',
  valuesConfig: {
    MEETING: { description: 'That of the meeting; by its fiscal year assignments count in roll-ups.' },
    DUE: { description: 'The day by which it was to be carried out, done or not.' },
    REPORTED: { description: 'The day for which the report speaks that counts.' },
    RECORDED: { description: 'The day, in Dhaka, on which the hub recorded the meeting.' },
  },
});

@InputType({ description: 'Which assignments of decisions are counted; all conditions hold together.' })
export class DecisionStatisticsFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'What this area itself owes, by its code. Not together with within.',
  })
  area?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'What an area and all below it owe, the area itself included, by its code; the country if not given.',
  })
  within?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Only what was decided by this area's own meetings; then what was passed down counts in full.",
  })
  issuedBy?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of one fiscal year of meetings. Else BAD_FISCAL_YEAR.',
  })
  fiscalYear?: string | null;

  @Field(() => [String], { nullable: true, description: 'Of one of these fiscal years, at most 50.' })
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

  @Field(() => [AssignmentStatus], {
    nullable: true,
    description: 'In one of these states on the day asked for.',
  })
  status?: AssignmentStatus[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Overdue on the day asked for, or not.' })
  overdue?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'With a report by the day asked for, or without.' })
  reported?: boolean | null;

  @Field(() => DecisionKind, { nullable: true, description: 'Of decisions of a kind.' })
  kind?: DecisionKind | null;

  @Field(() => [DueBasis], { nullable: true, description: 'Whose due day comes from one of these.' })
  dueBasis?: DueBasis[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of decisions with all of these words in their text, topic or implementer, as in decisions.',
  })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of decisions whose implementer (বাস্তবায়নকারী), as minuted, has all of these words.',
  })
  implementer?: string | null;
}
