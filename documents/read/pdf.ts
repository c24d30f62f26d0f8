import { fail } from '../../lib/errors';
import { isPageNumber } from './page-number';
import { linesOfLetters, type PdfLine, wordGap } from './pdf-lines';
import { type PdfPage, pdfPages } from './pdf-page';
import { type PdfTable, ruledTables } from './pdf-tables';
import { plainDocument } from './plain-builder';
import type { FileReading, ReadingNote } from './reading-note';
import { type Content, joinedLines, linesIn, type RichCell } from './rich-content';

/**
 * Reads a PDF that has text: lines put together to paragraphs, ruled tables to tables, a table over several
 * pages to one, without page numbers and what repeats on every page. A scan is read as nothing, with a note.
 */
export async function readPdf(file: Uint8Array): Promise<FileReading> {
  const pages = await pdfPages(file);
  if (pages.length === 0) throw fail('PAPER_EMPTY');
  const blank = pages.flatMap((page, index) => (hasText(page) ? [] : [index + 1]));
  if (blank.length === pages.length)
    return { document: { rawText: '', blocks: [] }, findings: [{ code: 'NO_TEXT_LAYER', line: 1, raw: '' }] };
  const read = pages.map((page) => {
    const { tables, rest } = ruledTables(page);
    return { page, tables, lines: linesOfLetters(rest, wordGap(page.letters)) };
  });
  const shown = withoutFurniture(read);
  const findings: ReadingNote[] = [];
  if (blank.length > 0)
    findings.push({ code: 'PAGES_WITHOUT_TEXT', line: 1, raw: '', values: { pages: blank.join(', ') } });
  if (read.some(({ tables, lines }) => [...tables, ...lines].some(({ hasBijoy }) => hasBijoy)))
    findings.push({ code: 'LEGACY_FONT_CONVERTED', line: 1, raw: '' });
  return { document: plainDocument(contentOf(shown)), findings };
}

interface ReadPage {
  readonly page: PdfPage;
  readonly tables: readonly PdfTable[];
  readonly lines: readonly PdfLine[];
}

function hasText(page: PdfPage): boolean {
  return page.letters.filter(({ text }) => text.trim() !== '').length > 3;
}

/** Page numbers, and lines at the edge of a page that stand in the same place on the one before. */
function withoutFurniture(pages: readonly ReadPage[]): ReadPage[] {
  return pages.map((read, index) => {
    const before = pages[index - 1];
    const isAtEdge = ({ baseline }: PdfLine): boolean =>
      baseline > read.page.height * 0.9 || baseline < read.page.height * 0.1;
    const repeats = (line: PdfLine): boolean =>
      before?.lines.some(
        (other) =>
          Math.abs(other.baseline - line.baseline) < 3 && digitless(other.text) === digitless(line.text),
      ) ?? false;
    const isFurniture = (line: PdfLine): boolean =>
      isAtEdge(line) && (isPageNumber(line.text) || repeats(line));
    return { ...read, lines: read.lines.filter((line) => !isFurniture(line)) };
  });
}

function digitless(text: string): string {
  return text.replace(/[০-৯0-9]+/g, '#').trim();
}

function contentOf(pages: readonly ReadPage[]): Content[] {
  const margin = rightMargin(pages);
  const content: Content[] = [];
  let open: { table: PdfTable; rows: (readonly RichCell[])[] } | null = null;
  for (const { tables, lines } of pages) {
    const parts = [...tables, ...lines].sort((a, b) => topOf(b) - topOf(a));
    let last: PdfLine | null = null;
    for (const part of parts) {
      if ('table' in part) {
        if (open && isSameTable(open.table, part)) open.rows.push(...withoutHeadingsOf(open.rows, part));
        else {
          open = { table: part, rows: [...part.table.rows] };
          content.push({ kind: 'TABLE', rows: open.rows });
        }
        last = null;
        continue;
      }
      open = null;
      const before = content.at(-1);
      if (last && before?.kind === 'TEXT' && isWrapped(last, part, margin)) {
        content[content.length - 1] = { kind: 'TEXT', text: joinedLines([before.text, part.text]) };
      } else {
        if (last && last.baseline - part.baseline > Math.max(last.size, part.size) * 2.2)
          content.push({ kind: 'TEXT', text: '' });
        content.push({ kind: 'TEXT', text: part.text });
      }
      last = part;
    }
  }
  return content;
}

function topOf(part: PdfTable | PdfLine): number {
  return 'table' in part ? part.top : part.baseline + part.size * 0.5;
}

/** Where lines end at the latest. */
function rightMargin(pages: readonly ReadPage[]): number {
  const lines = pages.flatMap((page) => page.lines);
  const left = Math.min(...lines.map((line) => line.left), 72);
  return Math.max(...lines.map((line) => line.right), (pages[0]?.page.width ?? 0) - left - 6);
}

/** Whether a line broke only because its next word had no room: then both are one paragraph. */
function isWrapped(line: PdfLine, next: PdfLine, margin: number): boolean {
  return (
    line.right + line.size * 0.2 + next.firstWord > margin &&
    next.left - line.left < line.size * 3 &&
    line.baseline - next.baseline < line.size * 2.2 &&
    !line.text.includes('\t') &&
    !/^\s*(?:[০-৯0-9]{1,3} ?[।.)]|[ক-হa-z] ?\))/.test(next.text)
  );
}

/** The first table of a page goes on with the last one of the page before where their columns agree. */
function isSameTable(before: PdfTable, next: PdfTable): boolean {
  return (
    before.columns.length === next.columns.length &&
    before.columns.every((edge, index) => Math.abs(edge - (next.columns[index] ?? 0)) < 4)
  );
}

/** Programs repeat the headings of a table on each page. */
function withoutHeadingsOf(rows: readonly (readonly RichCell[])[], next: PdfTable): (readonly RichCell[])[] {
  const textOf = (row: readonly RichCell[] | undefined): string =>
    (row ?? []).map((cell) => linesIn(cell.content).join(' ')).join('\t');
  let repeated = 0;
  while (repeated < next.table.rows.length && textOf(next.table.rows[repeated]) === textOf(rows[repeated]))
    repeated += 1;
  return next.table.rows.slice(repeated);
}
