import type { Field, Shape } from './shape-of';

/** Lists whose items are parts of one row, as the keys of a row of statistics: they become columns, not rows. */
const SIDEWAYS = new Set(['keys']);

export const isSideways = ({ name, fields }: Field): boolean => SIDEWAYS.has(name) && fields.length > 0;

/** A shape in which each such list has as many places, called 1, 2, …, as it has items anywhere in the answer. */
export function withPlaces(data: unknown, shape: Shape): Shape {
  return placed(shape, [data]);
}

/** The items of such a list by their places. */
export function byPlace(items: readonly unknown[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(items.map((item, at) => [String(at + 1), item]));
}

function placed(shape: Shape, values: readonly unknown[]): Shape {
  return shape.map((field) => {
    if (field.fields.length === 0) return field;
    const below = values.map((value) => (value as Record<string, unknown> | null | undefined)?.[field.key]);
    const items = below.flatMap((value): unknown[] => (Array.isArray(value) ? value : [value]));
    if (!isSideways(field)) return { ...field, fields: placed(field.fields, items) };
    const most = below.reduce<number>(
      (so, value) => Math.max(so, Array.isArray(value) ? value.length : 0),
      1,
    );
    const places = Array.from({ length: most }, (_, at) => String(at + 1));
    return { ...field, fields: places.map((place) => ({ key: place, name: place, fields: field.fields })) };
  });
}
