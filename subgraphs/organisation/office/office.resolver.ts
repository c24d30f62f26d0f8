import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { rowById, rowsByOwner } from '../../../lib/loaders/rows-by-id';
import { Area } from '../area/area';
import { areaOn } from '../area/look-up';
import type { OrganisationContext } from '../context';
import { memoGeoOf } from './memo-geo';
import { Office } from './office';
import { Person } from './person';
import { Post } from './post';
import { recordTenure } from './record-tenure';
import { RecordTenureInput } from './record-tenure.input';
import { Tenure } from './tenure';

@Resolver(() => Office)
export class OfficeResolver {
  @Query(() => Office, { nullable: true, description: 'An office by its id; null where there is none.' })
  office(
    @Arg('id', () => ID, { description: 'The id of the office.' }) id: string,
    @Ctx() context: OrganisationContext,
  ): Promise<Office | null> {
    return rowById(context, Office, id);
  }

  @Mutation(() => Tenure, { nullable: true, description: 'Records that a person holds or held a post.' })
  async recordTenure(
    @Arg('input', () => RecordTenureInput, { description: 'Who, which post, and when.' })
    input: RecordTenureInput,
    @Ctx() context: OrganisationContext,
  ): Promise<Tenure | null> {
    return rowById(context, Tenure, await recordTenure(context, input));
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area that it administers.' })
  area(@Root() { areaId }: Office, @Ctx() context: OrganisationContext): Area {
    return areaOn(context, areaId, null);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The third segment of its memo numbers: BBS district and upazila, 00 where there is none; four digits, null where the code is provisional.',
  })
  memoGeo(@Root() { areaId }: Office, @Ctx() { directory, today }: OrganisationContext): string | null {
    return memoGeoOf(directory.codeOf(areaId, today) ?? '');
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [Post], { description: 'Its posts, the head first; at most 500.' })
  async posts(@Root() { id }: Office, @Ctx() context: OrganisationContext): Promise<Post[]> {
    const posts = await rowsByOwner(context, Post, 'officeId', id, ['nameEn']);
    return [...posts].sort((left, right) => Number(right.isHead) - Number(left.isHead)).slice(0, 500);
  }
}

@Resolver(() => Post)
export class PostResolver {
  @FieldResolver(() => Office, { nullable: true, description: 'The office that it belongs to.' })
  office(@Root() { officeId }: Post, @Ctx() context: OrganisationContext): Promise<Office | null> {
    return rowById(context, Office, officeId);
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [Tenure], { description: 'Who held it, the latest first; at most 100.' })
  async tenures(@Root() { id, areaId }: Post, @Ctx() context: OrganisationContext): Promise<Tenure[]> {
    const tenures = await rowsByOwner(context, Tenure, 'postId', id, ['fromDay']);
    const seesAll = context.authority.seesAll(areaId);
    return tenures
      .filter(({ publishedAt }) => publishedAt !== null || seesAll)
      .slice(-100)
      .reverse();
  }
}

@Resolver(() => Tenure)
export class TenureResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'The person.' })
  person(@Root() { personId }: Tenure, @Ctx() context: OrganisationContext): Promise<Person | null> {
    return rowById(context, Person, personId);
  }

  @FieldResolver(() => Post, { nullable: true, description: 'The post.' })
  post(@Root() { postId }: Tenure, @Ctx() context: OrganisationContext): Promise<Post | null> {
    return rowById(context, Post, postId);
  }
}

@Resolver(() => Area)
export class AreaOfficesResolver {
  @Directive('@listSize(assumedSize: 1)')
  @FieldResolver(() => [Office], { description: 'The offices that administer it; at most 20.' })
  async offices(@Root() { id }: Area, @Ctx() context: OrganisationContext): Promise<Office[]> {
    return (await rowsByOwner(context, Office, 'areaId', id, ['nameEn'])).slice(0, 20);
  }
}
