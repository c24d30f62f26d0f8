import { fail } from '../../lib/errors';
import { separatorOf } from './csv';

export type FileKind = 'TEXT' | 'CSV' | 'HTML' | 'DOCX' | 'XLSX' | 'PDF';

/**
 * Tells by its content what a file is; its name decides only between a table and other text. Throws
 * PAPER_KIND_UNSUPPORTED or PAPER_ENCRYPTED for what is known and not read.
 */
export function fileKind(file: Uint8Array, fileName: string): FileKind {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const head = bytes.subarray(0, 4_096).toString('latin1');
  if (head.slice(0, 1_024).includes('%PDF-')) return 'PDF';
  if (head.startsWith('PK')) return officeKind(bytes, head);
  refuseOthers(bytes, head);
  // UTF-16 looks the same without its zeros.
  const start = head.replace(/\0/g, '').toLowerCase();
  if (/^mime-version:|multipart\/related/.test(start)) throw unsupported('MHTML', 'HTML');
  if (/<(?:!doctype html|html|head|body)[\s>]/.test(start)) return 'HTML';
  return isCsv(bytes, fileName) ? 'CSV' : 'TEXT';
}

function officeKind(bytes: Buffer, head: string): FileKind {
  if (bytes.includes('word/')) return 'DOCX';
  if (bytes.includes('xl/')) return 'XLSX';
  if (head.includes('mimetypeapplication/vnd.oasis')) throw unsupported('OpenDocument', 'DOCX or XLSX');
  throw unsupported('ZIP', 'the paper that is in it');
}

const OTHERS: readonly { begins: string; format: string; other: string }[] = [
  { begins: '{\\rtf', format: 'RTF', other: 'DOCX' },
  { begins: '\xFF\xD8\xFF', format: 'JPEG (a picture)', other: 'the DOCX or PDF that was printed' },
  { begins: '\x89PNG', format: 'PNG (a picture)', other: 'the DOCX or PDF that was printed' },
  { begins: 'GIF8', format: 'GIF (a picture)', other: 'the DOCX or PDF that was printed' },
  { begins: 'II*\0', format: 'TIFF (a picture)', other: 'the DOCX or PDF that was printed' },
  { begins: 'MM\0*', format: 'TIFF (a picture)', other: 'the DOCX or PDF that was printed' },
  { begins: '\x1F\x8B', format: 'GZIP', other: 'the paper that is in it' },
  { begins: 'Rar!', format: 'RAR', other: 'the paper that is in it' },
  { begins: '7z\xBC\xAF', format: '7z', other: 'the paper that is in it' },
];

function refuseOthers(bytes: Buffer, head: string): void {
  if (head.startsWith('\xD0\xCF\x11\xE0')) {
    const holds = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
    if (holds('EncryptedPackage')) throw fail('PAPER_ENCRYPTED', { format: 'DOCX or XLSX' });
    throw holds('WordDocument') ? unsupported('DOC', 'DOCX') : unsupported('XLS', 'XLSX');
  }
  const other = OTHERS.find(({ begins }) => head.startsWith(begins));
  if (other) throw unsupported(other.format, other.other);
}

function unsupported(format: string, other: string): Error {
  return fail('PAPER_KIND_UNSUPPORTED', { format, other });
}

/** Named so; or, whatever its name, three columns and more on every line. */
function isCsv(bytes: Buffer, fileName: string): boolean {
  if (/\.[ct]sv$/i.test(fileName)) return true;
  const text = bytes.subarray(0, 200_000).toString('utf8');
  const found = separatorOf(text);
  if (found === null || found.separator === '\t' || found.share < 0.9) return false;
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  return lines.length > 2 && lines.every((line) => line.split(found.separator).length > 2);
}
