import type { Ask } from '../../http/ask';
import {
  EntryActivity,
  EntryAssignment,
  EntryCorrectActivityReport,
  EntryCorrectDecisionReport,
  EntryReportActivities,
  EntryReportDecisions,
} from '../../operations';
import type { EntryWord } from '../../words/entry';
import type { Answer } from '../../http/ask';

interface Named {
  readonly code: string;
  readonly nameBn: string;
  readonly nameEn: string;
}

/** A report on what is owed, as it is on record. */
export interface ReportOnRecord {
  readonly id: string;
  readonly revision?: number | null;
  readonly reportedOn: string;
  readonly status?: string | null;
  readonly progress?: number | null;
  readonly text?: string | null;
  readonly evidence?: string | null;
  readonly publishedAt?: string | null;
  readonly deletedAt?: string | null;
  readonly verification: 'CLAIMED' | 'VERIFIED' | 'DISPUTED';
  readonly verificationRemark?: string | null;
  readonly supersededBy?: { readonly id: string } | null;
  readonly occurrencesDone?: readonly number[];
}

/** What an office owes, decision or activity, as the form for progress needs it. */
export interface OwedRecord {
  readonly id: string;
  readonly area: Named | null;
  readonly issuedBy: Named | null;
  readonly number: string | null;
  readonly text: string;
  readonly dueOn: string | null;
  readonly daysOverdue: number;
  /** Where what it belongs to can be seen. */
  readonly record: string | null;
  readonly statuses: readonly EntryWord[];
  readonly steps: readonly {
    readonly position: number;
    readonly label?: string | null;
    readonly on?: string | null;
    readonly doneOn?: string | null;
  }[];
  /** Newest first, as the hub gives them. */
  readonly reports: readonly ReportOnRecord[];
  /** Sends a new report; null where it cannot be reported on. */
  readonly report: ((ask: Ask, given: GivenReport) => Promise<Sent>) | null;
  readonly correct: (ask: Ask, given: GivenReport & GivenCorrection) => Promise<Sent>;
}

export interface GivenReport {
  readonly requestId: string;
  readonly publish: boolean;
  readonly reportedOn: string | null;
  readonly status: string | null;
  readonly progress: number | null;
  readonly text: string | null;
  readonly evidence: string | null;
  readonly occurrencesDone: readonly number[];
}

export interface GivenCorrection {
  readonly reportId: string;
  readonly revision: number;
  readonly reason: string;
}

export interface Sent {
  readonly outcome: string | null;
  readonly errors: Answer<unknown>['errors'];
}

/** Finds what is owed by its id; null where there is none to be seen. */
export type FindOwed = (ask: Ask, id: string) => Promise<OwedRecord | null>;

export const findAssignment: FindOwed = async (ask, id) => {
  const { data } = await ask(EntryAssignment, { id });
  const found = data?.assignment;
  if (!found) return null;
  const { area, decision, issuedBy } = found;
  const meeting = decision?.meeting;
  const [areaCode, meetingAreaCode, meetingOn] = [area?.code, issuedBy?.code, meeting?.heldOn];
  return {
    id,
    area,
    issuedBy,
    number: decision?.number ?? null,
    text: decision?.text ?? '',
    dueOn: found.dueOn ?? null,
    daysOverdue: found.daysOverdue,
    record: meeting ? `/meetings/${meeting.id}` : null,
    statuses: ['NOT_STARTED', 'IN_PROGRESS', 'IMPLEMENTED', 'DROPPED'],
    steps: [],
    reports: (found.reports?.edges ?? []).map(({ node }) => node),
    report:
      decision && areaCode && meetingAreaCode && meetingOn
        ? async (asking, { requestId, publish, reportedOn, occurrencesDone: _, ...said }) => {
            const { number = null, text, agendaItem } = decision;
            const item = { number, topic: agendaItem?.topic ?? null, decision: text, ...said };
            const input = {
              requestId,
              publish,
              areaCode,
              meetingAreaCode,
              meetingOn,
              reportedOn,
              items: [item],
            };
            const { data: done, errors } = await asking(EntryReportDecisions, { input } as never);
            return { outcome: done?.reportDecisionProgress.outcome ?? null, errors };
          }
        : null,
    async correct(asking, { occurrencesDone: _, ...input }) {
      const { data: done, errors } = await asking(EntryCorrectDecisionReport, { input } as never);
      return { outcome: done?.correctDecisionReport ? 'RECORDED' : null, errors };
    },
  };
};

export const findActivity: FindOwed = async (ask, id) => {
  const { data } = await ask(EntryActivity, { id });
  const found = data?.activity;
  if (!found) return null;
  const { area, fiscalYear } = found;
  return {
    id,
    area,
    issuedBy: null,
    number: found.number ?? null,
    text: found.task,
    dueOn: found.dueOn ?? null,
    daysOverdue: found.daysOverdue,
    record: found.actionPlan ? `/plans/${found.actionPlan.id}` : null,
    statuses: ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED'],
    steps: found.occurrences,
    reports: (found.reports?.edges ?? []).map(({ node }) => node),
    report: area
      ? async (asking, { requestId, publish, reportedOn, ...said }) => {
          const items = [{ activityId: id, ...said }];
          const input = { requestId, publish, areaCode: area.code, fiscalYear, reportedOn, items };
          const { data: done, errors } = await asking(EntryReportActivities, { input } as never);
          return { outcome: done?.reportActivityProgress.outcome ?? null, errors };
        }
      : null,
    async correct(asking, input) {
      const { data: done, errors } = await asking(EntryCorrectActivityReport, { input } as never);
      return { outcome: done?.correctActivityReport ? 'RECORDED' : null, errors };
    },
  };
};
