import {
  Ctx,
  Directive,
  Field,
  FieldResolver,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { Column, Entity, PrimaryColumn, type EntityManager, type QueryRunner } from 'typeorm';
import { count, createTable, id, maybe, text, word } from '../database/table';
import { groupByKey } from '../loaders/group-by-key';
import type { HubContext } from '../subgraph/hub-context';
import { MADE_NOW, type Made } from './made';

export enum Severity {
  INFO = 'INFO',
  WARNING = 'WARNING',
  ERROR = 'ERROR',
}
registerEnumType(Severity, {
  name: 'Severity',
  description: 'How much a finding matters.',
  valuesConfig: {
    INFO: { description: 'Worth knowing; nothing to do.' },
    WARNING: { description: 'Probably a slip; the value is used as it was read.' },
    ERROR: { description: 'The value contradicts itself; it counts nowhere until someone confirms it.' },
  },
});

/** What is odd about a paper: told on the record, never silently corrected. */
@Directive('@shareable')
@ObjectType({ description: 'Something odd in the paper that a record comes from; never silently corrected.' })
@Entity('findings')
export class Finding {
  @PrimaryColumn('varchar')
  readonly id!: string;

  @Column('varchar')
  readonly recordId!: string;

  @Column('varchar')
  readonly areaId!: string;

  @Column('int')
  readonly position!: number;

  @Field(() => String, { description: 'A stable code, such as END_BEFORE_START.' })
  @Column('varchar')
  readonly code!: string;

  @Field(() => Severity, { description: 'How much it matters.' })
  @Column('varchar')
  readonly severity!: Severity;

  @Field(() => Int, { nullable: true, description: 'The line of the paper, counted from 1.' })
  @Column('int', { nullable: true })
  readonly line!: number | null;

  @Field(() => String, { description: 'What is odd, and what to do about it.' })
  @Column('text')
  readonly message!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The words of the paper it is about; null to those who may not see the raw paper.',
  })
  @Column('text', { nullable: true })
  readonly raw!: string | null;
}

@InputType({ description: 'Something odd that was found while reading a paper.' })
export class FindingInput {
  @Field(() => String, { description: 'A stable code, such as END_BEFORE_START.' })
  code!: string;

  @Field(() => Severity, { description: 'How much it matters.' })
  severity!: Severity;

  @Field(() => Int, { nullable: true, description: 'The line of the paper, counted from 1.' })
  line?: number | null;

  @Field(() => String, { description: 'What is odd, and what to do about it.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The words of the paper it is about.' })
  raw?: string | null;
}

@Resolver(() => Finding)
export class FindingResolver {
  @FieldResolver(() => String, { nullable: true })
  raw(@Root() finding: Finding, @Ctx() { authority }: HubContext): string | null {
    return authority.seesAll(finding.areaId) ? finding.raw : null;
  }
}

/** Keeps the findings of a record, in the transaction that writes it. */
export async function recordFindings(
  manager: EntityManager,
  recordId: string,
  areaId: string,
  findings: readonly FindingInput[],
): Promise<void> {
  if (findings.length) await manager.insert(Finding, newFindings(recordId, areaId, findings));
}

/** The findings of a record, as they are recorded. */
export function newFindings(
  recordId: string,
  areaId: string,
  findings: readonly FindingInput[],
  made: Made = MADE_NOW,
): Finding[] {
  return findings.map((finding, position) => ({
    ...finding,
    raw: finding.raw ?? null,
    line: finding.line ?? null,
    id: made.newId(),
    recordId,
    areaId,
    position,
  }));
}

/** The findings of a record, in the order of the paper; batched. */
export function findingsOf(context: HubContext, recordId: string): Promise<Finding[]> {
  const loader = context.loaders.for('findings', {}, async (recordIds) => {
    const rows = await context.database.reader
      .createQueryBuilder(Finding, 'row')
      .where('row.recordId IN (:...recordIds)', { recordIds })
      .orderBy('row.position')
      .getMany();
    return groupByKey(recordIds, rows, (row) => row.recordId);
  });
  return loader.load(recordId);
}

/** Creates the table of findings; for a migration. */
export function createFindingTable(runner: QueryRunner): Promise<void> {
  return createTable(
    runner,
    'findings',
    {
      id,
      record_id: id,
      area_id: id,
      position: count,
      code: word,
      severity: word,
      line: maybe(count),
      message: text,
      raw: maybe(text),
    },
    { primary: ['id'], index: [['record_id']] },
  );
}
