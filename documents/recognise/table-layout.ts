import { looseKey } from '../../lib/bangla/loose-key';
import type { Row, Table } from '../read/plain-document';
import { type ColumnRole, columnRole, isHeading } from './columns';
import { leadingNumber, numberValue } from './item-number';

/** A table whose columns are understood. */
export interface LaidOutTable {
  readonly line: number;
  /** What each column holds; null where its heading was not understood. */
  readonly roles: readonly (ColumnRole | null)[];
  readonly headings: readonly string[];
  /** The rows of data, without headings, repeated headings and rows of column numbers. */
  readonly rows: readonly Row[];
}

/**
 * Finds the headings of a table (one to four lines of them, a row of column numbers below) and gives
 * the rest as rows. A table with two sets of headings is two; rows before the first headings are not
 * data. Null roles are headings nobody knows.
 */
export function layOut(table: Table): LaidOutTable[] {
  const found: LaidOutTable[] = [];
  let at = 0;
  while (at < table.rows.length) {
    const row = table.rows[at];
    if (!row || !(isHeaderRow(row) || beginsHeader(row, table.rows[at + 1]))) {
      at += 1;
      continue;
    }
    const header = readHeader(table.rows, at);
    const rows: Row[] = [];
    at = header.next;
    for (; at < table.rows.length; at += 1) {
      const next = table.rows[at];
      if (!next) break;
      if (isHeaderRow(next)) {
        if (looseKey(textOf(next)) !== looseKey(header.text)) break;
      } else if (!isColumnNumbers(next) && textOf(next) !== '') rows.push(next);
    }
    found.push({
      line: row.line,
      rows,
      ...withPeriodSplit(withoutEmptyTail(header.roles, header.headings, rows), rows),
    });
  }
  return found;
}

/** Whether a row numbers the columns: ১ ২ ৩ ৪, perhaps with some left out. */
export function isColumnNumbers(row: Row): boolean {
  const filled = row.cells
    .map((cell, column) => ({ text: cell.text, column }))
    .filter(({ text }) => text !== '');
  if (filled.length < 2) return false;
  const values = filled.map(({ text }) =>
    leadingNumber(text)?.rest === '' ? numberValue(leadingNumber(text)?.number ?? '') : 0,
  );
  const rises = values.every((value, index) => value > (values[index - 1] ?? 0));
  return rises && (values[0] ?? 9) <= 4 && (values.at(-1) ?? 99) <= filled.length + 4;
}

/** Headings are short, know what they are about, and do not start with a number. */
function isHeaderRow(row: Row): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '');
  if (filled.length < 2 || filled.some((cell) => cell.nested.length > 0)) return false;
  if (leadingNumber(filled[0]?.text ?? '')) return false;
  const roles = filled.map((cell) => (cell.text.length <= 120 ? columnRole(cell.text) : null));
  const known = new Set(roles.filter((role) => role !== null));
  const plain = filled.filter((cell) => isHeading(cell.text)).length;
  return (
    known.size >= 2 &&
    plain >= 1 &&
    roles.filter((role) => role !== null).length * 2 >= filled.length &&
    !isFieldRow(row)
  );
}

/** "ক্রঃ | আলোচ্য | গৃহীত" over "নং | বিষয় | সিদ্ধান্ত": headings of which each word stands on a line of its own. */
function beginsHeader(row: Row, next: Row | undefined): boolean {
  if (!next || row.cells.length !== next.cells.length || !isHeaderRow(next)) return false;
  const filled = row.cells.filter((cell) => cell.text !== '');
  const isShort = filled.every(({ text }) => text.length <= 25 && !leadingNumber(text));
  return filled.length > 1 && isShort && !isFieldRow(row);
}

/** "সভাপতি : …" is a field of the head, not a heading. */
function isFieldRow(row: Row): boolean {
  return /^[:ঃ]/.test(row.cells[1]?.text ?? '');
}

interface Header {
  readonly roles: (ColumnRole | null)[];
  readonly headings: string[];
  readonly text: string;
  readonly next: number;
}

