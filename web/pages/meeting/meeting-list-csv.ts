import type { WriteTable } from '../../http/send-table';
import { AreaMeetingRows } from '../../operations';
import { cutNote, wholeList } from '../../tables/whole-list';

const COLUMNS = [
  ...['meetingId', 'heldOn', 'month', 'fiscalYear', 'areaCode', 'areaBn', 'areaEn', 'level'],
  ...['number', 'title', 'memoNumber', 'knownFrom', 'state'],
];
const ROWS = 100;

/** The meetings of an area and of all below it, a row for each, by the filter of the address. */
export const meetingListTable: WriteTable = async (ask, { view }, request) => {
  const code = String(request.params['code']);
  const read = await wholeList(async (after) => {
    const { data } = await ask(AreaMeetingRows, { code, fiscalYear: view.fiscalYear, first: ROWS, after });
    const list = data?.area && data.meetings;
    return list ? { ...list, rows: list.edges.map(({ node }) => node) } : null;
  });
  if (!read) return null;
  const rows = read.rows.map(
    ({ id, heldOn, month, fiscalYear, area, number, title, memo, knownFrom, state }) => [
      ...[id, heldOn, month, fiscalYear],
      ...[area?.code ?? null, area?.nameBn ?? null, area?.nameEn ?? null, area?.level ?? null],
      ...[number, title, memo?.number ?? null, knownFrom, state],
    ],
  );
  return { name: `meetings-${code}`, columns: COLUMNS, rows: [...rows, ...cutNote(read.left, COLUMNS)] };
};
