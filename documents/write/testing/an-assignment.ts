import type { Level } from '../records/area-record';
import type { AssignmentRecord, AssignmentStatus } from '../records/assignment-record';

interface Said {
  readonly area?: string;
  readonly nameBn?: string;
  readonly level?: Level;
  /** The district or division above. */
  readonly above?: string;
  readonly decision?: string;
  /** Null where nothing is reported. */
  readonly status?: AssignmentStatus | null;
  readonly text?: string;
  readonly daysOverdue?: number;
  readonly dueOn?: string;
}

/** One area's duty to carry out decision 1 of a division's meeting, silent unless told otherwise. */
export function anAssignment(said: Said): AssignmentRecord {
  const {
    area = '5076',
    nameBn = 'পাবনা',
    level = 'DISTRICT',
    above = '50',
    decision = '1',
    status = null,
  } = said;
  const report = {
    reportedOn: '2023-12-20',
    status,
    progress: null,
    text: said.text ?? null,
    evidence: null,
    memo: null,
  };
  return {
    status: status ?? 'NOT_STARTED',
    progress: null,
    reportedOn: status === null ? null : report.reportedOn,
    dueOn: said.dueOn ?? null,
    daysOverdue: said.daysOverdue ?? 0,
    decision: { id: decision, number: decision, text: 'তালিকা পাঠাতে হবে।', agendaItem: null, meeting: null },
    area: {
      code: area,
      level,
      nameBn,
      parent: { code: above, level: 'DIVISION', nameBn: 'রাজশাহী', parent: null },
    },
    reports: { edges: status === null ? [] : [{ node: report }] },
  };
}
