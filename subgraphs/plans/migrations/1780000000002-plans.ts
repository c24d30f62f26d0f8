import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  count,
  createTable,
  day,
  flag,
  id,
  line,
  maybe,
  number,
  text,
  word,
} from '../../../lib/database/table';
import { createReplicaTable } from '../../../lib/directory/replica';
import { createOutboxTables } from '../../../lib/outbox/outbox';
import { createFindingTable } from '../../../lib/papers/finding';
import { createMemoTable } from '../../../lib/papers/memo';
import { createProposalTable } from '../../../lib/papers/proposal';
import { createStateTable } from '../../../lib/rollup/item-state';
import { createRequestTable } from '../../../lib/requests/only-once';
import { createTurnTable } from '../../../lib/writing/turns';
import { planRollup } from '../plan-rollup';

export class Plans1780000000002 implements MigrationInterface {
  readonly name = 'Plans1780000000002';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'action_plans',
      {
        id,
        area_id: id,
        fiscal_year: word,
        title: maybe(text),
        submitted_on: maybe(day),
        counts_from: day,
        published_at: maybe(word),
        revision: count,
        recorded_at: word,
        withdrawn_for: maybe(text),
      },
      { primary: ['id'], unique: [['area_id', 'fiscal_year']], index: [['counts_from', 'id']] },
    );
    await createTable(
      runner,
      'activities',
      {
        id,
        plan_id: id,
        area_id: id,
        fiscal_year: word,
        counts_from: day,
        position: count,
        number: maybe(line),
        number_key: maybe(word),
        subject: maybe(text),
        task: text,
        starts_on: maybe(day),
        starts_on_precision: maybe(word),
        starts_on_raw: maybe(text),
        ends_on: maybe(day),
        ends_on_precision: maybe(word),
        ends_on_raw: maybe(text),
        ends_on_in_doubt: flag,
        recurrence: word,
        times_per_year: maybe(count),
        recurrence_text: maybe(text),
        responsible: maybe(text),
        expected_result: maybe(text),
        measure: maybe(text),
        unit: maybe(line),
        weight: maybe(number),
        target: maybe(text),
        published: flag,
        status: word,
        status_basis: maybe(word),
        progress: number,
        reported_on: maybe(day),
        due_on: maybe(day),
        published_status: word,
        published_status_basis: maybe(word),
        published_progress: number,
        published_reported_on: maybe(day),
        published_due_on: maybe(day),
        revision: count,
      },
      {
        primary: ['id'],
        unique: [['plan_id', 'position']],
        index: [
          ['area_id', 'fiscal_year'],
          ['counts_from', 'id'],
        ],
      },
    );
    await createTable(
      runner,
      'occurrences',
      {
        id,
        activity_id: id,
        plan_id: id,
        area_id: id,
        position: count,
        label: maybe(text),
        on: maybe(day),
        precision: maybe(word),
        raw: maybe(text),
        place_id: maybe(id),
        done_on: maybe(day),
        published_done_on: maybe(day),
      },
      { primary: ['id'], unique: [['activity_id', 'position']], index: [['plan_id']] },
    );
    await createTable(
      runner,
      'activity_reports',
      {
        id,
        activity_id: id,
        plan_id: id,
        area_id: id,
        paper_id: id,
        reported_on: day,
        status: maybe(word),
        status_basis: maybe(word),
        progress: maybe(number),
        text: maybe(text),
        evidence: maybe(text),
        occurrences_done: text,
        published_at: maybe(word),
        recorded_at: word,
        supersedes_id: maybe(id),
        deleted_at: maybe(word),
        reason: maybe(text),
        revision: count,
      },
      { primary: ['id'], index: [['activity_id'], ['plan_id'], ['paper_id'], ['supersedes_id']] },
    );
    await createTable(
      runner,
      'annual_reports',
      {
        id,
        area_id: id,
        fiscal_year: word,
        submitted_on: day,
        due_on: day,
        text: maybe(text),
        published_at: maybe(word),
        revision: count,
        recorded_at: word,
        withdrawn_for: maybe(text),
      },
      { primary: ['id'], unique: [['area_id', 'fiscal_year']] },
    );
    await planRollup.createTables(runner);
    await createStateTable(runner, 'activity_states', { ends_on: maybe(day) });
    await createMemoTable(runner);
    await createFindingTable(runner);
    await createProposalTable(runner);
    await createRequestTable(runner);
    await createTurnTable(runner);
    await createOutboxTables(runner);
    await createReplicaTable(runner);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only; restore the backup made before.');
  }
}
