import type { Database } from '../../../lib/database/database';
import type { TreeByHand } from '../../../tests/support/tree-by-hand';

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

export type Row = Readonly<Record<string, string | number | null>>;
type Sum = Record<string, number>;

export interface State {
  readonly measure: string;
  readonly reportedOn: string | null;
  /** The measure of what was made of the report that counts; null where none does. */
  readonly verification: string | null;
  readonly dueOn: string | null;
  readonly met: boolean;
}

const MEASURES =
  'meetingsHeld monthsMet meetingsExpected assignments notStarted inProgress implemented dropped overdue ' +
  'notReported claimed verified disputed undated openFromEarlierYears reportsDue reportsLate';

/**
 * Counts a roll-up from the base rows, one row after the other, sharing no code with what is tested:
 * the tree by walking up placements, the state of each assignment by looking for its last report.
 */
export class CountedByHand {
  private readonly meetingOf: ReadonlyMap<unknown, Row>;
  private readonly states = new Map<string, State | null>();

  private constructor(
    private readonly tree: TreeByHand,
    private readonly meetings: readonly Row[],
    private readonly assignments: readonly Row[],
    private readonly reports: ReadonlyMap<unknown, readonly Row[]>,
    private readonly dues: ReadonlyMap<unknown, readonly Row[]>,
    private readonly asked: readonly Row[],
  ) {
    this.meetingOf = new Map(meetings.map((row) => [row['id'], row]));
  }

  /** What is to be public by a day counts as public on it, whether or not anyone has asked on that day yet. */
  static async read({ reader }: Database, tree: TreeByHand, today: string): Promise<CountedByHand> {
    const all = (sql: string): Promise<Row[]> => reader.query(sql);
    const due = new Set(
      (await all(`SELECT * FROM due_publications WHERE publish_on <= '${today}'`)).map(
        (row) => row['record_id'],
      ),
    );
    const meetings = (await all('SELECT * FROM meetings')).map((row) =>
      due.has(row['id'] ?? '') ? { ...row, published_at: 'due' } : row,
    );
    const reports = await all('SELECT * FROM decision_reports');
    return new CountedByHand(
      tree,
      meetings,
      await all(
        'SELECT a.*, d.kind, d.asked_every, d.derived_from_id, d.text, d.implementer, i.topic, m.recorded_at FROM assignments a ' +
          'JOIN decisions d ON d.id = a.decision_id JOIN meetings m ON m.id = a.meeting_id ' +
          'LEFT JOIN agenda_items i ON i.id = d.agenda_item_id',
      ),
      grouped(reports, 'assignment_id'),
      grouped(await all('SELECT * FROM due_changes'), 'assignment_id'),
      await all(
        'SELECT r.*, q.area_id AS asked_id FROM report_requests r JOIN requested_areas q ON q.request_id = r.id',
      ),
    );
  }

  /** The days on which something changes: where a count that is off by a day shows. */
  turningDays(): string[] {
    const rows = [...this.dues.values(), ...this.reports.values()].flat();
    const days = [...rows, ...this.asked].flatMap((row) => [row['due_on'], row['reported_on']]);
    return [...new Set(days.filter((day) => typeof day === 'string'))];
  }

  count(question: Question): Sum {
    const sum: Sum = Object.fromEntries(MEASURES.split(' ').map((measure) => [measure, 0]));
    const add = (measure: string, amount = 1): void => {
      sum[measure] = (sum[measure] ?? 0) + amount;
    };
    for (const meeting of this.meetings)
      if (this.isHeld(meeting, question) && this.belongs(meeting, 'area_id', 'area_id', question))
        add('meetingsHeld');
    this.addMonths(question, add);
    this.addAsked(question, add);
    for (const { row, state } of this.counted(question)) {
      const earlier = String(row['fiscal_year']) < question.fiscalYear;
      if (!earlier && row['fiscal_year'] !== question.fiscalYear) continue;
      const open = state.measure === 'notStarted' || state.measure === 'inProgress';
      if (earlier) {
        if (open) add('openFromEarlierYears');
        continue;
      }
      add('assignments');
      add(state.measure);
      if (!state.reportedOn) add('notReported');
      if (state.verification) add(state.verification);
      if (open && !state.dueOn) add('undated');
      if (open && state.dueOn && state.dueOn < question.asOf && !state.met) add('overdue');
    }
    return sum;
  }

  /** Every assignment of any year that counts in the area asked about, with what it was at the end of the day. */
  counted(question: Question): { row: Row; state: State }[] {
    return this.assignments.flatMap((row) => {
      if (!this.within(row['area_id'], question) || !issued(row['issuer_id'], question)) return [];
      const state = this.stateOf(row, question);
      if (!state || (question.issuerId === null && this.isCovered(row, question))) return [];
      return [{ row, state }];
    });
  }

