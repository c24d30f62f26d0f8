import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Level } from '../../../lib/directory/records';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { LIST_SIZE, type Connection } from '../../../lib/pagination/connection';
import type { Day } from '../../../lib/time/day';
import { MOST_BELOW } from '../change/sound-tree';
import type { OrganisationContext } from '../context';
import { Duty } from '../duty/duty';
import { ALL_AREAS, Area, AreaCode, AreaLevel, CodeStatus, codeStatusOf, MOST_CHILDREN } from './area';
import { AreaConnection, AreaListArguments } from './area-arguments';
import { listAreas } from './list-areas';
import { areaOn, findArea } from './look-up';

const ON = {
  nullable: true,
  description:
    'The day whose tree is meant; the one that the area itself was asked for unless given, else today.',
};

@Resolver(() => Area)
export class AreaResolver {
  @Query(() => Area, {
    nullable: true,
    description:
      'An area by any code that it holds or ever held; null where there is none. With a day: null where it was not there on that day.',
  })
  area(
    @Arg('code', () => ID, { description: 'A BBS geocode or BD, in Latin or Bangla digits.' }) code: string,
    @Arg('on', () => GraphQLDay, {
      nullable: true,
      description: 'The day on which to look at the tree; today unless given.',
    })
    on: Day | null,
    @Ctx() context: OrganisationContext,
  ): Area | null {
    return findArea(context, code, on ?? null);
  }

  @Directive(LIST_SIZE)
  @Query(() => AreaConnection, {
    nullable: true,
    description:
      'The areas of the country, by code unless ordered otherwise; what was searched for, best first.',
  })
  areas(
    @Args(() => AreaListArguments) args: AreaListArguments,
    @Ctx() context: OrganisationContext,
  ): Connection<Area> {
    return listAreas(context, args);
  }

  @FieldResolver(() => ID, {
    description: 'The code that it holds at present; the last one it held, for a closed area.',
  })
  canonicalCode(@Root() area: Area, @Ctx() { directory, today }: OrganisationContext): string {
    return directory.codeOf(area.id, today) ?? area.code;
  }

  @FieldResolver(() => AreaLevel, { description: 'Its level in the administration.' })
  level(@Root() area: Area, @Ctx() context: OrganisationContext): Level {
    return recordOf(area, context).level;
  }

  @FieldResolver(() => String, { description: 'Its name in English.' })
  nameEn(@Root() area: Area, @Ctx() context: OrganisationContext): string {
    return recordOf(area, context).nameEn;
  }

  @FieldResolver(() => String, { description: 'Its name in Bangla (নাম).' })
  nameBn(@Root() area: Area, @Ctx() context: OrganisationContext): string {
    return recordOf(area, context).nameBn;
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [String], { description: 'Other spellings in use, in either script; a few.' })
  aliases(@Root() area: Area, @Ctx() { catalogue }: OrganisationContext): readonly string[] {
    return catalogue.factsOf(area.id)?.aliases ?? [];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The host of its portal, such as thakurgaon.gov.bd; null where none is known.',
  })
  portalHost(@Root() area: Area, @Ctx() { catalogue }: OrganisationContext): string | null {
    return catalogue.factsOf(area.id)?.portalHost ?? null;
  }

  @FieldResolver(() => CodeStatus, { description: 'Whether its present code is official.' })
  codeStatus(@Root() area: Area, @Ctx() { directory, today }: OrganisationContext): CodeStatus {
    return codeStatusOf(directory.codeOf(area.id, today));
  }

  @FieldResolver(() => GraphQLDay, {
    nullable: true,
    description: 'Its first day; null: it was there before the records of the hub.',
  })
  validFrom(@Root() area: Area, @Ctx() context: OrganisationContext): Day | null {
    return recordOf(area, context).validFrom;
  }

  @FieldResolver(() => GraphQLDay, {
    nullable: true,
    description: 'The first day on which it was no more; null: it still is.',
  })
  validTo(@Root() area: Area, @Ctx() context: OrganisationContext): Day | null {
    return recordOf(area, context).validTo;
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [AreaCode], { description: 'Every code that it has held, oldest first; a few.' })
  codes(@Root() area: Area, @Ctx() { directory }: OrganisationContext): readonly AreaCode[] {
    return directory.codesOf(area.id);
  }

  @FieldResolver(() => Area, {
    nullable: true,
    description: 'The area directly above on a day; null for the country, and where the area was not there.',
  })
  parent(
    @Root() area: Area,
    @Arg('on', () => GraphQLDay, ON) on: Day | null,
    @Ctx() context: OrganisationContext,
  ): Area | null {
    const parentId = context.directory.parentId(area.id, dayOf(area, on, context));
    return parentId ? areaOn(context, parentId, on ?? area.on) : null;
  }

  @Directive(`@listSize(assumedSize: ${MOST_CHILDREN})`)
  @FieldResolver(() => [Area], {
    description: `The areas directly below on a day, by code; at most ${MOST_BELOW}.`,
  })
  children(
    @Root() area: Area,
    @Arg('on', () => GraphQLDay, ON) on: Day | null,
    @Ctx() context: OrganisationContext,
  ): Area[] {
    const childIds = context.directory.childIds(area.id, dayOf(area, on, context));
    return childIds.map((childId) => areaOn(context, childId, on ?? area.on));
  }

  @Directive('@listSize(assumedSize: 4)')
  @FieldResolver(() => [Area], { description: 'The areas above on a day, the nearest first; at most 4.' })
  ancestors(
    @Root() area: Area,
    @Arg('on', () => GraphQLDay, ON) on: Day | null,
    @Ctx() context: OrganisationContext,
  ): Area[] {
    const ancestorIds = context.directory.ancestorIds(area.id, dayOf(area, on, context));
    return ancestorIds.map((ancestorId) => areaOn(context, ancestorId, on ?? area.on));
  }

  @Directive(`@listSize(assumedSize: ${ALL_AREAS})`)
  @FieldResolver(() => [Area], {
    description: `The areas below on a day, each above those below it, by code; some ${ALL_AREAS} in the whole country.`,
  })
  descendants(
    @Root() area: Area,
    @Arg('level', () => AreaLevel, { nullable: true, description: 'Only those of this level.' })
    level: AreaLevel | null,
    @Arg('on', () => GraphQLDay, ON) on: Day | null,
    @Ctx() context: OrganisationContext,
  ): Area[] {
    const day = dayOf(area, on, context);
    const belowIds = context.directory.descendantIds(area.id, day, level ?? undefined);
    return belowIds.map((belowId) => areaOn(context, belowId, on ?? area.on));
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [Duty], {
    description:
      'What the rules ask of the teams of its level, oldest first, those no longer in force included; at most 20.',
  })
  duties(@Root() area: Area, @Ctx() context: OrganisationContext): Duty[] {
    return context.catalogue.dutiesOf(recordOf(area, context).level).slice(0, 20) as Duty[];
  }
}

function dayOf(area: Area, on: Day | null, { today }: OrganisationContext): Day {
  return on ?? area.on ?? today;
}

function recordOf(area: Area, { directory }: OrganisationContext) {
  const record = directory.area(area.id);
  if (!record) throw new Error(`The directory has lost the area ${area.id}.`);
  return record;
}
