import type { Viewer } from '../../../lib/auth/viewer';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { addDays } from '../../../lib/time/day';
import { ADMIN, ask } from '../../../tests/support/ask';
import {
  ASSIGN_DECISION,
  MOVE_DUE_DAY,
  newRequest,
  PUBLISH_MEETING,
  PUBLISH_REPORT,
  RECORD_MEETING,
  REPORT_PROGRESS,
  REQUEST_REPORTS,
} from './acts';

const ISSUERS = ['BD', '50', '55', '5010', '5081', '5585', '5594', '501020', '558549'];
const BELOW: Record<string, readonly string[]> = {
  BD: ['50', '5010', '5594', '558549'],
  '50': ['5010', '5081', '508110'],
  '55': ['5585', '5594', '558592'],
  '5010': ['501020'],
  '5081': ['508110', '508194'],
  '5585': ['558549', '558592'],
  '5594': ['559408', '559486'],
};
const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'IMPLEMENTED', 'IMPLEMENTED', 'DROPPED', null];

/** Topics and implementers that fold together, or have nothing to fold; chosen without a dice of their own. */
const TOPICS = ['সেবা ১', 'সেবা 1', 'Training', 'TRAINING.', null];
const IMPLEMENTERS = ['জেলা প্রশাসক', null, 'ইউএনও (সকল)', 'ইউএনও  সকল'];

interface Known {
  readonly id: string;
  readonly areaCode: string;
  readonly heldOn: string;
  readonly decisionIds: readonly string[];
}

/** Writes one random thing after another into the meetings subgraph, as an administrator would. */
export class RandomWrites {
  private readonly meetings: Known[] = [];
  private readonly papers: string[] = [];
  private readonly assignmentIds: string[] = [];
  readonly refused: unknown[] = [];
  written = 0;

  constructor(
    private readonly subgraph: Subgraph,
    private readonly random: () => number,
  ) {}

  async write(): Promise<void> {
    const dice = this.random();
    if (dice < 0.3 || !this.meetings.length) await this.record();
    else if (dice < 0.75) await this.report();
    else if (dice < 0.8) await this.assign();
    else if (dice < 0.87) await this.moveDueDay();
    else if (dice < 0.91) await this.request();
    else if (dice < 0.96) await this.publishMeeting();
    else await this.publishReport();
  }

  private async record(): Promise<void> {
    // Now and then on the day of a meeting known from reports: its minutes adopt it.
    const known = this.random() < 0.15 ? this.one(this.meetings) : undefined;
    const areaCode = known?.areaCode ?? this.one(ISSUERS);
    const heldOn = known?.heldOn ?? this.day();
    const decisions = Array.from({ length: 1 + Math.floor(this.random() * 4) }, (_, index) => ({
      number: String(index + 1),
      text: `সিদ্ধান্ত ${index + 1}`,
      kind: this.random() < 0.3 ? 'CONTINUING' : 'ONE_TIME',
      askedEvery: this.one(['MONTH', 'QUARTER', 'HALF_YEAR', 'FISCAL_YEAR', null]),
      derivedFromId: this.random() < 0.4 ? this.oneFromAbove(areaCode) : null,
      ...(this.random() < 0.2
        ? { dueBasis: 'NEXT_MEETING' }
        : { dueOn: this.random() < 0.6 ? addDays(heldOn, Math.floor(this.random() * 200)) : null }),
      binds: this.binds(areaCode),
      implementer: IMPLEMENTERS[(this.written + index) % IMPLEMENTERS.length],
    }));
    const input = {
      requestId: newRequest(),
      areaCode,
      heldOn,
      memo: { contentHash: newRequest() },
      agendaItems: [{ topic: TOPICS[this.written % TOPICS.length], decisions }],
      carriedOver: this.carriedOver(areaCode),
      publish: known !== undefined || this.random() < 0.7,
    };
    const data = await this.mutate(RECORD_MEETING, input);
    const meeting = data?.recordMeeting.meeting;
    if (!meeting) return;
    const ids = meeting.decisions.map((decision: { id: string }) => decision.id);
    this.meetings.push({ id: meeting.id, areaCode, heldOn, decisionIds: ids });
    for (const decision of meeting.decisions) {
      for (const { node } of decision.assignments.edges) this.assignmentIds.push(node.id);
    }
  }

  /** Now and then a decision of the area's last meeting, taken up again: it must count no second time. */
  private carriedOver(areaCode: string): object[] {
    const last = this.meetings.findLast((each) => each.areaCode === areaCode && each.decisionIds.length);
    return last && this.random() < 0.3 ? [{ decisionId: this.one(last.decisionIds), number: '৯' }] : [];
  }

  /** A decision of an area above, which is then passed down. */
  private oneFromAbove(areaCode: string): string | null {
    const above = this.meetings.filter(
      (each) => each.decisionIds.length && each.areaCode !== areaCode && isAbove(each.areaCode, areaCode),
    );
    return above.length ? this.one(this.one(above.slice(-6)).decisionIds) : null;
  }

