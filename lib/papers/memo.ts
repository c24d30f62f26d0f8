import { Directive, Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, type QueryRunner } from 'typeorm';
import { createTable, day, id, line, maybe, text, word } from '../database/table';
import { GraphQLDay } from '../graphql/day-scalar';
import type { Day } from '../time/day';

export enum PaperKind {
  MINUTES = 'MINUTES',
  ACTION_PLAN = 'ACTION_PLAN',
  PROGRESS_REPORT = 'PROGRESS_REPORT',
  TEAM_ORDER = 'TEAM_ORDER',
  REPORT_REQUEST = 'REPORT_REQUEST',
  ANNUAL_REPORT = 'ANNUAL_REPORT',
  AREA_ORDER = 'AREA_ORDER',
}
registerEnumType(PaperKind, {
  name: 'PaperKind',
  description: 'The kinds of official paper that the hub understands.',
  valuesConfig: {
    MINUTES: { description: 'Minutes of a meeting (কার্যবিবরণী).' },
    ACTION_PLAN: { description: 'A yearly action plan (কর্মপরিকল্পনা).' },
    PROGRESS_REPORT: { description: 'A report on progress (অগ্রগতি প্রতিবেদন).' },
    TEAM_ORDER: { description: 'An office order that forms a team (অফিস আদেশ).' },
    REPORT_REQUEST: { description: 'A letter that asks for reports by a day.' },
    ANNUAL_REPORT: { description: 'The full report of a year (বাৎসরিক প্রতিবেদন), due on 31 July.' },
    AREA_ORDER: { description: 'An order or gazette notification (প্রজ্ঞাপন) that changes areas.' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'Another memo that a memo cites (সূত্র).' })
export class MemoReference {
  @Field(() => String, { nullable: true, description: 'Its number, as cited.' })
  memoNumber?: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day it was issued, where cited and readable.',
  })
  issuedOn?: Day | null;

  @Field(() => String, { description: 'The words of the citation.' })
  raw!: string;
}

@InputType({ description: 'Another memo that a memo cites (সূত্র).' })
export class MemoReferenceInput {
  @Field(() => String, { nullable: true, description: 'Its number, as cited.' })
  memoNumber?: string | null;

  @Field(() => GraphQLDay, {
    nullable: true,
    description: 'The day it was issued, where cited and readable.',
  })
  issuedOn?: Day | null;

  @Field(() => String, { description: 'The words of the citation.' })
  raw!: string;
}

/** The letter or order that a record comes from. Its raw text never leaves by GraphQL. */
@Directive('@shareable')
@ObjectType({ description: 'The memo (স্মারক) that a record comes from.' })
@Entity('memos')
export class Memo {
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => PaperKind, { description: 'What kind of paper it is.' })
  @Column('varchar')
  readonly kind!: PaperKind;

  @Field(() => String, {
    nullable: true,
    description: 'The memo number (স্মারক নম্বর) as written; null where there is none.',
  })
  @Column('varchar', { nullable: true })
  readonly number!: string | null;

  /** The digits of a complete number, by which the paper is known; null where it has no serial. */
  @Column('varchar', { nullable: true })
  readonly numberKey!: string | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'The day it was issued.' })
  @Column('date', { nullable: true })
  readonly issuedOn!: Day | null;

  @Field(() => String, { nullable: true, description: 'Its day in the Bangla calendar, as written.' })
  @Column('varchar', { nullable: true })
  readonly banglaDate!: string | null;

  @Field(() => String, { nullable: true, description: 'The subject (বিষয়).' })
  @Column('text', { nullable: true })
  readonly subject!: string | null;

  @Directive('@listSize(assumedSize: 50)')
  @Field(() => [MemoReference], { description: 'The memos it cites (সূত্র), at most 50.' })
  @Column('simple-json')
  readonly references!: MemoReference[];

  @Directive('@listSize(assumedSize: 100)')
  @Field(() => [String], { description: 'Who gets a copy (অনুলিপি), in order, as written; at most 100.' })
  @Column('simple-json')
  readonly copyTo!: string[];

  @Field(() => String, { nullable: true, description: 'The post of whoever signed it.' })
  @Column('varchar', { nullable: true })
  readonly signatoryPost!: string | null;

  @Field(() => String, { nullable: true, description: 'The name of whoever signed it.' })
  @Column('varchar', { nullable: true })
  readonly signatoryName!: string | null;

  @Column('text', { nullable: true })
  readonly rawText!: string | null;

  /** The record as it was given, for showing what another version of the paper would change. */
  @Column('simple-json')
  readonly given!: object;

  @Column('varchar')
  readonly contentHash!: string;

  @Column('varchar')
  readonly recordId!: string;

  @Column('varchar')
  readonly recordedAt!: string;
}

@InputType({ description: 'The memo (স্মারক) that a record comes from.' })
export class MemoInput {
  @Field(() => String, { nullable: true, description: 'The memo number (স্মারক নম্বর) as written.' })
  number?: string | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'The day it was issued.' })
  issuedOn?: Day | null;

  @Field(() => String, { nullable: true, description: 'Its day in the Bangla calendar, as written.' })
  banglaDate?: string | null;

  @Field(() => String, { nullable: true, description: 'The subject (বিষয়).' })
  subject?: string | null;

  @Field(() => [MemoReferenceInput], { nullable: true, description: 'The memos it cites (সূত্র), at most 50.' })
  references?: MemoReferenceInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Who gets a copy (অনুলিপি), at most 100.' })
  copyTo?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The post of whoever signed it.' })
  signatoryPost?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of whoever signed it.' })
  signatoryName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The whole text of the paper; kept, never shown to the public.',
  })
  rawText?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A hash of the content, by which the same paper is known again; made from the record where absent.',
  })
  contentHash?: string | null;
}

/** Creates the table of memos; for a migration. */
export function createMemoTable(runner: QueryRunner): Promise<void> {
  return createTable(
    runner,
    'memos',
    {
      id,
      area_id: id,
      kind: word,
      number: maybe(line),
      number_key: maybe(word),
      issued_on: maybe(day),
      bangla_date: maybe(line),
      subject: maybe(text),
      references: text,
      copy_to: text,
      signatory_post: maybe(line),
      signatory_name: maybe(line),
      raw_text: maybe(text),
      given: text,
      content_hash: word,
      record_id: id,
      recorded_at: word,
    },
    {
      primary: ['id'],
      unique: [['kind', 'area_id', 'content_hash']],
      index: [['number_key'], ['record_id']],
    },
  );
}
