import { fail } from '../../lib/errors';
import { readCsv } from './csv';
import { decodeText } from './decode-text';
import { fileKind } from './file-kind';
import { garbledWords } from './garbled';
import { readIsolated } from './isolate';
import { legacyTurner, withoutLegacyText } from './legacy-text';
import type { PlainDocument } from './plain-document';
import type { FileReading, ReadingNote } from './reading-note';
import { readString } from './text';

/** The largest file that is read as a paper. */
export const MOST_BYTES = 10_000_000;

/**
 * Reads a paper of any kind that offices keep: text, CSV, HTML, DOCX, XLSX or PDF, told by its content. What
 * cannot be read is refused with a code; what can be read only as nonsense is kept out, with a finding.
 */
export async function readDocument(file: Uint8Array, fileName: string): Promise<FileReading> {
  if (file.byteLength > MOST_BYTES)
    throw fail('PAPER_TOO_LARGE', { size: file.byteLength, unit: 'bytes', max: MOST_BYTES });
  const { document, findings } = await read(file, fileName);
  const turned = withoutLegacyText(document);
  const notes = [...findings];
  if (turned !== document) tellLegacy(notes);
  const garbled = garbledWords(textOf(turned));
  if (garbled === null) return { document: turned, findings: notes };
  return {
    document: { rawText: document.rawText, blocks: [] },
    findings: [...notes, { code: 'TEXT_GARBLED', line: 1, raw: garbled }],
  };
}

async function read(file: Uint8Array, fileName: string): Promise<FileReading> {
  const kind = fileKind(file, fileName);
  if (kind === 'CSV') return { document: readCsv(file), findings: [] };
  if (kind !== 'TEXT') return readIsolated(kind, file);
  const text = decodeText(file, (windows) => legacyTurner(windows) !== null);
  const turn = legacyTurner(text);
  if (!turn) return { document: readString(text), findings: [] };
  // Before its lines are understood: the danda of Bijoy is the pipe of tables.
  const lines = text.split('\n').map((line) => line.split('\t').map(turn).join('\t'));
  return {
    document: { ...readString(lines.join('\n')), rawText: text },
    findings: [{ code: 'LEGACY_FONT_CONVERTED', line: 1, raw: '' }],
  };
}

function tellLegacy(notes: ReadingNote[]): void {
  if (!notes.some(({ code }) => code === 'LEGACY_FONT_CONVERTED'))
    notes.push({ code: 'LEGACY_FONT_CONVERTED', line: 1, raw: '' });
}

function textOf(document: PlainDocument): string {
  return document.blocks
    .flatMap((block) =>
      block.kind === 'PARAGRAPH'
        ? [block.text]
        : block.rows.flatMap((row) => row.cells.flatMap((cell) => [cell.text, ...cell.nested.flat()])),
    )
    .join('\n');
}