  /** How many assignments of live years (that of the day and the one before) or of archive years are overdue. */
  late(question: Question, archive: boolean): number {
    const years = new Set(this.assignments.map((row) => String(row['fiscal_year'])));
    const year = Number(question.asOf.slice(0, 4)) - (question.asOf.slice(5) < '07-01' ? 1 : 0);
    const counted = [...years].filter((each) => Number(each.slice(0, 4)) < year - 1 === archive);
    return counted.reduce(
      (sum, fiscalYear) => sum + (this.count({ ...question, fiscalYear })['overdue'] ?? 0),
      0,
    );
  }

  private addMonths(question: Question, add: (measure: string, amount: number) => void): void {
    const start = Number(question.fiscalYear.slice(0, 4));
    for (const { id } of this.tree.areas(question.asOf)) {
      if (!this.within(id, question) || !issued(id, question)) continue;
      for (let index = 0; index < 12; index += 1) {
        const month = new Date(Date.UTC(start, 6 + index, 1)).toISOString().slice(0, 7);
        const last = new Date(Date.UTC(start, 7 + index, 0)).toISOString().slice(0, 10);
        const met = this.meetings.some(
          (row) =>
            row['area_id'] === id &&
            String(row['counts_from']).startsWith(month) &&
            this.isHeld(row, question),
        );
        const asked = last <= question.asOf && this.tree.owes(id, 'MONTHLY_MEETING', `${month}-01`);
        if (met) add('monthsMet', 1);
        if (met || asked) add('meetingsExpected', 1);
      }
    }
  }

  private addAsked(question: Question, add: (measure: string) => void): void {
    for (const row of this.asked) {
      const meeting = this.meetingOf.get(row['meeting_id']);
      if (meeting?.['fiscal_year'] !== question.fiscalYear || String(row['issued_on']) > question.asOf)
        continue;
      if (question.published && (row['published_at'] === null || meeting['published_at'] === null)) continue;
      if (!this.within(row['asked_id'], question) || !issued(row['area_id'], question)) continue;
      add('reportsDue');
      const answered = this.assignments
        .filter((each) => each['meeting_id'] === row['meeting_id'] && each['area_id'] === row['asked_id'])
        .flatMap((each) => this.standing(each, question.published))
        .some(
          (each) =>
            String(each['reported_on']) >= String(row['issued_on']) &&
            String(each['reported_on']) <= question.asOf,
        );
      if (!answered && String(row['due_on']) < question.asOf) add('reportsLate');
    }
  }

  private isHeld(meeting: Row, { published, asOf }: Question): boolean {
    return (!published || meeting['published_at'] !== null) && String(meeting['counts_from']) <= asOf;
  }

  private belongs(row: Row, area: string, issuer: string, question: Question): boolean {
    return (
      row['fiscal_year'] === question.fiscalYear &&
      this.within(row[area], question) &&
      issued(row[issuer], question)
    );
  }

  private within(areaId: unknown, { areaId: wanted, self, treeOn }: Question): boolean {
    return self ? areaId === wanted : this.tree.above(String(areaId), treeOn).includes(wanted);
  }

  /** Whether an assignment of the decision it comes from counts in the same number. */
  private isCovered(row: Row, question: Question): boolean {
    if (row['derived_from_id'] === null) return false;
    return this.assignments.some(
      (above) =>
        above['decision_id'] === row['derived_from_id'] &&
        above['fiscal_year'] === row['fiscal_year'] &&
        (above['area_id'] === row['area_id'] || above['area_id'] === row['issuer_id']) &&
        this.within(above['area_id'], question) &&
        this.stateOf(above, question) !== null,
    );
  }

  /** The reports on an assignment that say something, and were neither taken back nor corrected. */
  private standing(row: Row, published: boolean): Row[] {
    const all = this.reports.get(row['id']) ?? [];
    const left = all.filter(
      (each) => each['deleted_at'] === null && (!published || each['published_at'] !== null),
    );
    const corrected = (each: Row): boolean =>
      left.some((later) => {
        for (
          let id = later['supersedes_id'];
          id;
          id = all.find((other) => other['id'] === id)?.['supersedes_id'] ?? null
        )
          if (id === each['id']) return true;
        return false;
      });
    return left.filter((each) => each['status'] !== null && !corrected(each));
  }

  /** What was last set, with a day by the next meeting worked out anew; where it is no day, the first letter since. */
  private dueOf(row: Row, asOf: string, published: boolean): Row | undefined {
    const dues = (this.dues.get(row['id']) ?? []).filter(
      (each) => !published || each['published_at'] !== null,
    );
    const isLetter = (each: Row): boolean => each['due_basis'] === 'REQUEST';
    const set = lastUntil(
      dues.filter((each) => !isLetter(each)),
      'from',
      String(row['assigned_on']),
      asOf,
    );
    const day = set?.['due_basis'] === 'NEXT_MEETING' ? this.nextMeeting(row) : set?.['due_on'];
    if (set && day) return { ...set, due_on: day };
    if (row['kind'] === 'CONTINUING' && row['asked_every'] !== null) return undefined;
    const since = set ? String(set['from']) : '';
    const key = (each: Row) => `${String(each['from'])} ${String(each['recorded_at'])} ${String(each['id'])}`;
    return dues
      .filter((each) => isLetter(each) && String(each['from']) >= since && String(each['from']) <= asOf)
      .sort((left, right) => (key(left) < key(right) ? -1 : 1))[0];
  }

