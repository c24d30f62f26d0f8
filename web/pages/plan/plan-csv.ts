import { dhakaToday } from '../../calendar';
import type { WriteTable } from '../../http/send-table';
import { readPlan } from './read-plan';
import { stepState } from './timeline-marks';

const COLUMNS = [
  'planId',
  'fiscalYear',
  'areaCode',
  'areaBn',
  'areaEn',
  'number',
  'task',
  'responsible',
  'startsOn',
  'endsOn',
  'endsOnInDoubt',
  'weight',
  'status',
  'statusBasis',
  'progressPercent',
  'reportedOn',
  'verification',
  'daysLate',
  'steps',
  'stepsDone',
  'stepsMissed',
  'lastReport',
  'asOf',
];

/** The activities of a plan, a row for each. Progress is blank where nothing is reported: silence is not 0. */
export const planTable: WriteTable = async (ask, _shown, request) => {
  const read = await readPlan(ask, String(request.params['id']));
  if (!read) return null;
  const { plan } = read;
  const today = dhakaToday();
  const rows = plan.activities.map((activity) => {
    const report = activity.reports?.edges[0]?.node;
    const states = activity.occurrences.map((step) => stepState(step, activity.status, today));
    return [
      plan.id,
      plan.fiscalYear,
      plan.area?.code ?? null,
      plan.area?.nameBn ?? null,
      plan.area?.nameEn ?? null,
      activity.number,
      activity.task,
      activity.responsible,
      activity.startsOn,
      activity.endsOn,
      activity.endsOnInDoubt,
      activity.weight,
      activity.status,
      activity.statusBasis,
      activity.reportedOn === null ? null : activity.progress,
      activity.reportedOn,
      report?.verification ?? null,
      activity.daysOverdue,
      states.length,
      states.filter((state) => state === 'done').length,
      states.filter((state) => state === 'missed').length,
      report?.text ?? null,
      today,
    ];
  });
  return { name: `plan-${plan.area?.code ?? ''}-${plan.fiscalYear}`, columns: COLUMNS, rows };
};
