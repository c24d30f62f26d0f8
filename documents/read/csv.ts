import { parse } from 'csv-parse/sync';
import { fail } from '../../lib/errors';
import { decodeText } from './decode-text';
import type { PlainDocument } from './plain-document';
import { sheetDocument } from './sheet-rows';

const MOST_BYTES = 2_000_000;

/** Reads a table saved as CSV, whatever separates its columns: comma, semicolon or tab. */
export function readCsv(file: Uint8Array): PlainDocument {
  if (file.byteLength > MOST_BYTES)
    throw fail('PAPER_TOO_LARGE', { size: file.byteLength, unit: 'bytes', max: MOST_BYTES });
  const text = decodeText(file);
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: separatorOf(text)?.separator ?? ',',
      relax_column_count: true,
      relax_quotes: true,
    });
    return sheetDocument(rows);
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('CSV_') !== true) throw error;
    throw fail('PAPER_UNREADABLE', { format: 'CSV', reason: (error as Error).message });
  }
}

/** What separates columns and on which share of the lines; null where nothing does. */
export function separatorOf(text: string): { separator: ',' | ';' | '\t'; share: number } | null {
  // Quoted cells may hold separators and line ends.
  const lines = text
    .slice(0, 200_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  const found = (['\t', ';', ','] as const)
    .map((separator) => {
      const counts = lines.map((line) => line.split(separator).length - 1).filter((count) => count > 0);
      const usual = commonest(counts);
      const share = counts.filter((count) => count === usual).length / lines.length;
      return { separator, usual, share };
    })
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || b.usual - a.usual);
  return found[0] ?? null;
}

function commonest(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
