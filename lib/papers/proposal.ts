import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, type QueryRunner } from 'typeorm';
import { createTable, id, text, word } from '../database/table';
import { Difference } from './differences';
import { PaperKind } from './memo';

/** Another version of a paper that is recorded already: kept, shown, and not applied by itself. */
@Directive('@shareable')
@ObjectType({
  description: 'Another version of a paper that is recorded already; shown, never applied by itself.',
})
@Entity('proposals')
export class ProposedRevision {
  @Field(() => ID, { description: 'UUIDv7.' })
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Field(() => PaperKind, { description: 'What kind of paper it is.' })
  @Column('varchar')
  readonly kind!: PaperKind;

  @Field(() => ID, { description: 'The record that it would change.' })
  @Column('varchar')
  readonly recordId!: string;

  @Directive('@listSize(assumedSize: 100)')
  @Field(() => [Difference], { description: 'In what it differs from the record, at most 100 values.' })
  @Column('simple-json')
  readonly differences!: Difference[];

  @Column('simple-json')
  readonly given!: object;

  @Column('varchar')
  readonly contentHash!: string;

  @Field(() => String, { description: 'When it was given, as an instant in UTC (ISO 8601).' })
  @Column('varchar')
  readonly proposedAt!: string;
}

export enum PaperOutcome {
  RECORDED = 'RECORDED',
  ALREADY_RECORDED = 'ALREADY_RECORDED',
  PROPOSED = 'PROPOSED',
}
registerEnumType(PaperOutcome, {
  name: 'PaperOutcome',
  description: 'What became of a paper that was given.',
  valuesConfig: {
    RECORDED: { description: 'It is now on record.' },
    ALREADY_RECORDED: { description: 'The same paper was on record before; nothing was changed.' },
    PROPOSED: { description: 'Another version of it is on record; this one is kept as a proposed revision.' },
  },
});

/** Creates the table of proposed revisions; for a migration. */
export function createProposalTable(runner: QueryRunner): Promise<void> {
  return createTable(
    runner,
    'proposals',
    {
      id,
      area_id: id,
      kind: word,
      record_id: id,
      differences: text,
      given: text,
      content_hash: word,
      proposed_at: word,
    },
    { primary: ['id'], unique: [['kind', 'record_id', 'content_hash']] },
  );
}
