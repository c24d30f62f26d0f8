import type { WriteTable } from '../../http/send-table';
import { AreaPlanRows } from '../../operations';
import { cutNote, wholeList } from '../../tables/whole-list';

const COLUMNS = [
  ...['planId', 'fiscalYear', 'areaCode', 'areaBn', 'areaEn', 'level'],
  ...['title', 'submittedOn', 'memoNumber', 'state'],
];
const ROWS = 100;

/** The action plans of an area and of all below it, a row for each, by the filter of the address. */
export const planListTable: WriteTable = async (ask, { view }, request) => {
  const code = String(request.params['code']);
  const read = await wholeList(async (after) => {
    const { data } = await ask(AreaPlanRows, { code, fiscalYear: view.fiscalYear, first: ROWS, after });
    const list = data?.area && data.actionPlans;
    return list ? { ...list, rows: list.edges.map(({ node }) => node) } : null;
  });
  if (!read) return null;
  const rows = read.rows.map(({ id, fiscalYear, area, title, submittedOn, memo, state }) => [
    ...[id, fiscalYear, area?.code ?? null, area?.nameBn ?? null, area?.nameEn ?? null, area?.level ?? null],
    ...[title, submittedOn, memo?.number ?? null, state],
  ]);
  return { name: `plans-${code}`, columns: COLUMNS, rows: [...rows, ...cutNote(read.left, COLUMNS)] };
};
