import { dhakaToday } from '../../calendar';
import type { WriteTable } from '../../http/send-table';
import { DECISIONS_AT_ONCE, readMeeting, type DecisionRead } from './read-meeting';

const COLUMNS = [
  'meetingId',
  'heldOn',
  'decisionNumber',
  'decision',
  'implementer',
  'areaCode',
  'areaBn',
  'areaEn',
  'level',
  'status',
  'statusBasis',
  'progressPercent',
  'reportedOn',
  'verification',
  'dueOn',
  'dueBasis',
  'daysLate',
  'lastReport',
  'asOf',
];

/** The matrix of a meeting, a row for each decision of each area. */
export const meetingTable: WriteTable = async (ask, _shown, request) => {
  const id = String(request.params['id']);
  const first = await readMeeting(ask, id, 0);
  if (!first) return null;
  const decisions: DecisionRead[] = [...first.decisions];
  while (decisions.length < first.meeting.decisions.length) {
    const more = await readMeeting(ask, id, decisions.length);
    if (!more || more.decisions.length === 0) break;
    decisions.push(...more.decisions.slice(0, DECISIONS_AT_ONCE));
  }
  const today = dhakaToday();
  const rows = decisions.flatMap(({ decision, owed }) =>
    owed.map((each) => {
      const report = each.reports?.edges[0]?.node;
      return [
        id,
        first.meeting.heldOn,
        decision.number,
        decision.text,
        decision.implementer,
        each.area?.code ?? null,
        each.area?.nameBn ?? null,
        each.area?.nameEn ?? null,
        each.area?.level ?? null,
        each.status,
        each.statusBasis,
        each.progress,
        each.reportedOn,
        report?.verification ?? null,
        each.dueOn,
        each.dueBasis,
        each.daysOverdue,
        report?.text ?? null,
        today,
      ];
    }),
  );
  return { name: `meeting-${first.meeting.heldOn ?? first.meeting.month}`, columns: COLUMNS, rows };
};
