import { fail } from '../../lib/errors';
import { decodeText } from './decode-text';
import { htmlRows, withoutMarkup } from './markup';
import type { Block, Cell, PlainDocument, Row } from './plain-document';

/** A paper of a hundred dense pages has under 600 KB. */
const MOST_BYTES = 2_000_000;
const MOST_LINES = 20_000;
const MOST_CELLS_IN_ROW = 60;

/**
 * Reads a plain text file: paragraphs, tables with tabs, pipes or wide gaps between their cells,
 * HTML tables alone or inside a cell, Markdown marks. Rows on both sides of an empty line are one table.
 * Throws PAPER_TOO_LARGE, PAPER_NOT_TEXT or PAPER_EMPTY.
 */
export function readText(file: Uint8Array): PlainDocument {
  if (file.byteLength > MOST_BYTES)
    throw fail('PAPER_TOO_LARGE', { size: file.byteLength, unit: 'bytes', max: MOST_BYTES });
  return readString(decodeText(file));
}

/** As `readText`, for text that is already decoded. */
export function readString(rawText: string): PlainDocument {
  if (rawText.length > MOST_BYTES)
    throw fail('PAPER_TOO_LARGE', { size: rawText.length, unit: 'letters', max: MOST_BYTES });
  if (rawText.trim() === '') throw fail('PAPER_EMPTY');
  const lines = rawText
    .normalize('NFC')
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\f\v\u2028\u2029]/);
  if (lines.length > MOST_LINES)
    throw fail('PAPER_TOO_LARGE', { size: lines.length, unit: 'lines', max: MOST_LINES });
  const blocks: Block[] = [];
  let rows: Row[] = [];
  let afterGap = true;
  const closeTable = (): void => {
    const [first] = rows;
    if (first) blocks.push({ kind: 'TABLE', line: first.line, rows });
    rows = [];
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = index + 1;
    let text = lines[index] ?? '';
    if (/<table/i.test(text)) {
      // A table inside a cell may run over several lines; the row is read as one.
      while (unclosed(text) && index + 1 < lines.length) text += ` ${lines[(index += 1)] ?? ''}`;
    }
    if (text.trim() === '') {
      afterGap = true;
      continue;
    }
    const cells = cellsOf(text);
    if (cells !== null) {
      for (const row of cells) rows.push({ line, cells: row, afterGap });
    } else {
      closeTable();
      const paragraph = withoutMarkup(text.replace(/\t/g, ' '));
      if (paragraph !== '') blocks.push({ kind: 'PARAGRAPH', line, text: paragraph, afterGap });
    }
    afterGap = false;
  }
  closeTable();
  return { rawText, blocks };
}

function unclosed(text: string): boolean {
  return text.toLowerCase().lastIndexOf('<table') > text.toLowerCase().lastIndexOf('</table');
}

/** The rows that a line holds: none for running text, one for a row, many for an HTML table. */
function cellsOf(text: string): Cell[][] | null {
  if (/^\s*<table/i.test(text) && !text.includes('\t'))
    return htmlRows(text).map((row) => row.map((cell) => ({ text: cell, nested: [] })));
  const pieces = piecesOf(text);
  if (pieces === null) return null;
  if (
    pieces.length > 0 &&
    pieces.every((piece) => /^:?-{2,}:?$/.test(piece.trim()) || piece.trim() === '') &&
    text.includes('|')
  )
    return [];
  return [withoutRepeatedNested(pieces.slice(0, MOST_CELLS_IN_ROW).map(cellOf))];
}

function piecesOf(text: string): string[] | null {
  if (text.includes('\t')) return text.split('\t');
  if ((text.match(/\|/g)?.length ?? 0) >= 2)
    return text.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  const gaps = text.trim().split(/ {3,}/);
  return gaps.length >= 3 ? gaps : null;
}

function cellOf(piece: string): Cell {
  const start = piece.search(/<table/i);
  if (start === -1) return { text: withoutMarkup(piece), nested: [] };
  const close = piece.toLowerCase().lastIndexOf('</table');
  const end = close === -1 ? piece.length : piece.indexOf('>', close) + 1 || piece.length;
  return {
    text: withoutMarkup(`${piece.slice(0, start)} ${piece.slice(end)}`),
    nested: htmlRows(piece.slice(start, end)),
  };
}

/** Some converters write a nested table's cells a second time, behind the cell that holds it. */
function withoutRepeatedNested(cells: readonly Cell[]): Cell[] {
  const kept: Cell[] = [];
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index];
    if (!cell) continue;
    kept.push(cell);
    const inner = cell.nested.flat();
    if (inner.length > 0 && inner.every((text, at) => cells[index + 1 + at]?.text === text))
      index += inner.length;
  }
  return kept;
}
