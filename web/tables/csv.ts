import type { Cell, Table } from './table-of';

/** What Excel looks for to read Bangla letters as such. */
const BYTE_ORDER_MARK = '\uFEFF';
/** Also the wide signs, and behind blanks and marks that nobody sees: some spreadsheets pass over those. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r]/u;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** A table as CSV (RFC 4180) that a spreadsheet opens as it is: no text in it is taken for a formula. */
export function writeCsv({ columns, rows }: Table): string {
  return csvStart(columns) + csvLines(rows);
}

/** The mark and the head of a table that is written piece by piece. */
export function csvStart(columns: readonly string[]): string {
  return BYTE_ORDER_MARK + csvLines([columns]);
}

/** Rows of such a table. */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(inCsv).join(',')}\r\n`).join('');
}

function inCsv(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
