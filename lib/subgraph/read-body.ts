import type { Readable } from 'node:stream';

/**
 * Reads a body to its end as UTF-8; null when it is longer than `most` bytes. The stream is left open
 * then, so that a server can still answer and a client may destroy it.
 */
export async function readBody(stream: Readable, most: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts, bytes).toString('utf8');
}
