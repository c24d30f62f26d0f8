import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Ask } from '../http/ask';
import { csvLines, csvStart } from '../tables/csv';
import type { DataFile } from './data-file';

/** A file as it was written for a fiscal year. */
export interface WrittenFile {
  readonly file: DataFile;
  readonly rows: number;
  readonly bytes: number;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** Reads it from its beginning; as many at once as like. */
  read(): Readable;
  close(): Promise<void>;
}

/**
 * Writes a file of a year, a page of the hub's answer after the other, so that memory holds one page however long
 * it is. Null where a part cannot be had. It has no name on the disk: whatever becomes of the process, nothing
 * stays behind.
 */
export async function writeFile(
  file: DataFile,
  fiscalYear: string,
  ask: Ask,
  folder: string,
): Promise<WrittenFile | null> {
  const handle = await openNameless(folder);
  const hash = createHash('sha256');
  let bytes = 0;
  let rows = 0;
  const append = async (text: string) => {
    const piece = Buffer.from(text);
    hash.update(piece);
    await handle.write(piece, 0, piece.length, bytes);
    bytes += piece.length;
  };
  try {
    await append(csvStart(file.fields.map(({ name }) => name)));
    let after: string | null = null;
    do {
      const page = await file.readPage(ask, fiscalYear, after);
      if (!page) {
        await handle.close();
        return null;
      }
      await append(csvLines(page.rows));
      rows += page.rows.length;
      after = page.next;
    } while (after !== null);
  } catch (fault) {
    await handle.close();
    throw fault;
  }
  return {
    file,
    rows,
    bytes,
    sha256: hash.digest('hex'),
    read: () => Readable.from(piecesOf(handle, bytes), { objectMode: false }),
    close: () => handle.close(),
  };
}

async function openNameless(folder: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `.data-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  await unlink(path);
  return handle;
}

const PIECE = 64 * 1024;

/** A stream over a file closes it in the end; this one leaves it open for others. */
async function* piecesOf(handle: FileHandle, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes;) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(PIECE, bytes - at)), 0, null, at);
    if (bytesRead === 0) throw new Error('A file of data is shorter than it was written.');
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
