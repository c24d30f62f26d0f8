import { looseKey } from '../../lib/bangla/loose-key';
import type { Cell, Row } from '../read/plain-document';
import type { LaidOutTable } from './table-layout';
import { isLike, phrase } from './words';

/**
 * A table whose items have a row of targets and one of what was achieved, with a column that says which is
 * which and figures behind it, as one row for each item with the columns TARGET and PROGRESS. Any other
 * table stays as it is.
 */
export function withPairsJoined(table: LaidOutTable): LaidOutTable {
  const column = table.headings.findIndex((_, at) => tellsPairs(table.rows, at));
  if (column === -1) return table;
  const rows: Row[] = [];
  for (const row of table.rows) {
    const kind = kindOf(row, column);
    const last = rows.at(-1);
    const figures = cell(figuresOf(row, column));
    if (kind === 'ACTUAL' && last && (row.cells[0]?.text ?? '') === '')
      rows[rows.length - 1] = { ...last, cells: [...last.cells.slice(0, -1), figures] };
    else if (kind === 'TARGET')
      rows.push({ ...row, cells: [...row.cells.slice(0, column), figures, cell('')] });
    else rows.push({ ...row, cells: row.cells.slice(0, column) });
  }
  return {
    line: table.line,
    roles: [...table.roles.slice(0, column), 'TARGET', 'PROGRESS'],
    headings: [...table.headings.slice(0, column), '', ''],
    rows,
  };
}

/** Whether a column says "target" and "achieved" in turn, and nothing else. */
function tellsPairs(rows: readonly Row[], column: number): boolean {
  const kinds = rows.map((row) => kindOf(row, column));
  return kinds.includes('TARGET') && kinds.includes('ACTUAL') && kinds.every((kind) => kind !== 'OTHER');
}

function kindOf(row: Row, column: number): 'TARGET' | 'ACTUAL' | 'NOTHING' | 'OTHER' {
  const key = looseKey(row.cells[column]?.text ?? '');
  if (key === '') return 'NOTHING';
  if (TARGETS.some((words) => isLike(key, words))) return 'TARGET';
  return ACTUALS.some((words) => isLike(key, words)) ? 'ACTUAL' : 'OTHER';
}

function figuresOf(row: Row, column: number): string {
  const figures = row.cells.slice(column + 1).map(({ text }) => text);
  return figures.filter((text) => text !== '').join(' | ');
}

function cell(text: string): Cell {
  return { text, nested: [] };
}

const TARGETS = ['লক্ষ্যমাত্রা', 'লক্ষ্য', 'পরিকল্পনা', 'target'].map(phrase);
const ACTUALS = ['অর্জন', 'প্রকৃত অর্জন', 'অগ্রগতি', 'বাস্তবায়ন', 'achievement'].map(phrase);
