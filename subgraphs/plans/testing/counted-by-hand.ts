import type { Database } from '../../../lib/database/database';
import { holdsOn, type DirectoryRecord, type PlacementRecord } from '../../../lib/directory/records';

/** What a roll-up is asked. */
export interface Question {
  readonly code: string;
  readonly fiscalYear: string;
  readonly asOf: string;
  readonly treeOn: string;
  readonly published: boolean;
  readonly self: boolean;
}

/** Whole numbers to be met exactly, and a share to be met within its rounding. */
export interface HandCount {
  readonly counts: Record<string, number>;
  readonly percentComplete: number | null;
}

type Row = Record<string, string | number | null>;

export const COUNTED =
  'plansSubmitted plansExpected activities notStarted inProgress completed cancelled overdue notReported undated ' +
  'annualReportsSubmitted annualReportsExpected teamsFormed teamsExpected';

/**
 * Counts a roll-up from the base rows, one row after the other, sharing no code with what is tested: the
 * tree by walking up placements, the state of each activity by looking through its reports.
 */
export class CountedByHand {
  private constructor(
    private readonly records: readonly DirectoryRecord[],
    private readonly plans: readonly Row[],
    private readonly activities: ReadonlyMap<unknown, readonly Row[]>,
    private readonly occurrences: ReadonlyMap<unknown, readonly Row[]>,
    private readonly reports: ReadonlyMap<unknown, readonly Row[]>,
    private readonly annualReports: readonly Row[],
  ) {}

  static async read({ reader }: Database, records: readonly DirectoryRecord[]): Promise<CountedByHand> {
    const all = (table: string): Promise<Row[]> => reader.query(`SELECT * FROM ${table}`);
    return new CountedByHand(
      records,
      await all('action_plans'),
      grouped(await all('activities'), 'plan_id'),
      grouped(await all('occurrences'), 'activity_id'),
      grouped(await all('activity_reports'), 'activity_id'),
      await all('annual_reports'),
    );
  }

  /** The days on which something of a year changes: where a count that is off by a day shows. */
  turningDays(fiscalYear: string): string[] {
    const activities = [...this.activities.values()]
      .flat()
      .filter((row) => row['fiscal_year'] === fiscalYear);
    const below = [this.occurrences, this.reports].flatMap((groups) =>
      activities.flatMap(({ id }) => groups.get(id) ?? []),
    );
    const own = [...this.plans, ...this.annualReports].filter((row) => row['fiscal_year'] === fiscalYear);
    const days = [...own, ...activities, ...below].flatMap((row) =>
      ['ends_on', 'on', 'reported_on', 'counts_from', 'submitted_on'].map((column) => row[column]),
    );
    return [...new Set(days.filter((day) => typeof day === 'string'))];
  }

  count(question: Question): HandCount {
    const counts: Record<string, number> = Object.fromEntries(
      COUNTED.split(' ').map((measure) => [measure, 0]),
    );
    const add = (measure: string, amount = 1): void => {
      counts[measure] = (counts[measure] ?? 0) + amount;
    };
    let share = 0;
    let weighing = 0;
    for (const plan of this.plans) {
      if (!this.counts(plan, 'counts_from', question)) continue;
      add('plansSubmitted');
      let sharesOfPlan = 0;
      let weights = 0;
      let left = 0;
      const open = (this.activities.get(plan['id']) ?? []).map((row) => ({
        row,
        state: this.stateOf(row, plan, question),
      }));
      const allWeightless = open.every(
        ({ row, state }) => state.status === 'cancelled' || row['weight'] === 0,
      );
      for (const { row, state } of open) {
        add('activities');
        add(state.status);
        if (!state.reported) add('notReported');
        if (state.late) add('overdue');
        if (state.undated) add('undated');
        if (state.status === 'cancelled') continue;
        const weight = allWeightless || row['weight'] === null ? 1 : Number(row['weight']);
        sharesOfPlan += weight * state.percent;
        weights += weight;
        left += 1;
      }
      if (left) share += (left * sharesOfPlan) / weights;
      weighing += left;
    }
    for (const report of this.annualReports) {
      if (this.counts(report, 'submitted_on', question)) add('annualReportsSubmitted');
    }
    for (const areaId of this.areasOf(question)) this.expect(areaId, question, add);
    const reported = (counts['activities'] ?? 0) - (counts['notReported'] ?? 0);
    return { counts, percentComplete: reported > 0 && weighing > 0 ? share / weighing : null };
  }

