import type { EntityManager } from 'typeorm';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { addDays } from '../../../lib/time/day';
import { ADMIN, ask } from '../../../tests/support/ask';
import {
  APPROVE_MEETING,
  CORRECT_REPORT,
  DELETE_REPORT,
  DISPUTE_REPORT,
  newRequest,
  PUBLISH_MEETING,
  PUBLISH_REPORT,
  PUBLISH_REQUEST,
  RETURN_MEETING,
  SUBMIT_MEETING,
  VERIFY_REPORT,
  WITHDRAW_MEETING,
  WITHDRAW_REPORT,
  WITHDRAW_REQUEST,
} from './acts';

type Row = Record<string, string | number>;

/** Reports that are neither deleted nor corrected. */
const NEWEST =
  'SELECT id, revision, reported_on FROM decision_reports WHERE deleted_at IS NULL AND id NOT IN ' +
  '(SELECT supersedes_id FROM decision_reports WHERE supersedes_id IS NOT NULL AND deleted_at IS NULL)';
const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'IMPLEMENTED', 'IMPLEMENTED', 'DROPPED', null];

/** Takes back, corrects and makes public again what was written, one random thing after another. */
export class RandomChanges {
  readonly refused: unknown[] = [];
  written = 0;

  constructor(
    private readonly subgraph: Subgraph,
    private readonly reader: EntityManager,
    private readonly random: () => number,
    private readonly today: string,
  ) {}

  async write(): Promise<void> {
    if (this.random() < 0.5) return this.stepUp();
    const dice = this.random();
    if (dice < 0.35) await this.correct();
    else if (dice < 0.5) await this.delete();
    else if (dice < 0.62) await this.withdrawMeeting();
    else if (dice < 0.74) await this.publishMeeting();
    else if (dice < 0.82) await this.withdrawReport();
    else if (dice < 0.9) await this.publishReport();
    else if (dice < 0.95) await this.withdrawRequest();
    else await this.publishRequest();
  }

  /** What superior offices do: they verify and dispute, approve and return, and set days of publication. */
  private async stepUp(): Promise<void> {
    const dice = this.random();
    if (dice < 0.4) await this.judge(VERIFY_REPORT, {});
    else if (dice < 0.6) await this.judge(DISPUTE_REPORT, { remark: 'প্রমাণক নেই' });
    else if (dice < 0.65) await this.move(SUBMIT_MEETING, 'submitted_at IS NULL AND approved_at IS NULL', {});
    else if (dice < 0.7)
      await this.move(APPROVE_MEETING, 'submitted_at IS NOT NULL AND approved_at IS NULL', {});
    else if (dice < 0.75)
      await this.move(RETURN_MEETING, '(submitted_at IS NOT NULL OR approved_at IS NOT NULL)', {
        remark: 'তারিখ নেই',
      });
    else await this.move(PUBLISH_MEETING, '1 = 1', { publishOn: addDays(this.today, 1 + this.upTo(300)) });
  }

  private async judge(source: string, more: object): Promise<void> {
    const report = await this.one(`${NEWEST} AND status IS NOT NULL`);
    if (report) await this.mutate(source, { reportId: report['id'], revision: report['revision'], ...more });
  }

  private async move(source: string, where: string, more: object): Promise<void> {
    const meeting = await this.one(
      `SELECT id, revision FROM meetings WHERE published_at IS NULL AND known_from = 'MINUTES' AND ${where}`,
    );
    if (meeting)
      await this.mutate(source, { meetingId: meeting['id'], revision: meeting['revision'], ...more });
  }

  private async correct(): Promise<void> {
    const report = await this.one(NEWEST);
    if (!report) return;
    const moved = addDays(String(report['reported_on']), Math.floor(this.random() * 120) - 60);
    await this.mutate(CORRECT_REPORT, {
      reportId: report['id'],
      revision: report['revision'],
      status: STATUSES[Math.floor(this.random() * STATUSES.length)],
      statusBasis: this.random() < 0.3 ? 'INFERRED' : 'STATED',
      ...(this.random() < 0.5 ? { reportedOn: moved < this.today ? moved : this.today } : {}),
      reason: 'ভুল',
      publish: this.random() < 0.5,
    });
  }

  private async delete(): Promise<void> {
    const report = await this.one(NEWEST);
    if (!report) return;
    const { id: reportId, revision } = report;
    await this.mutate(DELETE_REPORT, { reportId, revision, reason: 'ভুল' });
  }

  private async withdrawMeeting(): Promise<void> {
    const meeting = await this.one(
      "SELECT id, revision FROM meetings WHERE published_at IS NOT NULL AND known_from = 'MINUTES'",
    );
    if (!meeting) return;
    const { id: meetingId, revision } = meeting;
    await this.mutate(WITHDRAW_MEETING, { meetingId, revision, reason: 'ভুল' });
  }

  private async publishMeeting(): Promise<void> {
    const meeting = await this.one('SELECT id, revision FROM meetings WHERE published_at IS NULL');
    if (!meeting) return;
    await this.mutate(PUBLISH_MEETING, { meetingId: meeting['id'], revision: meeting['revision'] });
  }

  private async withdrawReport(): Promise<void> {
    const report = await this.one(
      'SELECT id, paper_id, (SELECT MAX(o.revision) FROM decision_reports o WHERE o.paper_id = r.paper_id) AS revision ' +
        'FROM decision_reports r WHERE published_at IS NOT NULL',
    );
    if (!report) return;
    const { paper_id: paperId, revision } = report;
    await this.mutate(WITHDRAW_REPORT, { paperId, revision: Number(revision), reason: 'ভুল' });
  }

  private async publishReport(): Promise<void> {
    const report = await this.one('SELECT id, paper_id FROM decision_reports WHERE published_at IS NULL');
    if (report) await this.mutate(PUBLISH_REPORT, { paperId: report['paper_id'] });
  }

  private async withdrawRequest(): Promise<void> {
    const letter = await this.one('SELECT id FROM report_requests WHERE published_at IS NOT NULL');
    if (letter) await this.mutate(WITHDRAW_REQUEST, { reportRequestId: letter['id'], reason: 'ভুল' });
  }

  private async publishRequest(): Promise<void> {
    const letter = await this.one('SELECT id FROM report_requests WHERE published_at IS NULL');
    if (letter) await this.mutate(PUBLISH_REQUEST, { reportRequestId: letter['id'] });
  }

  private async mutate(source: string, body: object): Promise<void> {
    const input = { requestId: newRequest(), ...body };
    const { errors } = await ask(this.subgraph, source, { input }, ADMIN);
    if (errors) this.refused.push(...errors.map(({ message }) => message));
    else this.written += 1;
  }

  private upTo(most: number): number {
    return Math.floor(this.random() * most);
  }

  private async one(sql: string): Promise<Row | undefined> {
    const rows: Row[] = await this.reader.query(`${sql} ORDER BY id`);
    return rows[Math.floor(this.random() * rows.length)];
  }
}