  /** The day of the first public meeting of the issuer after the one that decided. */
  private nextMeeting(row: Row): string | undefined {
    return this.meetings
      .filter((meeting) => meeting['area_id'] === row['issuer_id'] && meeting['published_at'] !== null)
      .map((meeting) => String(meeting['counts_from']))
      .filter((day) => day > String(row['assigned_on']))
      .sort()[0];
  }

  /** What an assignment was at the end of the day; null where it does not count. */
  private stateOf(row: Row, question: Question): State | null {
    const key = `${String(row['id'])} ${question.asOf} ${question.published}`;
    let state = this.states.get(key);
    if (state === undefined) this.states.set(key, (state = this.workedOut(row, question)));
    return state;
  }

  private workedOut(row: Row, { asOf, published }: Question): State | null {
    const assignedOn = String(row['assigned_on']);
    if (assignedOn > asOf) return null;
    const reports = this.standing(row, published);
    if (published && this.meetingOf.get(row['meeting_id'])?.['published_at'] === null) return null;
    if (row['known_from'] === 'REPORT' && !reports.length) return null;
    const report = lastUntil(reports, 'reported_on', assignedOn, asOf);
    const due = this.dueOf(row, asOf, published);
    const measure = measureOf(row, report);
    const verification = report ? String(report['verification']).toLowerCase() : null;
    const reportedOn = report ? String(report['reported_on']) : null;
    if (!due?.['due_on'] && row['kind'] === 'CONTINUING' && row['asked_every'] !== null)
      return { measure, reportedOn, verification, ...nextPeriod(row, reportedOn) };
    const asked = due?.['due_basis'] === 'REQUEST' && reportedOn !== null;
    const met = asked
      ? reportedOn >= String(due['from'])
      : row['kind'] === 'CONTINUING' && measure === 'inProgress';
    return {
      measure,
      reportedOn,
      verification,
      dueOn: due?.['due_on'] ? String(due['due_on']) : null,
      met,
    };
  }
}

function issued(issuerId: unknown, question: Question): boolean {
  return question.issuerId === null || issuerId === question.issuerId;
}

function measureOf(row: Row, report: Row | undefined): string {
  if (!report || report['status'] === 'NOT_STARTED') return 'notStarted';
  if (report['status'] === 'DROPPED') return 'dropped';
  const done =
    report['status'] === 'IMPLEMENTED' && row['kind'] === 'ONE_TIME' && report['status_basis'] !== 'INFERRED';
  return done ? 'implemented' : 'inProgress';
}

const MONTHS_OF: Record<string, number> = { MONTH: 1, QUARTER: 3, HALF_YEAR: 6, FISCAL_YEAR: 12 };

/** The period for which a continuing decision next asks for a report, and whether it has come. */
function nextPeriod(row: Row, reportedOn: string | null): { dueOn: string; met: boolean } {
  const start = Number(String(row['fiscal_year']).slice(0, 4));
  const length = MONTHS_OF[String(row['asked_every'])] ?? 12;
  const ends = Array.from({ length: 12 / length }, (_, index) =>
    new Date(Date.UTC(start, 6 + (index + 1) * length, 0)).toISOString().slice(0, 10),
  );
  const since =
    reportedOn !== null && reportedOn > String(row['assigned_on']) ? reportedOn : String(row['assigned_on']);
  const last = String(ends.at(-1));
  const dueOn = ends[ends.findIndex((end) => end >= since) + 1] ?? last;
  const inLast = reportedOn !== null && reportedOn > (ends.at(-2) ?? `${start}-06-30`);
  return { dueOn: ends.some((end) => end >= since) ? dueOn : last, met: inLast };
}

/** The last row by its day (never before `earliest`), then by recording, that has taken effect on a day. */
function lastUntil(rows: readonly Row[], dayColumn: string, earliest: string, on: string): Row | undefined {
  let last: Row | undefined;
  let lastKey = '';
  for (const row of rows) {
    const day = String(row[dayColumn]);
    if ((day < earliest ? earliest : day) > on) continue;
    const key = `${day} ${String(row['recorded_at'])} ${String(row['id'])}`;
    if (!last || key > lastKey) {
      last = row;
      lastKey = key;
    }
  }
  return last;
}

function grouped(rows: readonly Row[], column: string): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) groups.set(row[column], [...(groups.get(row[column]) ?? []), row]);
  return groups;
}
