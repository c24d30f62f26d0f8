import {
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType } from '../pagination/connection';
import type { HubContext } from '../subgraph/hub-context';
import type { ChangedRow, Value } from './changed-row';
import { AuditOutcome, changesOf, type Entry } from './entry';

registerEnumType(AuditOutcome, {
  name: 'AuditOutcome',
  description: 'What came of an act.',
  valuesConfig: {
    DONE: { description: 'It stands.' },
    REFUSED: { description: 'Nothing was changed; the code says why.' },
  },
});

/** An act on record: who, when, what; never changed and never deleted. */
@Directive('@shareable')
@ObjectType({
  description: 'An act, done or refused: who, when, and each row before and after. Never changed.',
})
@Entity('audit')
export class AuditEntry implements Entry {
  @Field(() => ID, { description: 'The id of the entry.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Field(() => Int, { description: 'Its number in the chain, from 1, without a gap.' })
  @Column('int')
  readonly seq!: number;

  @Field(() => String, { description: 'A hash of this entry and of all before it.' })
  @Column('varchar')
  readonly chain!: string;

  @Field(() => String, { description: 'The instant, in UTC.' })
  @Column('varchar')
  readonly at!: string;

  @Field(() => String, { description: 'The mutation, or what runs by itself, such as implyTeams.' })
  @Column('varchar')
  readonly act!: string;

  @Field(() => AuditOutcome, { description: 'What came of it.' })
  @Column('varchar')
  readonly outcome!: AuditOutcome;

  @Field(() => String, { nullable: true, description: 'Why it was refused, as in docs/errors.md.' })
  @Column('varchar', { nullable: true })
  readonly code!: string | null;

  @Field(() => Int, { description: 'How many alike it stands for: refusals that come fast are counted.' })
  @Column('int')
  readonly times!: number;

  @Field(() => String, { description: 'Who acted.' })
  @Column('varchar')
  readonly subject!: string;

  @Field(() => String, { nullable: true, description: 'In which role; null for what runs by itself.' })
  @Column('varchar', { nullable: true })
  readonly role!: string | null;

  @Field(() => String, { nullable: true, description: 'The code of the area of that role.' })
  @Column('varchar', { nullable: true })
  readonly actorArea!: string | null;

  @Field(() => String, { nullable: true, description: 'Additional charges that were held then, as JSON.' })
  @Column('text', { nullable: true })
  readonly charges!: string | null;

  @Column('varchar', { nullable: true })
  readonly areaId!: string | null;

  @Field(() => String, { nullable: true, description: 'The type of the record that it is about.' })
  @Column('varchar', { nullable: true })
  readonly recordType!: string | null;

  @Field(() => String, { nullable: true, description: 'The id of that record, or of its paper.' })
  @Column('varchar', { nullable: true })
  readonly recordId!: string | null;

  @Field(() => Int, { nullable: true, description: 'The revision of the record before.' })
  @Column('int', { nullable: true })
  readonly revisionBefore!: number | null;

  @Field(() => Int, { nullable: true, description: 'The revision of the record after.' })
  @Column('int', { nullable: true })
  readonly revisionAfter!: number | null;

  @Column('text', { nullable: true })
  readonly changes!: string | null;

  @Field(() => String, { nullable: true, description: 'The requestId that the client gave, to 64 letters.' })
  @Column('varchar', { nullable: true })
  readonly requestId!: string | null;

  @Field(() => String, { nullable: true, description: 'By which the log knows the request.' })
  @Column('varchar', { nullable: true })
  readonly traceId!: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A column of a row, before and after.' })
export class AuditedField {
  @Field(() => String, { description: 'The name of the column.' })
  readonly name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it held; of long text and numbers of people a hash.',
  })
  readonly before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it holds now.' })
  readonly after!: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A row that an act made (no before), changed or deleted (no after).' })
export class AuditedRow {
  @Field(() => String, { description: 'The table.' })
  readonly table!: string;

  @Field(() => String, { description: 'The id of the row.' })
  readonly id!: string;

  @Directive('@listSize(assumedSize: 10)')
  @Field(() => [AuditedField], { description: 'The columns that differ.' })
  readonly fields!: AuditedField[];
}

@Directive('@shareable')
@ObjectType({ description: 'A page of the audit.' })
export class AuditConnection extends connectionType(AuditEntry, 'Audit', '@shareable') {}

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The present code of the area whose record it is about.',
  })
  areaCode(@Root() { areaId }: AuditEntry, @Ctx() { directory, today }: HubContext): string | null {
    return areaId === null ? null : directory.codeOf(areaId, today);
  }

  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [AuditedRow], { description: 'What it changed; at most 101 rows.' })
  changed(@Root() entry: AuditEntry): AuditedRow[] {
    return changesOf(entry).map(auditedRow);
  }
}

function auditedRow({ table, id, before, after }: ChangedRow): AuditedRow {
  const names = Object.keys({ ...before, ...after });
  const written = (value: Value | undefined): string | null => (value == null ? null : String(value));
  return {
    table,
    id,
    fields: names.map((name) => ({ name, before: written(before?.[name]), after: written(after?.[name]) })),
  };
}
