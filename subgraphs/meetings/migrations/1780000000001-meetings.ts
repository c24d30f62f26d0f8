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
import { createWithdrawalTable } from '../../../lib/papers/withdrawal';
import { createRequestTable } from '../../../lib/requests/only-once';
import { createStateTable } from '../../../lib/rollup/item-state';
import { createTurnTable } from '../../../lib/writing/turns';
import { decisionRollup } from '../decision-rollup';

export class Meetings1780000000001 implements MigrationInterface {
  readonly name = 'Meetings1780000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'meetings',
      {
        id,
        area_id: id,
        held_on: maybe(day),
        month: word,
        counts_from: day,
        fiscal_year: word,
        number: maybe(line),
        title: maybe(text),
        place: maybe(text),
        starts_at: maybe(line),
        chair: maybe(text),
        attendance: maybe(text),
        confirmation: word,
        known_from: word,
        published_at: maybe(word),
        revision: count,
        recorded_at: word,
      },
      {
        primary: ['id'],
        index: [
          ['area_id', 'counts_from'],
          ['counts_from', 'id'],
        ],
      },
    );
    await createTable(
      runner,
      'agenda_items',
      {
        id,
        meeting_id: id,
        position: count,
        number: maybe(line),
        topic: maybe(text),
        discussion: maybe(text),
      },
      { primary: ['id'], index: [['meeting_id']] },
    );
    await createTable(
      runner,
      'decisions',
      {
        id,
        meeting_id: id,
        agenda_item_id: maybe(id),
        position: count,
        number: maybe(line),
        number_key: maybe(word),
        text,
        kind: word,
        asked_every: maybe(word),
        implementer: maybe(text),
        due_on: maybe(day),
        due_basis: maybe(word),
        derived_from_id: maybe(id),
      },
      { primary: ['id'], index: [['meeting_id'], ['agenda_item_id'], ['derived_from_id']] },
    );
    await createTable(
      runner,
      'carry_overs',
      { id, meeting_id: id, decision_id: id, position: count, number: maybe(line), note: maybe(text) },
      { primary: ['id'], index: [['meeting_id'], ['decision_id']] },
    );
    await createTable(
      runner,
      'assignments',
      {
        id,
        decision_id: id,
        meeting_id: id,
        area_id: id,
        issuer_id: id,
        fiscal_year: word,
        assigned_on: day,
        known_from: word,
        status: word,
        status_basis: maybe(word),
        progress: maybe(number),
        reported_on: maybe(day),
        due_on: maybe(day),
        due_basis: maybe(word),
        late_after: maybe(day),
        published: flag,
        published_status: word,
        published_status_basis: maybe(word),
        published_progress: maybe(number),
        published_reported_on: maybe(day),
        published_late_after: maybe(day),
        published_due_on: maybe(day),
        published_due_basis: maybe(word),
        revision: count,
      },
      {
        primary: ['id'],
        unique: [['decision_id', 'area_id']],
        index: [['area_id', 'fiscal_year'], ['meeting_id'], ['assigned_on', 'id']],
      },
    );
    await createTable(
      runner,
      'due_changes',
      {
        id,
        assignment_id: id,
        from: day,
        due_on: maybe(day),
        due_basis: maybe(word),
        reason: maybe(text),
        request_id: maybe(id),
        published_at: maybe(word),
        recorded_at: word,
      },
      { primary: ['id'], index: [['assignment_id'], ['request_id']] },
    );
    await createTable(
      runner,
      'decision_reports',
      {
        id,
        assignment_id: id,
        area_id: id,
        paper_id: id,
        reported_on: day,
        status: maybe(word),
        status_basis: maybe(word),
        progress: maybe(number),
        text: maybe(text),
        evidence: maybe(text),
        published_at: maybe(word),
        recorded_at: word,
        supersedes_id: maybe(id),
        deleted_at: maybe(word),
        reason: maybe(text),
        revision: count,
      },
      { primary: ['id'], index: [['assignment_id'], ['paper_id']] },
    );
    await createTable(
      runner,
      'report_requests',
      {
        id,
        area_id: id,
        meeting_id: id,
        issued_on: day,
        due_on: day,
        published_at: maybe(word),
        recorded_at: word,
      },
      { primary: ['id'], index: [['meeting_id']] },
    );
    await createTable(
      runner,
      'requested_areas',
      { request_id: id, area_id: id },
      { primary: ['request_id', 'area_id'], index: [['area_id']] },
    );
    await decisionRollup.createTables(runner);
    await createStateTable(runner, 'assignment_states', { due_basis: maybe(word) });
    await createMemoTable(runner);
    await createFindingTable(runner);
    await createProposalTable(runner);
    await createWithdrawalTable(runner);
    await createRequestTable(runner);
    await createTurnTable(runner);
    await createOutboxTables(runner);
    await createReplicaTable(runner);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only; restore the backup made before.');
  }
}
