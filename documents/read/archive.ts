import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { fail } from '../../lib/errors';

const MOST_ENTRIES = 2_000;
const MOST_INFLATED = 50_000_000;
/** XML packs to a tenth, at most to a fiftieth; a bomb to a thousandth. */
const MOST_RATIO = 100;
/** Below this, nothing is a bomb. */
const HARMLESS = 1_000_000;

/** The parts of an office file, which is a ZIP archive, read on request. Nothing is ever written to disk. */
export interface Archive {
  readonly names: ReadonlySet<string>;
  /** The text of a part; null where there is no such part. */
  read(name: string): Promise<string | null>;
}

/**
 * Opens an archive after a look at its table of contents only. Throws PAPER_INFLATES, PAPER_ENCRYPTED or
 * PAPER_UNREADABLE before anything is unpacked; no part can be longer than the table says.
 */
export async function openArchive(file: Uint8Array, format: string): Promise<Archive> {
  const damaged = (error: unknown): Error =>
    fail('PAPER_UNREADABLE', { format, reason: (error as Error).message });
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, strictFileNames: true };
    fromBuffer(Buffer.from(file), options, (error, opened) => {
      if (error) reject(damaged(error));
      else resolve(opened);
    });
  });
  if (zip.entryCount > MOST_ENTRIES)
    throw fail('PAPER_TOO_LARGE', { size: zip.entryCount, unit: 'parts', max: MOST_ENTRIES });
  const entries = await entriesOf(zip).catch((error: unknown) => {
    throw damaged(error);
  });
  refuseBombs([...entries.values()], format);
  return {
    names: new Set(entries.keys()),
    read: async (name) => {
      const entry = entries.get(name);
      if (!entry) return null;
      const bytes = await bytesOf(zip, entry).catch((error: unknown) => {
        throw damaged(error);
      });
      return decodeXml(bytes);
    },
  };
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', reject);
    zip.on('end', () => {
      resolve(entries);
    });
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function refuseBombs(entries: readonly Entry[], format: string): void {
  if (entries.some((entry) => entry.isEncrypted())) throw fail('PAPER_ENCRYPTED', { format });
  const inflated = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
  if (inflated > MOST_INFLATED || (inflated > HARMLESS && inflated > packed * MOST_RATIO))
    throw fail('PAPER_INFLATES', { size: inflated, max: MOST_INFLATED, ratio: MOST_RATIO });
}

function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(error);
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('error', reject);
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        resolve(Buffer.concat(chunks));
      });
    });
  });
}

/** XML parts are UTF-8 unless they begin with the mark of UTF-16. */
function decodeXml(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}
