/** What a word processor, a browser or a page shows, in reading order, before it is laid flat. */
export type Content = Text | RichTable;

/** Running text; line breaks part its lines, tabs its columns. Empty text is an empty line. */
export interface Text {
  readonly kind: 'TEXT';
  readonly text: string;
}

export interface RichTable {
  readonly kind: 'TABLE';
  readonly rows: readonly (readonly RichCell[])[];
}

export interface RichCell {
  readonly content: readonly Content[];
  /** How many columns and rows it covers, at least 1. */
  readonly columns: number;
  readonly rows: number;
}

/** A cell with nothing in it, such as one that a merged cell covers. */
export const EMPTY_CELL: RichCell = { content: [], columns: 1, rows: 1 };

/** The lines of text in a content that are not empty, without those of its tables. */
export function linesIn(content: readonly Content[]): string[] {
  return content.flatMap((part) =>
    part.kind === 'TEXT' ? part.text.split('\n').filter((line) => line.trim() !== '') : [],
  );
}

/**
 * Whether a table only places things on the page, as letterheads and web pages do: one column, a single row
 * with several lines in a cell, never two filled cells side by side, or a table inside that is as wide.
 */
export function isLayout(table: RichTable): boolean {
  const rows = table.rows.filter((row) => row.some((cell) => isFilled(cell)));
  if (widthOf(table) <= 1 || rows.every((row) => row.filter(isFilled).length <= 1)) return true;
  if (rows.flat().some((cell) => widestIn(cell.content) >= widthOf(table))) return true;
  return rows.length === 1 && rows.flat().some((cell) => linesIn(cell.content).length > 1);
}

/** The rows of a table with each cell in its column: what a merged cell covers is empty. */
export function gridOf(table: RichTable): RichCell[][] {
  const covered = new Map<number, number>();
  return table.rows.map((row) => {
    const cells: RichCell[] = [];
    const cover = (): void => {
      for (let left = covered.get(cells.length) ?? 0; left > 0; left = covered.get(cells.length) ?? 0) {
        covered.set(cells.length, left - 1);
        cells.push(EMPTY_CELL);
      }
    };
    for (const cell of row) {
      cover();
      for (let column = 0; column < cell.columns && cells.length < MOST_COLUMNS; column += 1) {
        if (cell.rows > 1) covered.set(cells.length, cell.rows - 1);
        cells.push(column === 0 ? cell : EMPTY_CELL);
      }
    }
    cover();
    return cells;
  });
}

/** More than any official table has. */
export const MOST_COLUMNS = 60;

/** Lines of a cell as one; a word parted at its hyphen or slash is one again. */
export function joinedLines(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/(?<=[\p{L}\p{M}\p{N}][-/])\n(?=[\p{L}\p{N}])/gu, '')
    .replaceAll('\n', ' ');
}

function isFilled(cell: RichCell): boolean {
  return cell.content.some((part) => part.kind === 'TABLE' || part.text.trim() !== '');
}

/** The width of the widest table in it, at any depth. */
function widestIn(content: readonly Content[]): number {
  const widths = content.flatMap((part) =>
    part.kind === 'TABLE' ? [widthOf(part), ...part.rows.flat().map((cell) => widestIn(cell.content))] : [],
  );
  return Math.max(0, ...widths);
}

function widthOf(table: RichTable): number {
  return Math.max(0, ...table.rows.map((row) => row.reduce((sum, { columns }) => sum + columns, 0)));
}
