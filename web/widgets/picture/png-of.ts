import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import { Canvas } from './canvas';
import { lettersIn } from './letters';
import { boxOutline } from './outline';
import type { Picture } from './picture';

/** Two pixels for each, so that it is sharp on phones too. */
const SCALE = 2;

/** How many are kept: one takes some ten milliseconds to draw, and many ask for the same. */
const MOST_KEPT = 100;
/** How many others may wait to be drawn. */
const MOST_WAITING = 20;
const drawn = new Map<string, Promise<Buffer>>();
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * A picture as PNG. Its letters are drawn here, so that it looks alike wherever it is shown, with fonts or without.
 * One is drawn at a time, each in a turn of its own, so that whoever asks for thousands of different ones holds
 * nobody up; null where too many wait already.
 */
export function pngOf(picture: Picture, fonts: string): Promise<Buffer> | null {
  const key = createHash('sha256').update(JSON.stringify(picture)).digest('base64');
  const known = drawn.get(key);
  if (!known && waiting >= MOST_WAITING) return null;
  const png = known ?? inTurn(() => draw(picture, fonts));
  drawn.delete(key);
  drawn.set(key, png);
  // What could not be drawn is tried anew by whoever asks next.
  if (!known) png.catch(() => drawn.delete(key));
  const [oldest] = drawn.keys();
  if (drawn.size > MOST_KEPT && oldest !== undefined) drawn.delete(oldest);
  return png;
}

function inTurn(work: () => Promise<Buffer>): Promise<Buffer> {
  waiting += 1;
  const turn = last
    .then(() => nextTurn())
    .then(work)
    .finally(() => {
      waiting -= 1;
    });
  last = turn.catch(() => undefined);
  return turn;
}

async function draw({ width, height, marks }: Picture, fonts: string): Promise<Buffer> {
  const letters = await lettersIn(fonts);
  const canvas = new Canvas(width * SCALE, height * SCALE);
  for (const mark of marks) {
    if (mark.mark === 'box') {
      const outline = boxOutline(mark.x, mark.y, mark.width, mark.height, mark.radius);
      canvas.fill(outline, SCALE, 0, 0, mark.fill);
      continue;
    }
    const scale = mark.size * SCALE;
    const start = mark.x * SCALE - (mark.toRight ? letters.width(mark.text, mark.bold) * scale : 0);
    for (const { outline, x, y } of letters.set(mark.text, mark.bold))
      canvas.fill(outline, scale, start + x * scale, mark.y * SCALE - y * scale, mark.fill);
  }
  return png(canvas);
}

const deflated = promisify<Buffer, Buffer>(deflate);

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

async function png({ width, height, pixels }: Canvas): Promise<Buffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8); // Eight bits each of red, green and blue.
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1)
    rows.set(pixels.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', await deflated(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
