import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum MemberRole {
  CHAIR = 'CHAIR',
  CHIEF_INNOVATION_OFFICER = 'CHIEF_INNOVATION_OFFICER',
  INNOVATION_OFFICER = 'INNOVATION_OFFICER',
  MEMBER_SECRETARY = 'MEMBER_SECRETARY',
  MEMBER = 'MEMBER',
}
registerEnumType(MemberRole, {
  name: 'MemberRole',
  description: 'The part that a member has in a team.',
  valuesConfig: {
    CHAIR: { description: 'Chairperson (সভাপতি/আহ্বায়ক).' },
    CHIEF_INNOVATION_OFFICER: { description: 'Chief innovation officer (চিফ ইনোভেশন অফিসার).' },
    INNOVATION_OFFICER: { description: 'Innovation officer (ইনোভেশন অফিসার).' },
    MEMBER_SECRETARY: { description: 'Member secretary (সদস্য সচিব).' },
    MEMBER: { description: 'Member (সদস্য).' },
  },
});

/** A seat belongs to a post; whoever holds the post is the member. */
@ObjectType({ description: 'A seat in a team (সদস্যপদ).' })
@Entity('memberships')
export class Membership {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly teamId!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => Int, { description: 'Its place in the order, counted from 1.' })
  @Column('int')
  readonly position!: number;

  @Field(() => String, { description: 'The post (পদবি) of the member, as the order names it.' })
  @Column('text')
  readonly post!: string;

  @Column('varchar', { nullable: true })
  readonly personId!: string | null;

  @Field(() => MemberRole, { description: 'The part in the team.' })
  @Column('varchar')
  readonly role!: MemberRole;

  @Field(() => String, {
    nullable: true,
    description: 'The words of the order; null to those who may not see the raw paper.',
  })
  @Column('text', { nullable: true })
  readonly raw!: string | null;
}
