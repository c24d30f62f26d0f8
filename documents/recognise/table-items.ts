import { parseDate } from '../../lib/bangla/dates';
import { trimEnd } from '../../lib/bangla/trim-end';
import type { Row } from '../read/plain-document';
import type { ColumnRole } from './columns';
import type { Findings } from './paper-findings';
import { leadingNumber, numberValue } from './item-number';
import type { LaidOutTable } from './table-layout';

/** One item of a table, put together from all the rows that belong to it. */
export interface TableItem {
  readonly number: string;
  readonly line: number;
  readonly cells: ReadonlyMap<ColumnRole, string>;
  /** Label and date of each dated step: from a table inside a cell, or from rows of its own below. */
  readonly steps: readonly DatedStep[];
}

export interface DatedStep {
  readonly label: string;
  readonly date: string;
  readonly line: number;
}

interface Draft {
  number: string;
  line: number;
  cells: Map<ColumnRole, string>;
  steps: DatedStep[];
}

/**
 * Gathers the items of a table. A row without a number goes on with the item above it, unless it has
 * a period or an implementer of its own, which makes it an item of its own. Rows of a label and a date
 * are dated steps of the item above. `main` is the column that no item can be without.
 */
export function itemsOf(table: LaidOutTable, main: ColumnRole, findings: Findings): TableItem[] {
  const items: Draft[] = [];
  let section: string | null = null;
  const hasNumbers = table.roles.includes('NUMBER');
  for (const row of table.rows) {
    const current = items.at(-1);
    const step = stepOf(row);
    if (step && current) {
      if (!current.steps.some((known) => known.label === step.label && known.date === step.date))
        current.steps.push(step);
      continue;
    }
    const single = row.cells.filter((cell) => cell.text !== '');
    if (
      single.length === 1 &&
      row.cells.length > 1 &&
      row.cells[0]?.text === single[0]?.text &&
      !leadingNumber(single[0]?.text ?? '')
    ) {
      if (!current || !row.afterGap || /[:ঃ]$/.test(single[0]?.text ?? '')) {
        section = trimEnd(single[0]?.text ?? '', ':ঃ-') || null;
        continue;
      }
    }
    const texts = fitted(row, table);
    const { number, cells } = cellsByRole(texts, table);
    const isNew = number !== null || startsItem(row, cells, current, main, hasNumbers);
    if (!isNew) {
      if (current) goOn(current, cells);
      continue;
    }
    const draft = begin(number, row, cells, items, findings);
    if (section !== null && !draft.cells.has('TOPIC')) draft.cells.set('TOPIC', section);
    addNested(draft, row);
    checkWidth(row, texts, table, draft, items.length, findings);
    items.push(draft);
  }
  return items;
}

/** A row that holds a label and a date and nothing else. */
function stepOf(row: Row): DatedStep | null {
  const filled = row.cells.map((cell) => cell.text).filter((text) => text !== '');
  const [label = '', date = ''] = filled;
  if (filled.length !== 2 || leadingNumber(label)?.rest === '') return null;
  return parseDate(date) && !parseDate(label) ? { label, date, line: row.line } : null;
}

/** The texts of a row brought to the width of the table, where the misplacement is certain. */
function fitted(row: Row, table: LaidOutTable): string[] {
  const texts = row.cells.map((cell) => cell.text);
  while (texts.length > table.roles.length && texts.at(-1) === '') texts.pop();
  const numberAt = table.roles.indexOf('NUMBER');
  if (texts.length < table.roles.length && numberAt === 0) {
    // The number and the cell behind it were glued together.
    const glued = /^[([]?([০-৯0-9]{1,2})[)\].।]{0,2} +(\S.*)$/.exec(texts[0] ?? '');
    if (glued?.[1] && glued[2]) texts.splice(0, 1, glued[1], glued[2]);
  }
  return realignedByDates(texts, table);
}

/** In a plan the days say where the period is, however many cells stand before it. */
function realignedByDates(texts: string[], table: LaidOutTable): string[] {
  const start = table.roles.indexOf('START');
  if (start === -1 || table.roles[start + 1] !== 'END' || texts.length === table.roles.length) return texts;
  const at = texts.findIndex(
    (text, index) => parseDate(text) !== null && parseDate(texts[index + 1] ?? '') !== null,
  );
  if (at <= 0 || at === start) return texts;
  return at < start
    ? [...texts.slice(0, at - 1), ...Array<string>(start - at).fill(''), ...texts.slice(at - 1)]
    : [
        ...texts.slice(0, start - 1),
        texts
          .slice(start - 1, at)
          .join(' ')
          .trim(),
        ...texts.slice(at),
      ];
}

