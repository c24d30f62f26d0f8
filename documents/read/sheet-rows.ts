import { plainDocument } from './plain-builder';
import type { PlainDocument } from './plain-document';
import { type Content, EMPTY_CELL, MOST_COLUMNS, type RichCell } from './rich-content';

/**
 * Lays a sheet flat. What stands alone in the first column is a line of text, as a letterhead is; the rest
 * are rows of tables, which go on behind an empty row as they do in a text file.
 */
export function sheetDocument(rows: readonly (readonly string[])[]): PlainDocument {
  const first = Math.min(...rows.map((row) => row.findIndex(isFilled)).filter((column) => column >= 0));
  const content: Content[] = [];
  let table: (readonly RichCell[])[] = [];
  let gap = false;
  const endTable = (): void => {
    const width = Math.max(0, ...table.map((row) => row.length));
    const padded = table.map((row) => [...row, ...Array<RichCell>(width - row.length).fill(EMPTY_CELL)]);
    if (table.length > 0) content.push({ kind: 'TABLE', rows: padded });
    if (gap) content.push({ kind: 'TEXT', text: '' });
    table = [];
    gap = false;
  };
  for (const row of rows) {
    const filled = row.filter(isFilled);
    if (filled.length === 0) gap = true;
    else if (filled.length === 1 && isFilled(row[first])) {
      endTable();
      content.push({ kind: 'TEXT', text: (row[first] ?? '').replaceAll('\t', ' ') });
    } else {
      if (table.length === 0) endTable();
      gap = false;
      table.push(
        row.slice(first, first + MOST_COLUMNS).map((text) => ({
          content: [{ kind: 'TEXT', text: text.replaceAll('\t', ' ') }],
          columns: 1,
          rows: 1,
        })),
      );
    }
  }
  endTable();
  return plainDocument(content);
}

function isFilled(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