function readHeader(rows: readonly Row[], start: number): Header {
  const headings = (rows[start]?.cells ?? []).map((cell) => cell.text);
  const roles = headings.map((heading) => columnRole(heading));
  let next = start + 1;
  for (; next < rows.length && next <= start + 4; next += 1) {
    const row = rows[next];
    if (!row) break;
    if (isColumnNumbers(row)) {
      next += 1;
      break;
    }
    if (isScale(row)) continue;
    if (!isSubHeader(row)) break;
    const filled = row.cells.map((cell) => cell.text).filter((text) => text !== '');
    const period = roles.indexOf('PERIOD');
    if (period > 0 && row.cells[0]?.text !== '' && row.cells.length <= 3) {
      // The two ends of the period, written without the empty cells that would put them in their place.
      let span = 1;
      while (span < filled.length && headings[period + span] === '') span += 1;
      headings.splice(period, span, ...filled);
      roles.splice(period, span, ...filled.map((text) => columnRole(text)));
      continue;
    }
    const end = row.cells.findIndex(({ text }) => columnRole(text) === 'END');
    if (end > 0 && end === period + 1 && (headings[end] ?? '') !== '') {
      // The heading over both ends of the period was not widened, so the columns behind it are one farther on.
      headings.splice(end, 0, '');
      roles.splice(end, 0, null);
    }
    row.cells.forEach(({ text }, column) => {
      if (text === '') return;
      headings[column] = `${headings[column] ?? ''} ${text}`.trim();
      const own = isHeading(text) ? columnRole(text) : null;
      const whole = columnRole(headings[column]);
      // "শুরু" below "সময়সীমা" parts its column; "দপ্তর" below "বাস্তবায়নকারী" only ends its heading.
      roles[column] = own && PARTS.has(own) ? own : (whole ?? own ?? roles[column] ?? null);
    });
  }
  return { roles, headings, text: textOf(rows[start] as Row), next };
}

/** What stands below a heading that it shares with its neighbours. */
const PARTS = new Set<ColumnRole>(['START', 'END', 'TARGET', 'GRADE']);

/** "১০০% ৯০% ৮০%" under the grades of a target. */
function isScale(row: Row): boolean {
  const filled = row.cells.map((cell) => cell.text).filter((text) => text !== '');
  return filled.length > 1 && filled.every((text) => /^[০-৯0-9]{1,3} ?%$/.test(text));
}

/** A second line of headings: short cells, no number in front, at least one heading among them. */
function isSubHeader(row: Row): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '');
  if (filled.length === 0 || filled.some((cell) => cell.text.length > 60 || cell.nested.length > 0))
    return false;
  if (leadingNumber(row.cells[0]?.text ?? '')) return false;
  const plain = filled.filter((cell) => isHeading(cell.text)).length;
  return plain > 0 && plain * 2 >= filled.length;
}

/** Converters pad the headings to the widest row; columns nothing stands in are no columns. */
function withoutEmptyTail(
  roles: readonly (ColumnRole | null)[],
  headings: readonly string[],
  rows: readonly Row[],
): { roles: (ColumnRole | null)[]; headings: string[] } {
  let width = headings.length;
  while (width > 0 && headings[width - 1] === '' && rows.every((row) => isEmptyAt(row, width - 1)))
    width -= 1;
  return { roles: roles.slice(0, width), headings: headings.slice(0, width) };
}

function isEmptyAt(row: Row, column: number): boolean {
  return (row.cells[column]?.text ?? '') === '';
}

/** A period in two columns under one heading that was not padded: the rows are one cell wider. */
function withPeriodSplit(
  header: { roles: (ColumnRole | null)[]; headings: string[] },
  rows: readonly Row[],
): { roles: (ColumnRole | null)[]; headings: string[] } {
  const { roles, headings } = header;
  const period = roles.indexOf('PERIOD');
  if (period === -1) return header;
  if (roles.includes('END')) {
    if (!roles.includes('START')) roles[period] = 'START';
    return header;
  }
  if (roles[period + 1] === null && headings[period + 1] === '') {
    roles.splice(period, 2, 'START', 'END');
    return { roles, headings };
  }
  const widths = rows.filter((row) => leadingNumber(row.cells[0]?.text ?? '')).map((row) => row.cells.length);
  const wider = widths.filter((width) => width > roles.length).length;
  if (wider * 2 <= widths.length || widths.length === 0) return header;
  roles.splice(period, 1, 'START', 'END');
  headings.splice(period + 1, 0, '');
  return { roles, headings };
}

function textOf(row: Row): string {
  return row.cells
    .map((cell) => cell.text)
    .join(' ')
    .trim();
}

/** Whether a table has headings anywhere. */
export function hasHeadings(table: Table): boolean {
  return table.rows.some(isHeaderRow);
}
