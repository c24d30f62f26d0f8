/** Closed polygons, each as x, y, x, y …; curves are short straight steps. */
export type Outline = readonly (readonly number[])[];

const STEPS = 8;
const COMMAND = /([MLQCZ])([^MLQCZ]*)/g;

/** The outline of a letter from a path of HarfBuzz, at size 1 and with y growing downwards. */
export function outlineOf(path: string, upem: number): Outline {
  const polygons: number[][] = [];
  let polygon: number[] = [];
  for (const [, command, numbers = ''] of path.matchAll(COMMAND)) {
    const values = (numbers.match(/-?[\d.]+/g) ?? []).map(
      (text, index) => (Number(text) / upem) * (index % 2 ? -1 : 1),
    );
    if (command === 'M') {
      polygon = values;
      polygons.push(polygon);
    } else if (command !== 'Z') curve(polygon, values);
  }
  return polygons;
}

/** A box with round corners. */
export function boxOutline(x: number, y: number, width: number, height: number, radius: number): Outline {
  const round = Math.min(radius, width / 2, height / 2);
  const [right, bottom] = [x + width, y + height];
  const polygon = [x + round, y];
  const side = (toX: number, toY: number, cornerX: number, cornerY: number, endX: number, endY: number) => {
    polygon.push(toX, toY);
    if (round > 0) curve(polygon, [cornerX, cornerY, endX, endY]);
  };
  side(right - round, y, right, y, right, y + round);
  side(right, bottom - round, right, bottom, right - round, bottom);
  side(x + round, bottom, x, bottom, x, bottom - round);
  side(x, y + round, x, y, x + round, y);
  return [polygon];
}

/** Goes on from where the polygon ends: straight to one point, or bent by one or two points on the way. */
function curve(polygon: number[], points: readonly number[]): void {
  const bent = [...polygon.slice(-2), ...points];
  if (points.length === 2) polygon.push(...points);
  else for (let step = 1; step <= STEPS; step += 1) polygon.push(...between(bent, step / STEPS));
}

/** De Casteljau: of any number of points. */
function between(points: readonly number[], t: number): readonly number[] {
  if (points.length === 2) return points;
  const nearer: number[] = [];
  for (let index = 2; index < points.length; index += 1)
    nearer.push((points[index - 2] ?? 0) * (1 - t) + (points[index] ?? 0) * t);
  return between(nearer, t);
}