function cellsByRole(
  texts: readonly string[],
  table: LaidOutTable,
): { number: string | null; cells: Map<ColumnRole, string> } {
  const cells = new Map<ColumnRole, string>();
  let number: string | null = null;
  texts.forEach((text, column) => {
    const role = table.roles[column];
    if (!role || text === '') return;
    if (role === 'NUMBER') {
      const numbered = leadingNumber(text);
      if (numbered) number = numbered.number;
      // What cannot be a number (a lost digit) still says that an item begins.
      else if (texts.filter((other) => other !== '').length * 2 > table.roles.length) number = '';
      else cells.set('TOPIC', text);
      return;
    }
    const before = cells.get(role);
    cells.set(role, before === undefined ? text : `${before} ${text}`);
  });
  return { number, cells };
}

/** Whether a row without a number is an item of its own. */
function startsItem(
  row: Row,
  cells: ReadonlyMap<ColumnRole, string>,
  current: Draft | undefined,
  main: ColumnRole,
  hasNumbers: boolean,
): boolean {
  if (!cells.has(main)) return !current;
  if (!current) return true;
  if (!hasNumbers) return cells.size >= 2 || leadingNumber(cells.get(main) ?? '') !== null;
  if (main === 'TASK') return cells.has('START') || cells.has('PERIOD');
  // A page break cuts sentences; a second decision under one topic begins after a finished one.
  const finished = /[।.!?)]$/.test(current.cells.get(main) ?? '');
  return cells.has('IMPLEMENTER') && finished && !row.afterGap;
}

function goOn(current: Draft, cells: ReadonlyMap<ColumnRole, string>): void {
  for (const [role, text] of cells) {
    const before = current.cells.get(role);
    current.cells.set(role, before === undefined ? text : `${before} ${text}`);
  }
}

function begin(
  number: string | null,
  row: Row,
  cells: Map<ColumnRole, string>,
  items: readonly Draft[],
  findings: Findings,
): Draft {
  if (number) return { number, line: row.line, cells, steps: [] };
  // Without a column of numbers the number may stand before the words of the first cell.
  const [first] = cells;
  const inside = number === null && first ? leadingNumber(first[1]) : null;
  if (first && inside?.rest && numberValue(inside.number) > 0) {
    cells.set(first[0], inside.rest);
    return { number: inside.number, line: row.line, cells, steps: [] };
  }
  const place = String(items.length + 1);
  const raw = row.cells.find((cell) => cell.text !== '')?.text ?? '';
  // A table that numbers nothing is told of once.
  if (number === null && items.length > 0 && items.every((item, index) => item.number === String(index + 1)))
    return { number: place, line: row.line, cells, steps: [] };
  findings.add('ITEM_WITHOUT_NUMBER', {
    line: row.line,
    raw,
    item: items.length,
    field: 'number',
    values: { number: place },
  });
  return { number: place, line: row.line, cells, steps: [] };
}

function addNested(draft: Draft, row: Row): void {
  for (const cell of row.cells)
    for (const nested of cell.nested) {
      const filled = nested.filter((text) => text !== '');
      const date = filled.find((text) => parseDate(text) !== null);
      if (date === undefined) continue;
      const label = filled.filter((text) => text !== date && leadingNumber(text)?.rest !== '').join(' ');
      draft.steps.push({ label, date, line: row.line });
    }
}

function checkWidth(
  row: Row,
  texts: readonly string[],
  table: LaidOutTable,
  draft: Draft,
  index: number,
  findings: Findings,
): void {
  const width = table.roles.length;
  const isLost = texts.length < width || texts.slice(width).some((text) => text !== '');
  if (!isLost) return;
  findings.add('ROW_IRREGULAR', {
    line: row.line,
    raw: row.cells
      .map((cell) => cell.text)
      .join(' | ')
      .slice(0, 200),
    item: index,
    values: { cells: row.cells.length, columns: width, number: draft.number },
  });
}
