import type { Database } from '../../../lib/database/database';
import { holdsOn, type DirectoryRecord } from '../../../lib/directory/records';
import { TreeByHand } from '../../../tests/support/tree-by-hand';
import { ActivityByHand, dayOf, type Row, type StateByHand } from './activity-by-hand';

/** What a roll-up is asked; areas by their inner ids. */
export interface Question {
  readonly areaId: string;
  readonly fiscalYear: string;
  readonly asOf: string;
  readonly treeOn: string;
  readonly published: boolean;
  readonly self: boolean;
  readonly issuerId: string | null;
}

/** Whole numbers to be met exactly, and shares to be met within their rounding. */
export interface HandCount {
  readonly counts: Record<string, number>;
  readonly shares: Record<'percentComplete' | 'percentExpectedToDate', number | null>;
}

/** A late activity as the list should show it. */
export interface LateByHand {
  readonly id: string;
  readonly dueOn: string;
  readonly reason: string;
}

export const COUNTED =
  'plansSubmitted plansExpected plansMissing activities notStarted inProgress completed cancelled overdue reported ' +
  'notReported claimed verified disputed undated openFromEarlierYears occurrences occurrencesDone occurrencesMissed annualReportsSubmitted ' +
  'annualReportsExpected annualReportsLate teamsFormed teamsExpected';

/**
 * Counts a roll-up from the base rows, one row after the other, sharing no code with what is tested: the
 * tree by walking up placements, the state of each activity by looking through its reports.
 */
export class CountedByHand {
  private constructor(
    private readonly records: readonly DirectoryRecord[],
    private readonly tree: TreeByHand,
    private readonly plans: readonly Row[],
    private readonly activities: ReadonlyMap<unknown, readonly ActivityByHand[]>,
    private readonly annualReports: readonly Row[],
  ) {}

  static async read({ reader }: Database, records: readonly DirectoryRecord[]): Promise<CountedByHand> {
    const all = (table: string): Promise<Row[]> => reader.query(`SELECT * FROM ${table}`);
    const occurrences = grouped(await all('occurrences'), (row) => row['activity_id']);
    const reports = grouped(await all('activity_reports'), (row) => row['activity_id']);
    const activities = (await all('activities')).map(
      (row) => new ActivityByHand(row, occurrences.get(row['id']) ?? [], reports.get(row['id']) ?? []),
    );
    return new CountedByHand(
      records,
      new TreeByHand(records),
      await all('action_plans'),
      grouped(activities, ({ row }) => row['plan_id']),
      await all('annual_reports'),
    );
  }

  /** The days on which something of a year changes: where a count that is off by a day shows. */
  turningDays(fiscalYear: string): string[] {
    const ofYear = (row: Row): boolean => row['fiscal_year'] === fiscalYear;
    const activities = [...this.activities.values()].flat().filter(({ row }) => ofYear(row));
    const rows = [
      ...[...this.plans, ...this.annualReports].filter(ofYear),
      ...activities.flatMap(({ row, occurrences, reports }) => [row, ...occurrences, ...reports]),
    ];
    const columns = ['ends_on', 'on', 'reported_on', 'counts_from', 'submitted_on'];
    const days = rows.flatMap((row) => columns.map((column) => row[column]));
    return [...new Set(days.filter((day) => typeof day === 'string'))];
  }

  /** How many plans stand somewhere on their way to the public. */
  plansIn(state: string, published: boolean): number {
    const standing = (plan: Row): string => {
      if (plan['published_at'] !== null) return 'PUBLISHED';
      if (plan['approved_at'] !== null) return 'APPROVED';
      return plan['submitted_at'] === null ? 'DRAFT' : 'SUBMITTED';
    };
    const seen = this.plans.filter((plan) => !published || plan['published_at'] !== null);
    return seen.filter((plan) => standing(plan) === state).length;
  }

  count(question: Question): HandCount {
    const counts: Record<string, number> = Object.fromEntries(
      COUNTED.split(' ').map((measure) => [measure, 0]),
    );
    const add = (measure: string, amount = 1): void => {
      counts[measure] = (counts[measure] ?? 0) + amount;
    };
    const shares = { done: 0, expected: 0, of: 0 };
    for (const plan of this.plans) {
      if (this.counts(plan, 'counts_from', question)) this.addPlan(plan, question, add, shares);
      else if (String(plan['fiscal_year']) < question.fiscalYear) this.addEarlier(plan, question, add);
    }
    for (const report of this.annualReports)
      if (this.counts(report, 'submitted_on', question)) add('annualReportsSubmitted');
    for (const { id } of this.tree.areas(question.asOf)) {
      if (!this.within(id, question) || (question.issuerId !== null && id !== question.issuerId)) continue;
      this.expect(id, question, add);
    }
    const { done, expected, of } = shares;
    return {
      counts,
      shares: {
        percentComplete: of && counts['reported'] ? (100 * done) / of : null,
        percentExpectedToDate: of ? (100 * expected) / of : null,
      },
    };
  }

