import type { AreaAbove } from './area-record';
import { type Ask, askAll, PAGE } from './ask';
import { MEMO_FIELDS, type MemoRecord } from './memo-record';

export type AssignmentStatus = 'NOT_STARTED' | 'IN_PROGRESS' | 'IMPLEMENTED' | 'DROPPED';

/** One area's duty to carry out one decision, with its latest report. */
export interface AssignmentRecord {
  readonly status: AssignmentStatus;
  readonly progress: number | null;
  readonly reportedOn: string | null;
  readonly dueOn: string | null;
  readonly daysOverdue: number;
  readonly decision: AssignedDecision | null;
  readonly area: AreaAbove & {
    readonly parent: (AreaAbove & { readonly parent: { readonly code: string } | null }) | null;
  };
  readonly reports: { readonly edges: readonly { readonly node: ReportRecord }[] } | null;
}

export interface AssignedDecision {
  readonly id: string;
  readonly number: string | null;
  readonly text: string;
  readonly agendaItem: { readonly topic: string | null } | null;
  readonly meeting: { readonly id: string; readonly heldOn: string | null } | null;
}

export interface ReportRecord {
  readonly reportedOn: string;
  readonly status: AssignmentStatus | null;
  readonly progress: number | null;
  readonly text: string | null;
  readonly evidence: string | null;
  readonly memo: MemoRecord | null;
}

/** Which assignments: of whose meetings, in which year, owed within which area. */
export interface AssignmentChoice {
  readonly issuedBy: string;
  readonly fiscalYear: string;
  readonly within?: string;
}

/** The assignments that a meeting's decisions made, as far as the viewer may see them. */
export async function findAssignments(
  ask: Ask,
  meetingId: string,
  choice: AssignmentChoice,
): Promise<AssignmentRecord[]> {
  const all = await findAssignmentsOfYear(ask, choice);
  return all.filter(({ decision }) => decision?.meeting?.id === meetingId);
}

/** The assignments of all meetings of an area in a year. */
export function findAssignmentsOfYear(ask: Ask, filter: AssignmentChoice): Promise<AssignmentRecord[]> {
  return askAll(ask, ASSIGNMENTS, { filter }, ({ assignments }) => assignments);
}

/** The latest report that the viewer may see; null where there is none. */
export function latestReport({ reports }: AssignmentRecord): ReportRecord | null {
  return reports?.edges[0]?.node ?? null;
}

/** Short pages: the public may ask for 2,000 points at once, and an assignment with its report costs some 60. */
const ASSIGNMENTS = `query PaperAssignments($filter: AssignmentFilter!, $after: String) {
  assignments(filter: $filter, first: 25, after: $after) {
    edges { node {
      status progress reportedOn dueOn daysOverdue
      decision { id number text agendaItem { topic } meeting { id heldOn } }
      area { code level nameBn parent { code level nameBn parent { code } } }
      reports(first: 1) { edges { node { reportedOn status progress text evidence memo { ${MEMO_FIELDS} } } } }
    } }
    ${PAGE}
  }
}`;
