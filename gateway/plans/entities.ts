import type { Path, Tree } from './tree';

/** In the path of a plan: every entry of the list that stands here. */
const EACH = '@';

/** What stands at a path of a plan, entry by entry, without what is null. */
export function entitiesAt(data: Tree, path: Path): Tree[] {
  const found: Tree[] = [];
  gather(data, path, 0, found);
  return found;
}

function gather(from: unknown, path: Path, start: number, found: Tree[]): void {
  let value = from;
  for (let index = start; index < path.length; index += 1) {
    if (value === undefined || value === null) return;
    const part = path[index] as string;
    if (part === EACH) {
      for (const entry of value as unknown[]) gather(entry, path, index + 1, found);
      return;
    }
    if (Array.isArray(value)) throw new Error(`Unexpected array in result for path element ${part}`);
    value = (value as Tree)[part];
  }
  if (Array.isArray(value)) {
    for (const entry of value) if (entry !== null && entry !== undefined) found.push(entry as Tree);
  } else if (value !== undefined && value !== null) found.push(value as Tree);
}

/** The place of each entity that `entitiesAt` finds, in the same order; only errors ask for it. */
export function placesAt(data: Tree, path: Path): Path[] {
  const places: Path[] = [];
  const parent: (string | number)[] = [];
  const visit = (value: unknown, index: number): void => {
    if (value === undefined || value === null) return;
    const part = path[index];
    if (part === undefined) places.push([...parent]);
    else if (Array.isArray(value)) {
      value.forEach((entry, position) => {
        parent.push(position);
        visit(entry, part === EACH ? index + 1 : index);
        parent.pop();
      });
    } else if (Object.hasOwn(value, part)) {
      parent.push(part);
      visit((value as Tree)[part], index + 1);
      parent.pop();
    }
  };
  visit(data, 0);
  return places;
}