  /** What is late of live years (that of the day and the one before), of archive years, or of one year. */
  late(question: Question, which: 'LIVE' | 'ARCHIVE' | 'YEAR'): LateByHand[] {
    const year = Number(question.asOf.slice(0, 4)) - (question.asOf.slice(5) < '07-01' ? 1 : 0);
    const plans = this.plans.filter((plan) => {
      const isOld = Number(String(plan['fiscal_year']).slice(0, 4)) < year - 1;
      const fits =
        which === 'YEAR' ? plan['fiscal_year'] === question.fiscalYear : isOld === (which === 'ARCHIVE');
      return (
        fits && this.counts(plan, 'counts_from', { ...question, fiscalYear: String(plan['fiscal_year']) })
      );
    });
    return plans
      .flatMap((plan) => this.activities.get(plan['id']) ?? [])
      .flatMap((activity) => activity.late(question.asOf, question.published) ?? [])
      .sort((left, right) => (`${left.dueOn} ${left.id}` < `${right.dueOn} ${right.id}` ? -1 : 1));
  }

  /** Every activity of any year that counts in the area asked about, with its plan and what it was on the day. */
  counted(question: Question): { plan: Row; row: Row; state: StateByHand }[] {
    return this.plans.flatMap((plan) => {
      const ofYear = { ...question, fiscalYear: String(plan['fiscal_year']) };
      if (!this.counts(plan, 'counts_from', ofYear)) return [];
      const activities = this.activities.get(plan['id']) ?? [];
      return activities.map((activity) => ({
        plan,
        row: activity.row,
        state: activity.on(question.asOf, question.published),
      }));
    });
  }

  private addPlan(
    plan: Row,
    { asOf, published }: Question,
    add: (measure: string, amount?: number) => void,
    shares: { done: number; expected: number; of: number },
  ): void {
    add('plansSubmitted');
    const states = (this.activities.get(plan['id']) ?? []).map((activity) => activity.on(asOf, published));
    for (const state of states) {
      add('activities');
      add(state.status);
      add(state.reported ? 'reported' : 'notReported');
      if (state.verification) add(state.verification);
      if (state.late) add('overdue');
      if (state.undated) add('undated');
      add('occurrencesMissed', state.stepsMissed);
      if (state.status === 'cancelled') continue;
      add('occurrences', state.steps);
      add('occurrencesDone', state.stepsDone);
    }
    const asked = states.filter(({ status }) => status !== 'cancelled');
    const weightless = asked.every(({ weight }) => weight === 0);
    const weight = (state: { weight: number | null }): number => (weightless ? 1 : (state.weight ?? 1));
    const whole = asked.reduce((sum, state) => sum + weight(state), 0);
    for (const state of asked) {
      shares.done += (asked.length * weight(state) * state.share) / whole;
      shares.expected += (asked.length * weight(state) * state.expected) / whole;
    }
    shares.of += asked.length;
  }

  private addEarlier(plan: Row, question: Question, add: (measure: string) => void): void {
    if (!this.counts(plan, 'counts_from', { ...question, fiscalYear: String(plan['fiscal_year']) })) return;
    for (const activity of this.activities.get(plan['id']) ?? []) {
      const { status } = activity.on(question.asOf, question.published);
      if (status === 'notStarted' || status === 'inProgress') add('openFromEarlierYears');
    }
  }

  private counts(row: Row, dayColumn: string, question: Question): boolean {
    if (row['fiscal_year'] !== question.fiscalYear || dayOf(row, dayColumn) > question.asOf) return false;
    if (question.published && row['published_at'] === null) return false;
    if (question.issuerId !== null && row['area_id'] !== question.issuerId) return false;
    return this.within(String(row['area_id']), question);
  }

  /** What the rules expect of one area, said with years and months rather than with spans. */
  private expect(areaId: string, question: Question, add: (measure: string, amount?: number) => void): void {
    const { fiscalYear, asOf } = question;
    const area = this.records.find((record) => record.kind === 'area' && record.id === areaId);
    if (area?.kind !== 'area') return;
    const year = Number(fiscalYear.slice(0, 4));
    const self = { ...question, areaId, self: true, issuerId: null };
    const submitted = this.plans.some((plan) => this.counts(plan, 'counts_from', self));
    const reported = this.annualReports.some((report) => this.counts(report, 'submitted_on', self));
    const reached = (day: string): string => (asOf < day ? asOf : day);
    const bound = (on: string): boolean => area.level !== 'COUNTRY' && on >= '2013-04-08';
    const owesPlan =
      asOf >= `${year}-07-01` &&
      bound(`${year}-07-31`) &&
      holdsOn(area, reached(`${year}-07-31`)) &&
      this.hadTeam(areaId, reached(`${year}-07-31`));
    const owesReport =
      asOf >= `${year + 1}-07-01` &&
      bound(`${year + 1}-07-31`) &&
      holdsOn(area, reached(`${year + 1}-07-31`)) &&
      this.hadTeam(areaId, `${year + 1}-06-30`);
    if (submitted || owesPlan) add('plansExpected');
    if (owesPlan && !submitted) add('plansMissing');
    if (reported || owesReport) add('annualReportsExpected');
    if (owesReport && !reported && asOf >= `${year + 1}-08-01`) add('annualReportsLate');
    if (holdsOn(area, asOf) && this.hadTeam(areaId, asOf)) add('teamsFormed');
    if (holdsOn(area, asOf) && bound(asOf)) add('teamsExpected');
  }

  private hadTeam(areaId: string, on: string): boolean {
    return this.records.some(
      (record) => record.kind === 'team' && record.areaId === areaId && holdsOn(record, on),
    );
  }

  private within(areaId: string, { areaId: wanted, self, treeOn }: Question): boolean {
    return self ? areaId === wanted : this.tree.above(areaId, treeOn).includes(wanted);
  }
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): Map<unknown, Item[]> {
  const groups = new Map<unknown, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
