import type { Block, Cell, Paragraph, PlainDocument, Row, Table } from '../read/plain-document';
import { columnRole, isHeading } from './columns';
import { leadingNumber, numberValue } from './item-number';
import { withPairsJoined } from './paired-rows';
import { hasHeadings, isColumnNumbers, type LaidOutTable, layOut } from './table-layout';

/**
 * The tables of a paper with their columns understood. A table broken by the end of a page is one
 * again, and one whose cells stand on a line each is put back into rows.
 */
export function tablesOf(document: PlainDocument): LaidOutTable[] {
  const joined: Table[] = [];
  let between: Paragraph[] = [];
  for (const block of withColumnsOfLines(document.blocks)) {
    if (block.kind === 'PARAGRAPH') {
      between.push(block);
      continue;
    }
    const previous = joined.at(-1);
    if (previous && continues(previous, block, between))
      joined[joined.length - 1] = join(previous, block, between);
    else joined.push(block);
    between = [];
  }
  return joined.flatMap(layOut).map(withPairsJoined);
}

/** Page numbers and the like may stand between two halves of a table; its own text may not. */
function continues(previous: Table, next: Table, between: readonly Paragraph[]): boolean {
  const [first] = next.rows;
  if (!first || !hasHeadings(previous) || hasHeadings(next)) return false;
  const filled = first.cells.filter((cell) => cell.text !== '').length;
  // The rest of one cell keeps the empty cells before it; any other line of one cell is no row.
  const isRest = filled === 1 && first.cells[0]?.text === '' && first.cells.length === widthOf(previous);
  if ((filled < 2 && !isRest) || /^[:ঃ]/.test(first.cells[1]?.text ?? '')) return false;
  const wrapped = isUnfinished(previous) && between.length <= 2;
  const furniture = between.length <= 3 && between.every((paragraph) => paragraph.text.length <= 40);
  const lastNumber = Math.max(0, ...previous.rows.map(numberOf));
  return wrapped || furniture || numberOf(first) === lastNumber + 1;
}

function join(previous: Table, next: Table, between: readonly Paragraph[]): Table {
  const rows = [...previous.rows];
  const last = rows.at(-1);
  if (last && isUnfinished(previous) && between[0] && !between[0].afterGap) {
    const cells = [...last.cells];
    const end = cells.at(-1);
    if (end)
      cells[cells.length - 1] = { ...end, text: [end.text, ...between.map(({ text }) => text)].join(' ') };
    rows[rows.length - 1] = { ...last, cells };
  }
  return { ...previous, rows: [...rows, ...next.rows] };
}

/** Whether the last row has fewer cells than the headings, so that its text may go on below. */
function isUnfinished(table: Table): boolean {
  return (table.rows.at(-1)?.cells.length ?? 0) < widthOf(table);
}

function widthOf(table: Table): number {
  return Math.max(...table.rows.slice(0, 3).map((row) => row.cells.length));
}

function numberOf(row: Row): number {
  const numbered = leadingNumber(row.cells[0]?.text ?? '');
  return numbered ? numberValue(numbered.number) : 0;
}

/** Three or more headings in lines of their own, one of them a number: the rows follow in the same way. */
function withColumnsOfLines(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const headings = headingRun(blocks, at);
    if (headings.length < 3) {
      const block = blocks[at];
      if (block) out.push(block);
      continue;
    }
    const { rows, next } = rowsOfLines(blocks, at + headings.length, headings.length);
    const [first] = headings;
    if (rows.length === 0 || !first) {
      out.push(...headings);
    } else {
      const header: Row = {
        line: first.line,
        afterGap: true,
        cells: headings.map(({ text }) => ({ text, nested: [] })),
      };
      out.push({ kind: 'TABLE', line: first.line, rows: [header, ...rows] });
    }
    at = next - 1;
  }
  return out;
}

function headingRun(blocks: readonly Block[], from: number): Paragraph[] {
  const run: Paragraph[] = [];
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind !== 'PARAGRAPH' || !isHeading(block.text)) break;
    run.push(block);
  }
  return columnRole(run[0]?.text ?? '') === 'NUMBER' ? run : [];
}

function rowsOfLines(blocks: readonly Block[], from: number, width: number): { rows: Row[]; next: number } {
  const rows: Row[] = [];
  let at = from;
  const numberAt = (index: number): number => {
    const block = blocks[index];
    const numbered = block?.kind === 'PARAGRAPH' ? leadingNumber(block.text) : null;
    return numbered?.rest === '' ? numberValue(numbered.number) : 0;
  };
  for (;;) {
    const block = blocks[at];
    if (block?.kind !== 'PARAGRAPH' || numberAt(at) === 0) break;
    let end = at + 1;
    const expected = numberAt(at) + 1;
    while (
      end < blocks.length &&
      end - at < 40 &&
      blocks[end]?.kind === 'PARAGRAPH' &&
      numberAt(end) !== expected
    )
      end += 1;
    // Nothing marks the end of the last row, so it has as many cells as there are headings.
    if (numberAt(end) !== expected) {
      end = Math.min(at + width, blocks.length);
      const isOpen = (): boolean => !isSentence(blocks[end - 2]) && blocks[end]?.kind === 'PARAGRAPH';
      // The text before the last cell may run over two lines, where it was a sentence in the rows above.
      if (rows.length > 0 && rows.every((row) => isSentence(row.cells.at(-2))) && isOpen()) end += 1;
    }
    const lines = blocks.slice(at, end).filter((line): line is Paragraph => line.kind === 'PARAGRAPH');
    rows.push({
      line: block.line,
      afterGap: false,
      cells: squeeze(lines, width).map((text) => ({ text, nested: [] })),
    });
    at = end;
  }
  const [first] = rows;
  return { rows: first && isColumnNumbers(first) ? rows.slice(1) : rows, next: at };
}

function isSentence(part: Block | Cell | undefined): boolean {
  return part !== undefined && 'text' in part && part.text.endsWith('।');
}

/** More lines than columns: the text before the last column is the one that runs over several. */
function squeeze(lines: readonly Paragraph[], width: number): string[] {
  const texts = lines.map((line) => line.text);
  if (texts.length <= width) return texts;
  const extra = texts.length - width;
  return [
    ...texts.slice(0, width - 2),
    texts.slice(width - 2, width - 1 + extra).join(' '),
    texts.at(-1) ?? '',
  ];
}
