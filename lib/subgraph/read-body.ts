import type { Readable } from 'node:stream';

/**
 * Reads a body to its end as UTF-8; null when it is longer than `most` bytes. The stream is left open
 * then, so that a server can still answer and a client may destroy it.
 */
export async function readBody(stream: Readable, most: number): Promise<string | null> {
  const bytes = await readBytes(stream, most);
  return bytes && bytes.toString('utf8');
}

/** The bytes of a body, as `readBody` reads them. By its events: an iterator costs more than most bodies. */
export function readBytes(stream: Readable, most: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;

    function take(part: Buffer): void {
      bytes += part.length;
      if (bytes > most) {
        leave();
        stream.pause();
        resolve(null);
      } else parts.push(part);
    }
    function end(): void {
      leave();
      const [first] = parts;
      resolve(first && parts.length === 1 ? first : Buffer.concat(parts, bytes));
    }
    function fail(error: Error): void {
      leave();
      reject(error);
    }
    function close(): void {
      fail(stream.errored ?? new Error('the body was cut'));
    }
    function leave(): void {
      stream.off('data', take).off('end', end).off('error', fail).off('close', close);
    }

    if (stream.readableEnded) return end();
    if (stream.destroyed) return close();
    stream.on('data', take).on('end', end).on('error', fail).on('close', close);
  });
}
