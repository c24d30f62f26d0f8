import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { Memo } from '../../../lib/papers/memo';
import { memoOf } from '../../../lib/papers/memo-of';
import { Area } from '../area/area';
import { areaOn } from '../area/look-up';
import type { OrganisationContext } from '../context';
import {
  ChangeAreaCodesInput,
  CloseAreaInput,
  CreateAreaInput,
  MergeAreasInput,
  MoveAreaInput,
  SplitAreaInput,
} from './area-act.input';
import { AreaChange } from './area-change';
import { changeAreas, type GivenAct } from './change-areas';
import { changesOf } from './changes-of';
import { givenActs } from './given-acts';

const MOST_CHANGES = 1000;
const GIVEN = { description: 'What the order lays down.' };

@ObjectType({ description: 'What an act on areas came to.' })
export class AreaActPayload {
  @Directive('@listSize(assumedSize: 20)')
  @Field(() => [AreaChange], {
    description: `What it changed about each area that it touched; at most ${MOST_CHANGES}.`,
  })
  readonly changes!: AreaChange[];
}

/** Only an administrator of all areas concerned may do these acts. */
@Resolver(() => AreaActPayload)
export class AreaActResolver {
  @Mutation(() => AreaActPayload, {
    description: 'Makes an area from a day on, with its office and the post at its head.',
  })
  createArea(
    @Arg('input', () => CreateAreaInput, GIVEN) input: CreateAreaInput,
    @Ctx() context: OrganisationContext,
  ): Promise<AreaActPayload> {
    return payloadOf(context, givenActs.create(input));
  }

  @Mutation(() => AreaActPayload, {
    description: 'Puts an area, with all below it, under another one from a day on.',
  })
  moveArea(
    @Arg('input', () => MoveAreaInput, GIVEN) input: MoveAreaInput,
    @Ctx() context: OrganisationContext,
  ): Promise<AreaActPayload> {
    return payloadOf(context, givenActs.move(input));
  }

  @Mutation(() => AreaActPayload, {
    description: 'Gives areas new codes from a day on. The old ones go on leading to them.',
  })
  changeAreaCodes(
    @Arg('input', () => ChangeAreaCodesInput, GIVEN) input: ChangeAreaCodesInput,
    @Ctx() context: OrganisationContext,
  ): Promise<AreaActPayload> {
    return payloadOf(context, givenActs.changeCodes(input));
  }

  @Mutation(() => AreaActPayload, {
    description: 'Ends areas from a day on and makes them part of another one of their level.',
  })
  mergeAreas(
    @Arg('input', () => MergeAreasInput, GIVEN) input: MergeAreasInput,
    @Ctx() context: OrganisationContext,
  ): Promise<AreaActPayload> {
    return payloadOf(context, givenActs.merge(input));
  }

  @Mutation(() => AreaActPayload, {
    description: 'Makes new areas out of one from a day on, which goes on smaller or ends.',
  })
  splitArea(
    @Arg('input', () => SplitAreaInput, GIVEN) input: SplitAreaInput,
    @Ctx() context: OrganisationContext,
  ): Promise<AreaActPayload> {
    return payloadOf(context, givenActs.split(input));
  }

  @Mutation(() => AreaActPayload, {
    description: 'Ends an area from a day on. Its records count under its successor, as does what lay in it.',
  })
  closeArea(
    @Arg('input', () => CloseAreaInput, GIVEN) input: CloseAreaInput,
    @Ctx() context: OrganisationContext,
  ): Promise<AreaActPayload> {
    return payloadOf(context, givenActs.close(input));
  }
}

async function payloadOf(context: OrganisationContext, given: GivenAct): Promise<AreaActPayload> {
  const actId = await changeAreas(context, given);
  const changes = await context.database.reader.find(AreaChange, {
    where: { actId },
    order: { id: 'ASC' },
    take: MOST_CHANGES,
  });
  return { changes };
}

@Resolver(() => AreaChange)
export class AreaChangeResolver {
  @FieldResolver(() => Area, { nullable: true, description: 'The area, as of that day.' })
  area(@Root() { areaId, fromDay }: AreaChange, @Ctx() context: OrganisationContext): Area {
    return areaOn(context, areaId, fromDay);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'What it lay in until then.' })
  formerParent(@Root() change: AreaChange, @Ctx() context: OrganisationContext): Area | null {
    return change.formerParentId === null ? null : areaOn(context, change.formerParentId, change.fromDay);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'What it lies in from then on.' })
  newParent(@Root() change: AreaChange, @Ctx() context: OrganisationContext): Area | null {
    return change.parentId === null ? null : areaOn(context, change.parentId, change.fromDay);
  }

  @FieldResolver(() => Area, {
    nullable: true,
    description: 'What it ended in favour of; null where it goes on.',
  })
  successor(@Root() change: AreaChange, @Ctx() context: OrganisationContext): Area | null {
    return change.successorId === null ? null : areaOn(context, change.successorId, change.fromDay);
  }

  @FieldResolver(() => Memo, { nullable: true, description: 'The order that it rests on.' })
  order(@Root() { actId }: AreaChange, @Ctx() context: OrganisationContext): Promise<Memo | null> {
    return memoOf(context, actId);
  }
}

const MOST_SHOWN = 200;

@Resolver(() => Area)
export class AreaChangesResolver {
  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [AreaChange], {
    nullable: true,
    description:
      'The orders that changed it, oldest first: its own code and place, and what came to lie in it, left it or ended in its favour. ' +
      `They say why a number differs from map to map. The latest ${MOST_SHOWN}, those of days to come included.`,
  })
  async changes(@Root() { id }: Area, @Ctx() context: OrganisationContext): Promise<AreaChange[]> {
    return (await changesOf(context, id)).slice(-MOST_SHOWN);
  }
}
