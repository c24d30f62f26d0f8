import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { addDays } from '../../../lib/time/day';
import { ADMIN, ask } from '../../../tests/support/ask';
import {
  CONFIRM_PERIOD,
  CORRECT_REPORT,
  DELETE_REPORT,
  DISPUTE_REPORT,
  newRequest,
  PUBLISH_ANNUAL,
  PUBLISH_PLAN,
  PUBLISH_REPORT,
  REPORT,
  SUBMIT_ANNUAL,
  SUBMIT_PLAN,
  VERIFY_REPORT,
  WITHDRAW_ANNUAL,
  WITHDRAW_PLAN,
  WITHDRAW_REPORT,
} from './acts';
import { takeRandomStep } from './random-steps';

/** The years of the random plans: around the day on which a district moves, and up to a year that has not begun. */
export const YEARS = ['2014-15', '2015-16', '2020-21', '2021-22', '2022-23', '2023-24'];
const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED', 'COMPLETED', 'CANCELLED', null];
const RECURRENCES = ['NONE', 'NONE', 'NONE', 'MONTHLY', 'QUARTERLY', 'YEARLY', 'TIMES_PER_YEAR'];

interface KnownPlan {
  readonly id: string;
  readonly areaCode: string;
  readonly fiscalYear: string;
  readonly activities: readonly { id: string; number: string | null; occurrences: readonly unknown[] }[];
}

/** Words that fold together, or have nothing to fold; chosen without a dice of their own. */
const SUBJECTS = ['সেবা ১', 'সেবা 1', 'Training', 'TRAINING.', null];
const RESPONSIBLE = ['জেলা প্রশাসক', null, 'ইউএনও (সকল)', 'ইউএনও  সকল'];

/** Writes one random thing after another into the plans subgraph, as an administrator would. */
export class RandomWrites {
  private readonly plans: KnownPlan[] = [];
  private readonly papers: string[] = [];
  private readonly annualReportIds: string[] = [];
  readonly refused: unknown[] = [];
  written = 0;

  constructor(
    private readonly subgraph: Subgraph,
    private readonly random: () => number,
    /** The day it is; a report cannot speak for a day to come. */
    private readonly today: () => string,
    /** Codes of the areas that may submit something. */
    private readonly areas: () => readonly string[],
  ) {}

  async write(): Promise<void> {
    const dice = this.random();
    if (!this.plans.length || dice < 0.12) await this.submit();
    else if (dice < 0.52) await this.report();
    else if (dice < 0.61) await this.correct();
    else if (dice < 0.66) await this.takeBack();
    else if (dice < 0.75) await this.judge();
    else if (dice < 0.79) await this.publishPlan();
    else if (dice < 0.81) await this.withdrawPlan();
    else if (dice < 0.86) await this.publishReport();
    else if (dice < 0.88) await this.withdrawReport();
    else if (dice < 0.9) await this.confirm();
    else if (dice < 0.93) await this.submitAnnual();
    else if (dice < 0.94) await this.changeAnnual(PUBLISH_ANNUAL);
    else if (dice < 0.95) await this.changeAnnual(WITHDRAW_ANNUAL);
    else await this.step();
  }

  private async submit(): Promise<void> {
    const areaCode = this.one(this.areas());
    const fiscalYear = this.one(YEARS);
    const begins = `${fiscalYear.slice(0, 4)}-07-01`;
    const submittedOn = this.random() < 0.85 ? addDays(begins, this.upTo(160) - 40) : null;
    const activities = Array.from({ length: 1 + this.upTo(5) }, (_, index) => this.activity(begins, index));
    const paper = { contentHash: newRequest() };
    const input = {
      areaCode,
      fiscalYear,
      submittedOn,
      activities,
      publish: this.random() < 0.6,
      memo: paper,
    };
    const plan = (await this.mutate(SUBMIT_PLAN, input))?.submitActionPlan;
    if (plan?.outcome !== 'RECORDED') return;
    this.plans.push({ areaCode, fiscalYear, ...plan.actionPlan });
    // Now and then the same paper once more: it must change nothing.
    if (this.random() < 0.2) await this.mutate(SUBMIT_PLAN, input);
  }