  private stateOf(activity: Row, plan: Row, question: Question) {
    const steps = this.occurrences.get(activity['id']) ?? [];
    const done = new Set<number>();
    let last: Row | undefined;
    let stated: number | null = null;
    for (const report of this.inOrder(activity)) {
      if (report['status'] === null || (question.published && report['published_at'] === null)) continue;
      if (
        dayOf(report, 'reported_on') > question.asOf &&
        String(plan['counts_from']) <= String(report['reported_on'])
      )
        continue;
      last = report;
      if (report['progress'] !== null) stated = Number(report['progress']);
      for (const position of JSON.parse(String(report['occurrences_done'])) as number[]) done.add(position);
    }
    const status = statusOf(last);
    const isOpen = status === 'notStarted' || status === 'inProgress';
    const dues = [
      ...steps
        .filter((step) => step['on'] !== null && !done.has(Number(step['position'])))
        .map((step) => String(step['on'])),
      ...lastDay(activity),
    ];
    let percent = status === 'completed' ? 100 : 0;
    if (status === 'inProgress') percent = stated ?? (steps.length ? (100 * done.size) / steps.length : 0);
    return {
      status,
      percent,
      reported: last !== undefined,
      late: isOpen && dues.some((due) => due < question.asOf),
      undated: isOpen && dues.length === 0,
    };
  }

  private inOrder(activity: Row): Row[] {
    const key = (row: Row): string => [row['reported_on'], row['recorded_at'], row['id']].join(' ');
    return [...(this.reports.get(activity['id']) ?? [])].sort((left, right) =>
      key(left) < key(right) ? -1 : 1,
    );
  }

  private counts(row: Row, dayColumn: string, question: Question): boolean {
    if (row['fiscal_year'] !== question.fiscalYear || dayOf(row, dayColumn) > question.asOf) return false;
    if (question.published && row['published_at'] === null) return false;
    return this.areasOf(question).has(String(row['area_id']));
  }

  /** What the rules expect of one area, said with years and months rather than with spans. */
  private expect(areaId: string, question: Question, add: (measure: string, amount?: number) => void): void {
    const { fiscalYear, asOf } = question;
    const area = this.records.find((record) => record.kind === 'area' && record.id === areaId);
    if (area?.kind !== 'area') return;
    const year = Number(fiscalYear.slice(0, 4));
    const self = { ...question, code: areaId.slice('area-'.length), self: true };
    const submitted = this.plans.some((plan) => this.counts(plan, 'counts_from', self));
    const reported = this.annualReports.some((report) => this.counts(report, 'submitted_on', self));
    const planDay = asOf < `${year}-07-31` ? asOf : `${year}-07-31`;
    const bound = (on: string): boolean => area.level !== 'COUNTRY' && on >= '2013-04-08';
    const owesPlan = asOf >= `${year}-07-01` && bound(`${year}-07-31`) && this.hadTeam(areaId, planDay);
    const owesReport =
      asOf >= `${year + 1}-07-01` && bound(`${year + 1}-07-31`) && this.hadTeam(areaId, `${year + 1}-06-30`);
    if (submitted || owesPlan) add('plansExpected');
    if (reported || owesReport) add('annualReportsExpected');
    if (this.hadTeam(areaId, asOf)) add('teamsFormed');
    if (bound(asOf) && holdsOn(area, asOf)) add('teamsExpected');
  }

  private hadTeam(areaId: string, on: string): boolean {
    return this.records.some(
      (record) => record.kind === 'team' && record.areaId === areaId && holdsOn(record, on),
    );
  }

  private readonly within = new Map<string, ReadonlySet<string>>();

  private areasOf({ code, treeOn, self }: Question): ReadonlySet<string> {
    const key = `${code} ${treeOn} ${self}`;
    const known = this.within.get(key);
    if (known) return known;
    const wanted = `area-${code}`;
    const ids = this.records.flatMap((record) => (record.kind === 'area' ? [record.id] : []));
    const found = new Set(
      ids.filter((id) => (self ? id === wanted : this.above(id, treeOn).includes(wanted))),
    );
    this.within.set(key, found);
    return found;
  }

  /** An area and all that it counts in. */
  private above(areaId: string, on: string): string[] {
    const area = this.records.find((record) => record.kind === 'area' && record.id === areaId);
    if (area?.kind !== 'area') return [];
    if (area.validTo !== null && area.validTo <= on && area.successorId)
      return [areaId, ...this.above(area.successorId, on)];
    const places = this.records.filter(
      (record): record is PlacementRecord => record.kind === 'placement' && record.areaId === areaId,
    );
    const parent = places.find((place) => holdsOn(place, on)) ?? places[0];
    return parent ? [areaId, ...this.above(parent.parentId, on)] : [areaId];
  }
}

function statusOf(report: Row | undefined): string {
  if (report?.['status'] === 'COMPLETED')
    return report['status_basis'] === 'INFERRED' ? 'inProgress' : 'completed';
  if (report?.['status'] === 'CANCELLED') return 'cancelled';
  return report?.['status'] === 'IN_PROGRESS' ? 'inProgress' : 'notStarted';
}

function lastDay(activity: Row): string[] {
  if (Number(activity['ends_on_in_doubt'])) return [];
  if (activity['ends_on'] !== null) return [String(activity['ends_on'])];
  if (activity['recurrence'] === 'NONE') return [];
  return [`${Number(String(activity['fiscal_year']).slice(0, 4)) + 1}-06-30`];
}

function dayOf(row: Row, column: string): string {
  return String(row[column]);
}

function grouped(rows: readonly Row[], column: string): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[column]);
    if (group) group.push(row);
    else groups.set(row[column], [row]);
  }
  return groups;
}