  private async report(): Promise<void> {
    const unknown = this.random() < 0.1;
    const known = this.one(this.meetings);
    const meetingAreaCode = unknown ? this.one(['BD', '50', '55']) : known.areaCode;
    const meetingOn = unknown ? this.day() : known.heldOn;
    const areaCode = this.one([meetingAreaCode, ...(BELOW[meetingAreaCode] ?? [])]);
    const numbers = [1, 2, 3, 4, 5].filter((number) => number === 2 || this.random() < 0.5);
    const input = {
      requestId: newRequest(),
      areaCode,
      meetingAreaCode,
      meetingOn,
      reportedOn: past(addDays(meetingOn, Math.floor(this.random() * 260) - 20)),
      memo: { contentHash: newRequest() },
      items: numbers.map((number) => ({
        number: String(number),
        decision: `সিদ্ধান্ত ${number}`,
        status: this.one(STATUSES),
        statusBasis: this.random() < 0.3 ? 'INFERRED' : 'STATED',
      })),
      publish: this.random() < 0.6,
    };
    const data = await this.mutate(REPORT_PROGRESS, input);
    if (!data) return;
    this.papers.push(data.reportDecisionProgress.paperId);
    if (unknown)
      this.meetings.push({ id: '', areaCode: meetingAreaCode, heldOn: meetingOn, decisionIds: [] });
  }

  private async assign(): Promise<void> {
    const { decisionIds, areaCode } = this.one(this.meetings);
    if (!decisionIds.length) return;
    await this.mutate(ASSIGN_DECISION, {
      requestId: newRequest(),
      decisionId: this.one(decisionIds),
      binds: this.binds(areaCode),
    });
  }

  private async moveDueDay(): Promise<void> {
    if (!this.assignmentIds.length) return;
    const id = this.one(this.assignmentIds);
    const read = await ask(
      this.subgraph,
      '{ assignment(id: "' + id + '") { revision assignedOn } }',
      {},
      ADMIN,
    );
    const { revision, assignedOn } = read.data.assignment;
    await this.mutate(MOVE_DUE_DAY, {
      requestId: newRequest(),
      assignmentId: id,
      revision,
      from: past(addDays(assignedOn, Math.floor(this.random() * 200))),
      dueOn: this.random() < 0.8 ? addDays(assignedOn, Math.floor(this.random() * 300)) : null,
    });
  }

  private async request(): Promise<void> {
    const meeting = this.one(this.meetings.filter(({ id }) => id));
    await this.mutate(REQUEST_REPORTS, {
      requestId: newRequest(),
      meetingId: meeting.id,
      of: this.binds(meeting.areaCode),
      issuedOn: past(addDays(meeting.heldOn, 10)),
      publish: this.random() < 0.5,
      dueOn: addDays(meeting.heldOn, 10 + Math.floor(this.random() * 60)),
      memo: { contentHash: newRequest() },
    });
  }

  private async publishMeeting(): Promise<void> {
    const { id } = this.one(this.meetings.filter((meeting) => meeting.id));
    const read = await ask(this.subgraph, `{ meeting(id: "${id}") { revision } }`, {}, ADMIN);
    await this.mutate(PUBLISH_MEETING, {
      requestId: newRequest(),
      meetingId: id,
      revision: read.data.meeting.revision,
    });
  }

  private async publishReport(): Promise<void> {
    if (!this.papers.length) return;
    await this.mutate(PUBLISH_REPORT, { requestId: newRequest(), paperId: this.one(this.papers) });
  }

  private binds(areaCode: string): object {
    const dice = this.random();
    if (BELOW[areaCode] && dice < 0.3) return { scope: 'AREAS', areaCodes: [this.one(BELOW[areaCode])] };
    if ((areaCode.length === 2 || areaCode.length === 4) && dice < 0.5) return { scope: 'ALL_UPAZILAS' };
    if (areaCode.length === 2 && dice < 0.8) return { scope: 'ALL_DISTRICTS' };
    return { scope: 'OWN' };
  }

  private async mutate(source: string, input: object, viewer: Viewer = ADMIN) {
    const { data, errors } = await ask(this.subgraph, source, { input }, viewer);
    // The tree changes while it is written: some bindings no longer fit, and are refused for that.
    const others = errors?.filter((error) => error.extensions['code'] !== 'BAD_INPUT') ?? [];
    this.refused.push(...others.map((error) => `${String(error.extensions['code'])} ${error.message}`));
    if (!errors) this.written += 1;
    return errors ? null : data;
  }

  private day(): string {
    return addDays('2020-07-01', Math.floor(this.random() * 1040));
  }

  private one<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)] as Item;
  }
}

function isAbove(code: string, other: string): boolean {
  return code === 'BD' || other.startsWith(code);
}

/** The day on which all is written. */
export const TODAY = '2023-05-20';

function past(day: string): string {
  return day < TODAY ? day : TODAY;
}