  private activity(begins: string, index: number): object {
    const startsOn = addDays(begins, this.upTo(300));
    const recurrence = this.one(RECURRENCES);
    const occurrences = Array.from({ length: this.random() < 0.4 ? this.upTo(4) + 1 : 0 }, () => ({
      on: this.random() < 0.8 ? addDays(begins, this.upTo(360)) : null,
      precision: this.random() < 0.2 ? 'MONTH' : 'DAY',
    }));
    return {
      number: this.random() < 0.9 ? `${index + 1}.` : null,
      task: 'কাজ',
      subject: SUBJECTS[this.written % SUBJECTS.length],
      responsible: RESPONSIBLE[(this.written + index) % RESPONSIBLE.length],
      startsOn: this.random() < 0.8 ? startsOn : null,
      // Some end before they start.
      endsOn: this.random() < 0.7 ? addDays(startsOn, this.upTo(200) - 20) : null,
      endsOnPrecision: this.random() < 0.3 ? 'MONTH' : 'DAY',
      endsOnInDoubt: this.random() < 0.05,
      recurrence,
      timesPerYear: recurrence === 'TIMES_PER_YEAR' ? 3 : null,
      weight: this.one([null, null, 0, 0.5, 1, 2, 5, 10]),
      occurrences,
      progress: this.random() < 0.1 ? this.progress(occurrences.length) : null,
    };
  }

  private async report(): Promise<void> {
    const { areaCode, fiscalYear, activities } = this.one(this.plans);
    const sure = this.upTo(activities.length);
    const told = activities.filter((_, index) => index === sure || this.random() < 0.4);
    const begins = `${fiscalYear.slice(0, 4)}-07-01`;
    const input = {
      areaCode,
      fiscalYear,
      reportedOn: this.past(addDays(begins, this.upTo(460) - 60)),
      memo: { contentHash: newRequest() },
      items: told.map(({ id, number, occurrences }) => ({
        ...(number && this.random() < 0.5 ? { number } : { activityId: id }),
        ...this.progress(occurrences.length),
      })),
      publish: this.random() < 0.5,
    };
    const paperId = (await this.mutate(REPORT, input))?.reportActivityProgress.paperId;
    if (paperId) this.papers.push(paperId);
  }

  private progress(occurrences: number): object {
    const positions = Array.from({ length: occurrences }, (_, index) => index + 1);
    return {
      status: this.one(STATUSES),
      statusBasis: this.random() < 0.3 ? 'INFERRED' : 'STATED',
      progress: this.random() < 0.4 ? this.upTo(101) : null,
      occurrencesDone: this.random() < 0.5 ? positions.filter(() => this.random() < 0.4) : null,
    };
  }

  private async correct(): Promise<void> {
    const found = await this.someReport('supersededBy { id }');
    if (!found || found.report.supersededBy) return;
    const { report, activity } = found;
    await this.mutate(CORRECT_REPORT, {
      ...this.progress(activity.occurrences.length),
      reportId: report.id,
      revision: report.revision,
      reportedOn: this.random() < 0.5 ? this.past(addDays(report.reportedOn, this.upTo(200) - 100)) : null,
      reason: 'ভুল সংশোধন',
      publish: this.random() < 0.5,
    });
  }

  private async takeBack(): Promise<void> {
    const found = await this.someReport('reportedOn');
    if (!found) return;
    const { id: reportId, revision } = found.report;
    await this.mutate(DELETE_REPORT, { reportId, revision, reason: 'ভুলক্রমে' });
  }

  private async judge(): Promise<void> {
    const found = await this.someReport('status supersededBy { id }');
    if (!found || found.report.supersededBy || found.report.status === null) return;
    const { id: reportId, revision } = found.report;
    if (this.random() < 0.6) await this.mutate(VERIFY_REPORT, { reportId, revision });
    else await this.mutate(DISPUTE_REPORT, { reportId, revision, remark: 'প্রমাণক নেই' });
  }

  private async step(): Promise<void> {
    const { subgraph, random, today } = this;
    const writer = { subgraph, random, today, mutate: this.mutate.bind(this) };
    if (this.annualReportIds.length && this.random() < 0.4)
      await takeRandomStep(writer, 'annual report', this.one(this.annualReportIds));
    else await takeRandomStep(writer, 'action plan', this.one(this.plans).id);
  }

