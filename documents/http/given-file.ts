import type { Request } from 'express';
import { fail } from '../../lib/errors';
import { MOST_BYTES } from '../read/read-document';

/** A file that came as the body of a request. */
export interface GivenFile {
  readonly file: Uint8Array;
  readonly fileName: string;
}

/** The header that names the file. No page of another site can send it, nor such a body, without asking first. */
const NAME_HEADER = 'x-sopan-file';
const LONGEST_NAME = 255;

/** Takes the file, within the limit that every paper has; what is too long is answered before it has come. */
export async function givenFile(request: Request): Promise<GivenFile> {
  const isPacked = (request.get('content-encoding') ?? 'identity') !== 'identity';
  if (!request.is('application/octet-stream') || isPacked) throw fail('PAPER_NOT_SENT');
  const fileName = fileNameOf(request);
  return { file: await bytesOf(request), fileName };
}

function fileNameOf(request: Request): string {
  try {
    const name = decodeURIComponent(request.get(NAME_HEADER) ?? '');
    if (name !== '' && name.length <= LONGEST_NAME) return name;
  } catch {
    // Not percent-encoded; told below.
  }
  throw fail('PAPER_NOT_SENT');
}

/** By hand: the parser of express answers only when the whole of a body that is too long has come. */
async function bytesOf(request: Request): Promise<Buffer> {
  demandWithin(Number(request.get('content-length') ?? 0));
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += part.length;
    demandWithin(bytes);
    parts.push(part);
  }
  return Buffer.concat(parts, bytes);
}

function demandWithin(bytes: number): void {
  if (bytes > MOST_BYTES) throw fail('PAPER_TOO_LARGE', { size: bytes, unit: 'bytes', max: MOST_BYTES });
}
