import type { LateByHand } from './counted-by-hand';

export type Row = Readonly<Record<string, string | number | null>>;

export interface StateByHand {
  readonly status: string;
  /** Done, and expected by that day: from 0 to 1. */
  readonly share: number;
  readonly expected: number;
  readonly weight: number | null;
  readonly reported: boolean;
  readonly reportedOn: string | null;
  /** The day by which all of it is to be done. */
  readonly endsOn: string | null;
  /** What the superior office has said of its last report; null where there is none. */
  readonly verification: string | null;
  readonly late: boolean;
  readonly dueOn: string | undefined;
  readonly undated: boolean;
  readonly steps: number;
  readonly stepsDone: number;
  readonly stepsMissed: number;
}

/** What an activity was on a day, by its base rows alone. */
export class ActivityByHand {
  private readonly known = new Map<string, StateByHand>();

  constructor(
    readonly row: Row,
    readonly occurrences: readonly Row[],
    readonly reports: readonly Row[],
  ) {}

  on(asOf: string, published: boolean): StateByHand {
    const key = `${asOf} ${published}`;
    const state = this.known.get(key) ?? this.lookUp(asOf, published);
    this.known.set(key, state);
    return state;
  }

  private lookUp(asOf: string, published: boolean): StateByHand {
    const done = new Set<number>();
    let last: Row | undefined;
    let stated: number | null = null;
    for (const report of this.inOrder(published)) {
      if (
        dayOf(report, 'reported_on') > asOf &&
        dayOf(this.row, 'counts_from') <= dayOf(report, 'reported_on')
      )
        continue;
      last = report;
      if (report['progress'] !== null) stated = Number(report['progress']);
      for (const position of JSON.parse(String(report['occurrences_done'])) as number[]) done.add(position);
    }
    const status = statusOf(last);
    const isOpen = status === 'notStarted' || status === 'inProgress';
    const missing = this.occurrences.filter(
      (step) => step['on'] !== null && !done.has(Number(step['position'])),
    );
    const dues = [...missing.map((step) => dayOf(step, 'on')), ...this.lastDay()];
    let share = status === 'completed' ? 1 : 0;
    if (status === 'inProgress' && stated !== null) share = stated / 100;
    else if (status === 'inProgress' && this.occurrences.length) share = done.size / this.occurrences.length;
    return {
      status,
      share,
      weight: this.row['weight'] === null ? null : Number(this.row['weight']),
      expected: this.expected(asOf),
      reported: last !== undefined,
      reportedOn: last ? dayOf(last, 'reported_on') : null,
      endsOn: this.lastDay()[0] ?? null,
      verification: last ? String(last['verification']).toLowerCase() : null,
      late: isOpen && dues.some((due) => due < asOf),
      dueOn: isOpen ? [...dues].sort()[0] : undefined,
      undated: isOpen && dues.length === 0,
      steps: this.occurrences.length,
      stepsDone: status === 'completed' ? this.occurrences.length : done.size,
      stepsMissed: isOpen ? missing.filter((step) => dayOf(step, 'on') < asOf).length : 0,
    };
  }

  late(asOf: string, published: boolean): LateByHand | null {
    const { late, dueOn, reported } = this.on(asOf, published);
    if (!late || dueOn === undefined) return null;
    const over = this.lastDay().some((day) => day < asOf);
    const reason = !reported ? 'NOT_REPORTED' : over ? 'NOT_DONE' : 'OCCURRENCE_MISSED';
    return { id: String(this.row['id']), dueOn, reason };
  }

  /** The share that the plan's own dates ask to be done by the evening before. */
  private expected(asOf: string): number {
    const [end] = this.lastDay();
    if (end !== undefined && end < asOf) return 1;
    const dated = this.occurrences.filter((step) => step['on'] !== null);
    if (dated.length) return dated.filter((step) => dayOf(step, 'on') < asOf).length / dated.length;
    if (end === undefined) return 0;
    const months = this.monthsUntil(end);
    const times = this.timesIn(months.length);
    let over = 0;
    // The last part is over with the activity itself.
    for (let part = 1; part < times; part += 1) {
      const month = months.find((_, index) => (index + 1) * times >= part * months.length);
      if (month !== undefined && lastOf(month) < asOf) over += 1;
    }
    return over / times;
  }

  /** The months from the start of the period to its end, as far as they lie in the year. */
  private monthsUntil(end: string): string[] {
    const year = Number(String(this.row['fiscal_year']).slice(0, 4));
    const all = Array.from({ length: 12 }, (_, index) =>
      new Date(Date.UTC(year, 6 + index, 1)).toISOString().slice(0, 7),
    );
    const starts = this.row['starts_on'] === null ? '' : dayOf(this.row, 'starts_on').slice(0, 7);
    return all.filter((month) => month >= starts && month <= end.slice(0, 7));
  }

  private timesIn(months: number): number {
    if (!months) return 1;
    if (this.row['recurrence'] === 'MONTHLY') return months;
    if (this.row['recurrence'] === 'QUARTERLY') return Math.floor((months + 2) / 3);
    return this.row['recurrence'] === 'TIMES_PER_YEAR' ? Number(this.row['times_per_year']) : 1;
  }

  private lastDay(): string[] {
    const { ends_on_in_doubt: inDoubt, ends_on: endsOn, recurrence, fiscal_year: year } = this.row;
    if (Number(inDoubt)) return [];
    if (endsOn !== null) return [String(endsOn)];
    return recurrence === 'NONE' ? [] : [`${Number(String(year).slice(0, 4)) + 1}-06-30`];
  }

  private inOrder(published: boolean): Row[] {
    const key = (row: Row): string => [row['reported_on'], row['recorded_at'], row['id']].join(' ');
    return this.reports
      .filter((report) => report['status'] !== null && this.stands(report, published))
      .filter((report) => !this.isReplaced(report, published))
      .sort((left, right) => (key(left) < key(right) ? -1 : 1));
  }

  private stands(report: Row, published: boolean): boolean {
    return report['deleted_at'] === null && (!published || report['published_at'] !== null);
  }

  private isReplaced(report: Row, published: boolean): boolean {
    return this.reports.some(
      (other) =>
        other['supersedes_id'] === report['id'] &&
        (this.stands(other, published) || this.isReplaced(other, published)),
    );
  }
}

export function dayOf(row: Row, column: string): string {
  return String(row[column]);
}

function lastOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10);
}

function statusOf(report: Row | undefined): string {
  if (report?.['status'] === 'COMPLETED')
    return report['status_basis'] === 'INFERRED' ? 'inProgress' : 'completed';
  if (report?.['status'] === 'CANCELLED') return 'cancelled';
  return report?.['status'] === 'IN_PROGRESS' ? 'inProgress' : 'notStarted';
}