  /** A report that has not been taken back, read as someone would who is to change it. */
  private async someReport(fields: string) {
    const activity = this.one(this.one(this.plans).activities);
    const source = `{ activity(id: "${activity.id}") {
      reports(first: 50) { edges { node { id revision reportedOn deletedAt ${fields} } } }
    } }`;
    const { data } = await ask(this.subgraph, source, {}, ADMIN);
    const reports = data.activity.reports.edges
      .map(({ node }: { node: { deletedAt: string | null } }) => node)
      .filter(({ deletedAt }: { deletedAt: string | null }) => deletedAt === null);
    return reports.length ? { activity, report: this.one<any>(reports) } : null;
  }

  private async publishPlan(): Promise<void> {
    await this.mutate(PUBLISH_PLAN, await this.somePlan());
  }

  private async withdrawPlan(): Promise<void> {
    await this.mutate(WITHDRAW_PLAN, { ...(await this.somePlan()), reason: 'পুনঃপরীক্ষা' });
  }

  private async somePlan(): Promise<{ planId: string; revision: number }> {
    const { id } = this.one(this.plans);
    const read = await ask(this.subgraph, `{ actionPlan(id: "${id}") { revision } }`, {}, ADMIN);
    return { planId: id, revision: read.data.actionPlan.revision };
  }

  private async withdrawReport(): Promise<void> {
    const found = await this.someReport('paperId');
    if (!found) return;
    const { paperId } = found.report;
    const revision = await this.highestRevision(paperId);
    await this.mutate(WITHDRAW_REPORT, { paperId, revision, reason: 'পুনঃপরীক্ষা' });
  }

  private async highestRevision(paperId: string): Promise<number> {
    const { subgraph } = this;
    // A stale revision is refused with the one that holds, which is how a client without the paper learns it.
    const stale = { requestId: newRequest(), paperId, revision: 0, reason: '?' };
    const { errors } = await ask(subgraph, WITHDRAW_REPORT, { input: stale }, ADMIN);
    return Number(/revision (\d+)/.exec(errors?.[0]?.message ?? '')?.[1]);
  }

  private async publishReport(): Promise<void> {
    if (this.papers.length) await this.mutate(PUBLISH_REPORT, { paperId: this.one(this.papers) });
  }

  private async confirm(): Promise<void> {
    const { id } = this.one(this.one(this.plans).activities);
    const read = await ask(
      this.subgraph,
      `{ activity(id: "${id}") { revision startsOn fiscalYear } }`,
      {},
      ADMIN,
    );
    const { revision, startsOn, fiscalYear } = read.data.activity;
    const from: string = startsOn ?? `${String(fiscalYear).slice(0, 4)}-07-01`;
    await this.mutate(CONFIRM_PERIOD, { activityId: id, revision, endsOn: addDays(from, this.upTo(200)) });
  }

  private async submitAnnual(): Promise<void> {
    const fiscalYear = this.one(YEARS);
    const submittedOn = addDays(`${Number(fiscalYear.slice(0, 4)) + 1}-07-01`, this.upTo(90) - 30);
    const areaCode = this.one(this.areas());
    const publish = this.random() < 0.5;
    const given = { areaCode, fiscalYear, submittedOn, publish, memo: { contentHash: newRequest() } };
    const submitted = (await this.mutate(SUBMIT_ANNUAL, given))?.submitAnnualReport;
    if (submitted) this.annualReportIds.push(submitted.annualReport.id);
  }

  private async changeAnnual(mutation: string): Promise<void> {
    if (!this.annualReportIds.length) return;
    const id = this.one(this.annualReportIds);
    const read = await ask(this.subgraph, `{ annualReport(id: "${id}") { revision } }`, {}, ADMIN);
    const { revision } = read.data.annualReport;
    const reason = mutation === WITHDRAW_ANNUAL ? { reason: 'পুনঃপরীক্ষা' } : {};
    await this.mutate(mutation, { annualReportId: id, revision, ...reason });
  }

  private past(day: string): string {
    return day < this.today() ? day : this.today();
  }

  private async mutate(source: string, input: object) {
    const { data, errors } = await ask(
      this.subgraph,
      source,
      { input: { requestId: newRequest(), ...input } },
      ADMIN,
    );
    if (errors)
      this.refused.push(...errors.map((error) => `${String(error.extensions['code'])} ${error.message}`));
    else this.written += 1;
    return errors ? null : data;
  }

  private upTo(most: number): number {
    return Math.floor(this.random() * most);
  }

  private one<Item>(items: readonly Item[]): Item {
    return items[this.upTo(items.length)] as Item;
  }
}
