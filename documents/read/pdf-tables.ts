import { linesOfLetters, wordGap } from './pdf-lines';
import type { Letter, PdfPage, Rule } from './pdf-page';
import type { RichCell, RichTable } from './rich-content';

/** A ruled table and where it stands on its page. */
export interface PdfTable {
  readonly table: RichTable;
  readonly top: number;
  readonly bottom: number;
  /** The borders of its columns, from the left. */
  readonly columns: readonly number[];
  readonly hasBijoy: boolean;
}

/** Borders are drawn twice, or a little apart. */
const NEAR = 2.5;

/**
 * Finds the ruled tables of a page and puts each letter into its cell; the letters outside are left. Cells
 * with no border between them are one, whose text stands in the first. A table inside a cell is its content.
 */
export function ruledTables(page: PdfPage): { tables: PdfTable[]; rest: Letter[] } {
  const gap = wordGap(page.letters);
  const grids = clusters(page.rules)
    .map(gridOfRules)
    .filter((grid) => grid !== null)
    .sort((a, b) => areaOf(a) - areaOf(b));
  let rest = [...page.letters];
  let tables: PdfTable[] = [];
  for (const grid of grids) {
    const letters = rest.filter((letter) => grid.holds(middleOf(letter)));
    const inner = tables.filter((table) => grid.holds(middleOfTable(table)));
    if (letters.length === 0 && inner.length === 0) continue;
    rest = rest.filter((letter) => !grid.holds(middleOf(letter)));
    tables = tables.filter((table) => !inner.includes(table));
    tables.push(tableOf(grid, letters, inner, gap));
  }
  return { tables: tables.sort((a, b) => b.top - a.top), rest };
}

/** Rules that touch each other. */
function clusters(rules: readonly Rule[]): Rule[][] {
  let left = [...rules];
  const found: Rule[][] = [];
  while (left.length > 0) {
    const cluster: Rule[] = left.splice(0, 1);
    for (const rule of cluster) {
      const near = left.filter((other) => touches(rule, other));
      if (near.length === 0) continue;
      cluster.push(...near);
      const taken = new Set(near);
      left = left.filter((other) => !taken.has(other));
    }
    found.push(cluster);
  }
  return found;
}

function touches(a: Rule, b: Rule): boolean {
  if (a.isVertical === b.isVertical)
    return Math.abs(a.at - b.at) <= NEAR && a.from <= b.to + NEAR && b.from <= a.to + NEAR;
  return a.at >= b.from - NEAR && a.at <= b.to + NEAR && b.at >= a.from - NEAR && b.at <= a.to + NEAR;
}

interface Grid {
  /** From the left. */
  readonly columns: readonly number[];
  /** From the top. */
  readonly rows: readonly number[];
  readonly rules: readonly Rule[];
  holds(place: Place): boolean;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function gridOfRules(rules: readonly Rule[]): Grid | null {
  const vertical = rules.filter((rule) => rule.isVertical);
  const across = rules.filter((rule) => !rule.isVertical);
  // A side that no border closes, as at the end of a page, ends with the borders that lead to it.
  const columns = places([...vertical.map(({ at }) => at), ...ends(across)]);
  const rows = places([...across.map(({ at }) => at), ...ends(vertical)]).reverse();
  if (columns.length < 3 || rows.length < 2) return null;
  const [left = 0, right = 0] = [columns[0], columns.at(-1)];
  const [top = 0, bottom = 0] = [rows[0], rows.at(-1)];
  return {
    columns,
    rows,
    rules,
    holds: ({ x, y }) => x > left && x < right && y < top && y > bottom,
  };
}

function ends(rules: readonly Rule[]): number[] {
  if (rules.length === 0) return [];
  return [Math.min(...rules.map(({ from }) => from)), Math.max(...rules.map(({ to }) => to))];
}

/** Distinct places in rising order. */
function places(numbers: readonly number[]): number[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted.filter((number, index) => index === 0 || number - (sorted[index - 1] ?? 0) > NEAR);
}

function tableOf(grid: Grid, letters: readonly Letter[], inner: readonly PdfTable[], gap: number): PdfTable {
  const width = grid.columns.length - 1;
  const height = grid.rows.length - 1;
  const cellAt = joinedSquares(grid, width, height);
  const squareOf = ({ x, y }: Place): number => {
    const column = Math.max(
      0,
      grid.columns.findLastIndex((edge) => edge <= x),
    );
    const row = Math.max(
      0,
      grid.rows.findLastIndex((edge) => edge >= y),
    );
    return cellAt(Math.min(row, height - 1) * width + Math.min(column, width - 1));
  };
  const lettersIn = groupedBy(letters, (letter) => squareOf(middleOf(letter)));
  const tablesIn = groupedBy(inner, (table) => squareOf(middleOfTable(table)));
  let hasBijoy = inner.some((table) => table.hasBijoy);
  const cell = (square: number): RichCell => {
    const lines = linesOfLetters(lettersIn.get(square) ?? [], gap);
    hasBijoy ||= lines.some((line) => line.hasBijoy);
    const text = lines.map((line) => line.text.replaceAll('\t', ' ')).join('\n');
    const tables = (tablesIn.get(square) ?? []).map(({ table }) => table);
    return { content: text === '' ? tables : [{ kind: 'TEXT', text }, ...tables], columns: 1, rows: 1 };
  };
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => cell(row * width + column)),
  );
  return {
    table: { kind: 'TABLE', rows },
    top: grid.rows[0] ?? 0,
    bottom: grid.rows.at(-1) ?? 0,
    columns: grid.columns,
    hasBijoy,
  };
}

/** For each square, the first square of the cell it belongs to. */
function joinedSquares(grid: Grid, width: number, height: number): (square: number) => number {
  const parent = Array.from({ length: width * height }, (_, square) => square);
  const rootOf = (square: number): number => {
    let root = square;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    return root;
  };
  const join = (a: number, b: number): void => {
    const [first, second] = [rootOf(a), rootOf(b)].sort((x, y) => x - y) as [number, number];
    parent[second] = first;
  };
  const middle = (edges: readonly number[], at: number): number =>
    ((edges[at] ?? 0) + (edges[at + 1] ?? 0)) / 2;
  const parts = (isVertical: boolean, at: number, across: number): boolean =>
    grid.rules.some(
      (rule) =>
        rule.isVertical === isVertical &&
        Math.abs(rule.at - at) <= NEAR &&
        rule.from < across &&
        rule.to > across,
    );
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const square = row * width + column;
      if (column + 1 < width && !parts(true, grid.columns[column + 1] ?? 0, middle(grid.rows, row)))
        join(square, square + 1);
      if (row + 1 < height && !parts(false, grid.rows[row + 1] ?? 0, middle(grid.columns, column)))
        join(square, square + width);
    }
  return rootOf;
}

function areaOf({ columns, rows }: Grid): number {
  return ((columns.at(-1) ?? 0) - (columns[0] ?? 0)) * ((rows[0] ?? 0) - (rows.at(-1) ?? 0));
}

function middleOf(letter: Letter): Place {
  return { x: (letter.left + letter.right) / 2, y: letter.baseline + letter.size * 0.25 };
}

function middleOfTable({ columns, top, bottom }: PdfTable): Place {
  return { x: ((columns[0] ?? 0) + (columns.at(-1) ?? 0)) / 2, y: (top + bottom) / 2 };
}

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
