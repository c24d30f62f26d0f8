import { dhakaToday } from '../../calendar';
import type { WriteTable } from '../../http/send-table';
import { choiceOf, readLate, type LateRow } from './read-late';

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
/** A late list longer than this is cut; its last row says so. */
const MOST_PAGES = 60;

/** The whole late list, by the filters of the address. */
export const lateTable: WriteTable = async (ask, { view }, request) => {
  const code = String(request.params['code']);
  const { kind } = choiceOf(view);
  const rows: LateRow[] = [];
  let after: string | null = null;
  let left = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const read = await readLate(ask, code, view, ROWS, after);
    if (!read) return null;
    rows.push(...(read.list?.rows ?? []));
    left = (read.list?.totalCount ?? 0) - rows.length;
    after = read.list?.pageInfo.endCursor ?? null;
    if (!read.list?.pageInfo.hasNextPage) break;
  }
  const asOf = view.asOf ?? dhakaToday();
  const cells = rows.map((row) => {
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
  if (left > 0) {
    const note = `${left} more rows are not in this file; narrow the choice.`;
    cells.push(COLUMNS.map((_, column) => (column === 0 ? note : null)));
  }
  return { name: `late-${code}-${kind}`, columns: COLUMNS, rows: cells };
};
