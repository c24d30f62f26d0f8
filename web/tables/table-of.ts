import type { Field, Shape } from './shape-of';
import { byPlace, isSideways, withPlaces } from './sideways';

export type Cell = string | number | boolean | null;

/** An answer as rows and columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * The answer to an operation as one table: a column for each plain value, in the order asked for, and a row for
 * each item of a list, with what stands above it repeated. Where lists stand side by side, the rows of one follow
 * those of the other. What has nothing below it is one row with blanks.
 */
export function tableOf(data: unknown, asked: Shape): Table {
  const shape = withPlaces(data, asked);
  const columns = columnsOf(shape);
  const places = new Map(columns.map(({ path }, place) => [path, place]));
  const rows = rowsOf(data, shape, '', places)
    .rows.filter((row) => row.size > 0)
    .map((row) => columns.map((_, place) => row.get(place) ?? null));
  return { columns: columns.map(({ label }) => label), rows };
}

interface Column {
  /** All keys down to it. */
  readonly path: string;
  readonly label: string;
}

/** Columns are called by their path, without the only field at the root and what merely makes a page of a list. */
function columnsOf(shape: Shape): Column[] {
  const only = shape.length === 1;
  const columns = shape.flatMap((field) => leaves(field, '', '', only));
  const often = new Map<string, number>();
  for (const { label } of columns) often.set(label, (often.get(label) ?? 0) + 1);
  return columns.map(({ path, label }) => ({ path, label: often.get(label) === 1 ? label : path }));
}

function leaves(field: Field, above: string, labelAbove: string, nameless: boolean): Column[] {
  const path = joined(above, field.key);
  if (field.fields.length === 0) return [{ path, label: joined(labelAbove, field.key) }];
  const label = nameless || isWrapping(field) ? labelAbove : joined(labelAbove, field.key);
  return field.fields.flatMap((below) => leaves(below, path, label, false));
}

const isWrapping = ({ key, name }: Field): boolean => key === name && (name === 'edges' || name === 'node');
const joined = (above: string, key: string): string => (above ? `${above}.${key}` : key);

type Row = ReadonlyMap<number, Cell>;

interface Rows {
  readonly rows: readonly Row[];
  /** Whether they are items of a list, so that nothing beside them may be put into the same row. */
  readonly isList: boolean;
}

function rowsOf(value: unknown, shape: Shape, above: string, places: ReadonlyMap<string, number>): Rows {
  const base = new Map<number, Cell>();
  const lists: (readonly Row[])[] = [];
  for (const field of shape) {
    const { key, fields } = field;
    const path = joined(above, key);
    const there = (value as Record<string, unknown> | null | undefined)?.[key];
    const given = isSideways(field) && Array.isArray(there) ? byPlace(there) : there;
    const place = places.get(path);
    if (fields.length === 0) {
      if (place !== undefined && given != null) base.set(place, cellOf(given));
      continue;
    }
    const below = Array.isArray(given)
      ? { rows: given.flatMap((item) => rowsOf(item, fields, path, places).rows), isList: given.length > 0 }
      : rowsOf(given, fields, path, places);
    if (below.isList) lists.push(below.rows);
    else for (const row of below.rows) for (const [at, cell] of row) base.set(at, cell);
  }
  if (lists.length === 0) return { rows: [base], isList: false };
  return { rows: lists.flat().map((row) => new Map([...base, ...row])), isList: true };
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map(String).join('; ') : JSON.stringify(value);
}
