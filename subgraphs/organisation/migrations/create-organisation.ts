import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, createTable, day, flag, id, line, maybe, text, word } from '../../../lib/database/table';
import { createOutboxTables } from '../../../lib/outbox/outbox';
import { createFindingTable } from '../../../lib/papers/finding';
import { createMemoTable } from '../../../lib/papers/memo';
import { createProposalTable } from '../../../lib/papers/proposal';
import { createRequestTable } from '../../../lib/requests/only-once';
import { createTurnTable } from '../../../lib/writing/turns';

const span = { valid_from: maybe(day), valid_to: maybe(day) };

/** Areas with their dated codes and places, offices, posts and who holds them, teams, duties. */
export class CreateOrganisation1764547200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createOutboxTables(runner);
    await createRequestTable(runner);
    await createTurnTable(runner);
    await createMemoTable(runner);
    await createFindingTable(runner);
    await createProposalTable(runner);
    await createGround(runner);
    await createOffices(runner);
    await createTeams(runner);
  }

  async down(): Promise<void> {
    // A backup is the way back: dropping these tables would drop every record with them.
  }
}

async function createGround(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'areas',
    {
      id,
      level: word,
      name_en: line,
      name_bn: line,
      aliases: text,
      portal_host: maybe(line),
      ...span,
      successor_id: maybe(id),
    },
    { primary: ['id'] },
  );
  await createTable(
    runner,
    'area_codes',
    { id, area_id: id, code: word, ...span },
    { primary: ['id'], index: [['area_id'], ['code']] },
  );
  await createTable(
    runner,
    'area_placements',
    { id, area_id: id, parent_id: id, ...span },
    { primary: ['id'], index: [['area_id']] },
  );
  await createTable(
    runner,
    'duties',
    { id, level: word, duty: word, ...span, source: text },
    { primary: ['id'] },
  );
  await createTable(
    runner,
    'area_changes',
    {
      id,
      act_id: id,
      act: word,
      area_id: id,
      from_day: day,
      former_parent_id: maybe(id),
      parent_id: maybe(id),
      former_code: maybe(word),
      code: maybe(word),
      successor_id: maybe(id),
      source: maybe(text),
    },
    {
      primary: ['id'],
      index: [['act_id'], ['area_id'], ['former_parent_id'], ['parent_id'], ['successor_id']],
    },
  );
  await createTable(runner, 'seeded', { kind: word, id, hash: word }, { primary: ['kind', 'id'] });
}

async function createOffices(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'offices',
    {
      id,
      area_id: id,
      kind: word,
      name_en: line,
      name_bn: line,
      memo_ministry: maybe(word),
      memo_office: maybe(word),
      ...span,
    },
    { primary: ['id'], index: [['area_id']] },
  );
  await createTable(
    runner,
    'posts',
    { id, office_id: id, area_id: id, name_en: line, name_bn: line, is_head: flag },
    { primary: ['id'], index: [['office_id']] },
  );
  await createTable(
    runner,
    'persons',
    { id, area_id: id, name: line, name_key: line },
    {
      primary: ['id'],
      index: [['area_id']],
    },
  );
  await createTable(
    runner,
    'tenures',
    {
      id,
      post_id: id,
      person_id: id,
      area_id: id,
      from_day: day,
      to_day: maybe(day),
      published_at: maybe(word),
      recorded_at: word,
    },
    { primary: ['id'], index: [['post_id', 'from_day']] },
  );
}

async function createTeams(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'teams',
    {
      id,
      area_id: id,
      kind: word,
      name_en: line,
      name_bn: line,
      formed_on: day,
      dissolved_on: maybe(day),
      inferred: flag,
      published_at: maybe(word),
      terms_of_reference: text,
      successor_id: maybe(id),
      revision: count,
      recorded_at: word,
    },
    {
      primary: ['id'],
      index: [
        ['area_id', 'formed_on'],
        ['formed_on', 'id'],
      ],
    },
  );
  await createTable(
    runner,
    'memberships',
    {
      id,
      team_id: id,
      area_id: id,
      position: count,
      post: text,
      person_id: maybe(id),
      role: word,
      raw: maybe(text),
    },
    { primary: ['id'], index: [['team_id', 'position']] },
  );
}
