import { fail } from '../../lib/errors';
import type { Block, Cell, PlainDocument, Row } from './plain-document';
import {
  type Content,
  gridOf,
  isLayout,
  joinedLines,
  linesIn,
  MOST_COLUMNS,
  type RichCell,
} from './rich-content';

const MOST_LETTERS = 2_000_000;
const MOST_LINES = 20_000;

/** Lays content flat into paragraphs and tables. Lines are counted as they would stand in a text file. */
export function plainDocument(content: readonly Content[]): PlainDocument {
  const builder = new PlainBuilder();
  builder.add(content);
  return builder.finish();
}

/** Puts together a document line by line, within bounds: PAPER_TOO_LARGE beyond, PAPER_EMPTY with no line. */
class PlainBuilder {
  private readonly blocks: Block[] = [];
  private readonly lines: string[] = [];
  private letters = 0;
  private rows: Row[] = [];
  private afterGap = true;

  add(content: readonly Content[]): void {
    for (const part of content) {
      if (part.kind === 'TEXT') for (const line of part.text.split('\n')) this.line(line);
      else if (isLayout(part)) for (const cell of part.rows.flat()) this.add(cell.content);
      else {
        this.endTable();
        for (const row of gridOf(part)) this.row(row.map(cellOf));
        this.endTable();
      }
    }
  }

  finish(): PlainDocument {
    this.endTable();
    if (this.blocks.length === 0) throw fail('PAPER_EMPTY');
    return { rawText: this.lines.join('\n'), blocks: this.blocks };
  }

  /** A line with tabs inside is a row, as it is in a text file. */
  private line(text: string): void {
    const cells = text.split('\t').map(tidy);
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length === 0) {
      if (this.lines.at(-1) !== '') this.write('');
      this.afterGap = true;
    } else if (filled.length === 1) {
      this.endTable();
      const [only = ''] = filled;
      this.blocks.push({ kind: 'PARAGRAPH', line: this.write(only), text: only, afterGap: this.afterGap });
      this.afterGap = false;
    } else this.row(filled.map((cell) => ({ text: cell, nested: [] })));
  }

  private row(cells: readonly Cell[]): void {
    if (cells.every((cell) => cell.text === '' && cell.nested.length === 0)) return;
    const kept = cells.slice(0, MOST_COLUMNS);
    const line = this.write(
      kept.map((cell) => [cell.text, ...cell.nested.flat()].join(' ').trim()).join('\t'),
    );
    this.rows.push({ line, cells: kept, afterGap: this.afterGap });
    this.afterGap = false;
  }

  private endTable(): void {
    const [first] = this.rows;
    if (first) this.blocks.push({ kind: 'TABLE', line: first.line, rows: this.rows });
    this.rows = [];
  }

  private write(line: string): number {
    this.letters += line.length;
    if (this.letters > MOST_LETTERS)
      throw fail('PAPER_TOO_LARGE', { size: this.letters, unit: 'letters', max: MOST_LETTERS });
    if (this.lines.length >= MOST_LINES)
      throw fail('PAPER_TOO_LARGE', { size: this.lines.length + 1, unit: 'lines', max: MOST_LINES });
    return this.lines.push(line);
  }
}

function cellOf(cell: RichCell): Cell {
  const nested = cell.content.flatMap((part) =>
    part.kind === 'TABLE' ? gridOf(part).map((row) => row.map((inner) => textOf(inner.content))) : [],
  );
  return { text: tidy(joinedLines(linesIn(cell.content))), nested };
}

function textOf(content: readonly Content[]): string {
  return content
    .map((part) =>
      part.kind === 'TEXT'
        ? tidy(part.text)
        : part.rows
            .flat()
            .map((cell) => textOf(cell.content))
            .join(' '),
    )
    .join(' ')
    .trim();
}

/** One kind of space, none at the ends, nothing that cannot be seen but joiners. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/g, ' ')
    .replace(/[\p{Cc}\u00AD\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
    .trim();
}
