import type { Outline } from './outline';

// Looked up once, not for each pixel.
const { abs, ceil, floor, max, min, round } = Math;

/** Pixels that outlines are filled into, each as red, green and blue. The ground is white. */
export class Canvas {
  readonly pixels: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.pixels = new Uint8Array(width * height * 3).fill(255);
  }

  /** Fills an outline that is enlarged and then moved; edges are as dark as the part of the pixel that they cover. */
  fill(outline: Outline, scale: number, moveX: number, moveY: number, colour: string): void {
    const polygons = outline.map((polygon) =>
      polygon.map((value, index) => value * scale + (index % 2 ? moveY : moveX)),
    );
    const [least, most] = [
      [Infinity, Infinity] as [number, number],
      [-Infinity, -Infinity] as [number, number],
    ];
    for (const polygon of polygons)
      polygon.forEach((value, index) => {
        const part = index % 2 ? 1 : 0;
        if (value < least[part]) least[part] = value;
        if (value > most[part]) most[part] = value;
      });
    if (most[0] < least[0]) return;
    const [left, top] = [floor(least[0]), floor(least[1])];
    const cover = new Cover(ceil(most[0]) - left + 2, ceil(most[1]) - top + 1);
    for (const polygon of polygons) {
      for (let at = 0; at < polygon.length; at += 2) {
        const to = (at + 2) % polygon.length;
        cover.edge(
          (polygon[at] ?? 0) - left,
          (polygon[at + 1] ?? 0) - top,
          (polygon[to] ?? 0) - left,
          (polygon[to + 1] ?? 0) - top,
        );
      }
    }
    this.blend(cover, left, top, colour);
  }

  private blend(cover: Cover, left: number, top: number, colour: string): void {
    const ink = parseInt(colour.slice(1), 16);
    const [red, green, blue] = [ink >> 16, (ink >> 8) & 255, ink & 255];
    const { pixels } = this;
    const mix = (place: number, part: number, share: number): void => {
      const before = pixels[place] ?? 0;
      pixels[place] = round(before + (part - before) * share);
    };
    for (let y = max(0, -top); y < min(cover.height, this.height - top); y += 1) {
      let sum = 0;
      for (let x = 0; x < cover.width; x += 1) {
        sum += cover.change[y * cover.width + x] ?? 0;
        const share = min(1, abs(sum));
        if (share < 0.004 || x + left < 0 || x + left >= this.width) continue;
        const place = ((y + top) * this.width + x + left) * 3;
        mix(place, red, share);
        mix(place + 1, green, share);
        mix(place + 2, blue, share);
      }
    }
  }
}

/** By how much the covered part changes from each pixel to the next, row by row; exact for straight edges. */
class Cover {
  readonly change: Float32Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.change = new Float32Array(width * height);
  }

  edge(fromX: number, fromY: number, toX: number, toY: number): void {
    if (fromY === toY) return;
    const down = fromY < toY ? 1 : -1;
    const [x0, y0, x1, y1] = down === 1 ? [fromX, fromY, toX, toY] : [toX, toY, fromX, fromY];
    const slope = (x1 - x0) / (y1 - y0);
    for (let row = floor(y0); row < y1; row += 1) {
      const [above, below] = [max(row, y0), min(row + 1, y1)];
      this.strip(row, x0 + (above - y0) * slope, x0 + (below - y0) * slope, (below - above) * down);
    }
  }

  /** A piece of an edge within one row: each pixel gets the area right of it, as a change from the one before. */
  private strip(row: number, oneX: number, otherX: number, amount: number): void {
    const [from, to] = oneX < otherX ? [oneX, otherX] : [otherX, oneX];
    const start = row * this.width;
    let before = 0;
    for (let x = floor(from); x < to || x === floor(from); x += 1) {
      // The mean, over the strip, of the part of this pixel that lies right of the edge.
      const covered = amount * rightOf(x, from, to);
      this.add(start + x, covered - before);
      before = covered;
    }
    this.add(start + max(ceil(to), floor(from) + 1), amount - before);
  }

  private add(place: number, amount: number): void {
    this.change[place] = (this.change[place] ?? 0) + amount;
  }
}

/** The mean of max(0, min(1, x + 1 − edge)) while the edge goes from one place to another. */
function rightOf(x: number, from: number, to: number): number {
  if (to - from < 1e-6) return max(0, min(1, x + 1 - from));
  // Its integral: what lies right of an edge at e, in the pixel from x to x + 1.
  const whole = (edge: number): number => {
    if (edge <= x) return edge - x;
    if (edge >= x + 1) return 0.5;
    const inside = edge - x;
    return inside - (inside * inside) / 2;
  };
  return (whole(to) - whole(from)) / (to - from);
}
