import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { FindingInput } from '../../../lib/papers/finding';
import { MemoInput } from '../../../lib/papers/memo';
import type { Day } from '../../../lib/time/day';
import { AskedEvery } from '../decision/asked-every';
import { DecisionKind } from '../decision/decision';
import { DueBasis } from '../decision/due-basis';
import { Confirmation } from './meeting';

export enum BindingScope {
  OWN = 'OWN',
  ALL_DISTRICTS = 'ALL_DISTRICTS',
  ALL_UPAZILAS = 'ALL_UPAZILAS',
  AREAS = 'AREAS',
}
registerEnumType(BindingScope, {
  name: 'BindingScope',
  description: 'Which areas a decision binds.',
  valuesConfig: {
    OWN: {
      description: "The meeting's own area; also for collective implementers such as all heads of office.",
    },
    ALL_DISTRICTS: { description: 'Every district below that existed on the day of the decision.' },
    ALL_UPAZILAS: { description: 'Every upazila below that existed on the day of the decision.' },
    AREAS: { description: 'The areas named.' },
  },
});

@InputType({ description: 'The areas that owe a decision.' })
export class BindingInput {
  @Field(() => BindingScope, { description: 'Which areas.' })
  scope!: BindingScope;

  @Field(() => [ID], { nullable: true, description: 'The codes of the areas, for the scope AREAS.' })
  areaCodes?: string[] | null;
}

@InputType({ description: 'A decision (সিদ্ধান্ত) of a meeting.' })
export class DecisionInput {
  @Field(() => String, { nullable: true, description: 'Its number, as minuted.' })
  number?: string | null;

  @Field(() => String, { description: 'The decision as minuted.' })
  text!: string;

  @Field(() => DecisionKind, {
    nullable: true,
    description: 'Whether it can be done with; ONE_TIME where not given.',
  })
  kind?: DecisionKind | null;

  @Field(() => AskedEvery, {
    nullable: true,
    description: 'How often a continuing decision asks for a report anew, where it says.',
  })
  askedEvery?: AskedEvery | null;

  @Field(() => String, { nullable: true, description: 'Who is to carry it out (বাস্তবায়নকারী), as minuted.' })
  implementer?: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The last day to carry it out, where there is one; not together with NEXT_MEETING.',
  })
  dueOn?: Day | null;

  @Field(() => DueBasis, {
    nullable: true,
    description: 'Where the due day comes from; STATED where not given.',
  })
  dueBasis?: DueBasis | null;

  @Field(() => [BindingInput], {
    nullable: true,
    description:
      "The areas that owe it, each once however often it is meant; the meeting's own where not given.",
  })
  binds?: BindingInput[] | null;

  @Field(() => ID, { nullable: true, description: 'The decision of a higher meeting that it passes down.' })
  derivedFromId?: string | null;
}

@InputType({ description: 'A topic of a meeting (আলোচ্য বিষয়).' })
export class AgendaItemInput {
  @Field(() => String, { nullable: true, description: 'Its number, as minuted.' })
  number?: string | null;

  @Field(() => String, { nullable: true, description: 'The topic.' })
  topic?: string | null;

  @Field(() => String, { nullable: true, description: 'The discussion (আলোচনা).' })
  discussion?: string | null;

  @Field(() => [DecisionInput], { nullable: true, description: 'What was decided on it, in order.' })
  decisions?: DecisionInput[] | null;
}

@InputType({ description: 'An earlier decision that the meeting took up again.' })
export class CarryOverInput {
  @Field(() => ID, { description: 'The earlier decision.' })
  decisionId!: string;

  @Field(() => String, { nullable: true, description: 'Its number in these minutes.' })
  number?: string | null;

  @Field(() => String, { nullable: true, description: 'What was said about it.' })
  note?: string | null;
}

@InputType({ description: 'The minutes (কার্যবিবরণী) of one meeting, whole.' })
export class RecordMeetingInput {
  @Field(() => ID, { description: 'Chosen by the client, new for each act; a repeat gets the first answer.' })
  requestId!: string;

  @Field(() => ID, { description: 'The code of the area whose meeting it is.' })
  areaCode!: string;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day it was held; may be absent where the month is known.',
  })
  heldOn?: Day | null;

  @Field(() => String, {
    nullable: true,
    description: 'The month it was held for, as YYYY-MM; that of heldOn where absent.',
  })
  month?: string | null;

  @Field(() => String, { nullable: true, description: 'Its number in the row of meetings.' })
  number?: string | null;

  @Field(() => String, { nullable: true, description: 'The title as minuted.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The place (স্থান).' })
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'The time it began, as minuted.' })
  startsAt?: string | null;

  @Field(() => String, { nullable: true, description: 'Who was in the chair (সভাপতি), as minuted.' })
  chair?: string | null;

  @Field(() => String, { nullable: true, description: 'Who was present (উপস্থিতি), as minuted.' })
  attendance?: string | null;

  @Field(() => Confirmation, {
    nullable: true,
    description: 'What became of the minutes of the meeting before.',
  })
  confirmation?: Confirmation | null;

  @Field(() => [AgendaItemInput], { description: 'The topics in order, with their decisions; at most 200.' })
  agendaItems!: AgendaItemInput[];

  @Field(() => [CarryOverInput], {
    nullable: true,
    description: 'Earlier decisions taken up again; at most 200.',
  })
  carriedOver?: CarryOverInput[] | null;

  @Field(() => MemoInput, { nullable: true, description: 'The paper it comes from.' })
  memo?: MemoInput | null;

  @Field(() => [FindingInput], { nullable: true, description: 'What was odd about the paper; at most 500.' })
  findings?: FindingInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether to publish it at once; a draft where not given.',
  })
  publish?: boolean | null;
}
