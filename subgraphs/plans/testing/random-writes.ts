import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { addDays } from '../../../lib/time/day';
import { ADMIN, ask } from '../../../tests/support/ask';
import {
  CONFIRM_PERIOD,
  newRequest,
  PUBLISH_ANNUAL,
  PUBLISH_PLAN,
  PUBLISH_REPORT,
  REPORT,
  SUBMIT_ANNUAL,
  SUBMIT_PLAN,
} from './acts';

/** The years of the random plans: around the day on which a district moves, and up to a year that has not begun. */
export const YEARS = ['2014-15', '2015-16', '2020-21', '2021-22', '2022-23', '2023-24'];
const AREAS = [
  '50',
  '55',
  '5010',
  '5081',
  '5585',
  '5594',
  '501020',
  '501033',
  '508110',
  '508194',
  '558549',
  '559486',
  '559490',
];
const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED', 'COMPLETED', 'CANCELLED', null];
const RECURRENCES = ['NONE', 'NONE', 'NONE', 'MONTHLY', 'QUARTERLY', 'YEARLY', 'TIMES_PER_YEAR'];

interface KnownPlan {
  readonly id: string;
  readonly areaCode: string;
  readonly fiscalYear: string;
  readonly activities: readonly { id: string; number: string | null; occurrences: readonly unknown[] }[];
}

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
  ) {}

  async write(): Promise<void> {
    const dice = this.random();
    if (!this.plans.length || dice < 0.12) await this.submit();
    else if (dice < 0.8) await this.report();
    else if (dice < 0.84) await this.publishPlan();
    else if (dice < 0.9) await this.publishReport();
    else if (dice < 0.94) await this.confirm();
    else if (dice < 0.98) await this.submitAnnual();
    else await this.publishAnnual();
  }

  private async submit(): Promise<void> {
    const areaCode = this.one(AREAS);
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
      reportedOn: past(addDays(begins, this.upTo(460) - 60)),
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

  private async publishPlan(): Promise<void> {
    const { id } = this.one(this.plans);
    const read = await ask(this.subgraph, `{ actionPlan(id: "${id}") { revision } }`, {}, ADMIN);
    await this.mutate(PUBLISH_PLAN, { planId: id, revision: read.data.actionPlan.revision });
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
    const areaCode = this.one(AREAS);
    const publish = this.random() < 0.5;
    const given = { areaCode, fiscalYear, submittedOn, publish, memo: { contentHash: newRequest() } };
    const submitted = (await this.mutate(SUBMIT_ANNUAL, given))?.submitAnnualReport;
    if (submitted) this.annualReportIds.push(submitted.annualReport.id);
  }

  private async publishAnnual(): Promise<void> {
    if (!this.annualReportIds.length) return;
    const id = this.one(this.annualReportIds);
    const read = await ask(this.subgraph, `{ annualReport(id: "${id}") { revision } }`, {}, ADMIN);
    await this.mutate(PUBLISH_ANNUAL, { annualReportId: id, revision: read.data.annualReport.revision });
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

/** The day on which all is written; a report cannot speak for a day to come. */
export const TODAY = '2023-05-20';

function past(day: string): string {
  return day < TODAY ? day : TODAY;
}
