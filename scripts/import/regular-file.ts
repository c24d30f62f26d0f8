import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { HubError } from './hub';

/**
 * Reads a file of at most so many bytes, refused with a code where it is none. Never waits and never reads
 * without end: a device, a pipe or a file that grows may have no end, and what is told about the open file
 * cannot change to something else before it is read.
 */
export async function readRegularFile(file: string, mostBytes: number): Promise<Uint8Array> {
  let handle: FileHandle;
  try {
    // NONBLOCK, since the opening of a pipe waits for its writer.
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw unreadable(file, error);
  }
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new HubError('FILE_UNREADABLE', `${file} is not a regular file.`);
    // Some files tell no size, so what is read is counted as well.
    const content = found.size > mostBytes ? null : await upTo(mostBytes, handle);
    if (content) return content;
    throw new HubError('PAPER_TOO_LARGE', `${file} has more than ${mostBytes} bytes, the most of a paper.`);
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    await handle.close();
  }
}

/** The whole content, or null where there is more of it. */
async function upTo(mostBytes: number, handle: FileHandle): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    bytes += bytesRead;
    if (bytes > mostBytes) return null;
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

function unreadable(file: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof HubError || typeof code !== 'string') return error;
  return new HubError('FILE_UNREADABLE', code === 'ENOENT' ? `There is no file ${file}.` : message);
}

const CHUNK = 256 * 1024;
