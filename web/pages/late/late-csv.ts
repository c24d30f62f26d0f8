import { dhakaToday } from '../../calendar';
import type { WriteTable } from '../../http/send-table';
import { cutNote, wholeList } from '../../tables/whole-list';
import { choiceOf, readLate } from './read-late';

const COLUMNS = [
  'areaCode',
  'areaBn',
  'areaEn',
  'level',
  'districtBn',
  'districtEn',
  'kind',
  'number',
  'text',
  'fiscalYear',
  'dueOn',
  'dueBasis',
  'daysLate',
  'reason',
  'lastReportedOn',
  'lastReport',
  'asOf',
  'map',
];

const ROWS = 100;

/** The whole late list, by the filters of the address. */
export const lateTable: WriteTable = async (ask, { view }, request) => {
  const code = String(request.params['code']);
  const { kind } = choiceOf(view);
  const list = await wholeList(async (after) => {
    const read = await readLate(ask, code, view, ROWS, after);
    return read && (read.list ?? NOTHING);
  });
  if (!list) return null;
  const asOf = view.asOf ?? dhakaToday();
  const cells = list.rows.map((row) => {
    const isBelow = row.area?.level === 'UPAZILA';
    return [
      row.area?.code ?? null,
      row.area?.nameBn ?? null,
      row.area?.nameEn ?? null,
      row.area?.level ?? null,
      (isBelow && row.area.parent?.nameBn) || null,
      (isBelow && row.area.parent?.nameEn) || null,
      kind === 'plans' ? 'ACTIVITY' : 'DECISION',
      row.number,
      row.text,
      row.fiscalYear,
      row.dueOn,
      row.dueBasis,
      row.daysLate,
      row.reason,
      row.lastReport?.reportedOn ?? null,
      row.lastReport?.text ?? null,
      asOf,
      view.map,
    ];
  });
  return { name: `late-${code}-${kind}`, columns: COLUMNS, rows: [...cells, ...cutNote(list.left, COLUMNS)] };
};

const NOTHING = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, rows: [] };
