import { DocxStyles } from './docx-fonts';
import { DocxNumbering } from './docx-numbering';
import { DocxText } from './docx-text';
import { type OfficePart, openOfficeFile } from './office-parts';
import { isPageNumber } from './page-number';
import { plainDocument } from './plain-builder';
import type { FileReading, ReadingNote } from './reading-note';
import type { Content, RichCell, RichTable } from './rich-content';
import { childOf, childrenOf, descendantsOf, elementsOf, settingOf, type XmlElement } from './xml';

/**
 * Reads a Word file: the head of its first page, its text with tables, text boxes and automatic numbers, and
 * the foot. What was inserted is in, what was deleted is out.
 */
export async function readDocx(file: Uint8Array): Promise<FileReading> {
  const main = await openOfficeFile(file, 'DOCX');
  const styles = new DocxStyles((await main.byKind('styles'))?.root);
  const text = new DocxText(styles);
  const numbering = new DocxNumbering((await main.byKind('numbering'))?.root);
  const body = childOf(main.root, 'body');
  const reader = new DocxBody(text, styles, numbering);
  const content = [
    ...(await furniture(main, body, 'headerReference', reader)),
    ...reader.blocks(body),
    ...(await furniture(main, body, 'footerReference', reader)),
  ];
  const findings: ReadingNote[] = [];
  if (text.hasTrackedChanges) findings.push({ code: 'CHANGES_TRACKED', line: 1, raw: '' });
  if (text.hasBijoy) findings.push({ code: 'LEGACY_FONT_CONVERTED', line: 1, raw: '' });
  return { document: plainDocument(content), findings };
}

class DocxBody {
  constructor(
    private readonly text: DocxText,
    private readonly styles: DocxStyles,
    private readonly numbering: DocxNumbering,
  ) {}

  /** The paragraphs and tables of a body, a cell or a text box. */
  blocks(parent: XmlElement | undefined): Content[] {
    return elementsOf(parent).flatMap((element): Content[] => {
      if (element.name === 'p') return this.paragraph(element);
      if (element.name === 'tbl') return [this.table(element)];
      return TRANSPARENT.has(element.name) ? this.blocks(element) : [];
    });
  }

  private paragraph(paragraph: XmlElement): Content[] {
    const { text, boxes } = this.text.paragraph(paragraph);
    const numPr = this.styles.numberingOf(childOf(paragraph, 'pPr'));
    // An empty cell of a numbered column shows its number; so does an empty line of a list.
    const number = numPr ? this.numbering.next(numPr) : '';
    const whole = number === '' ? text : `${number} ${text.trimStart()}`;
    return [{ kind: 'TEXT', text: whole }, ...boxes.flatMap((box) => this.blocks(box))];
  }

  private table(table: XmlElement): RichTable {
    const rows = rowsOf(table).filter((row) => !childOf(row, 'trPr', 'del'));
    return { kind: 'TABLE', rows: rows.map((row) => this.row(row)) };
  }

  private row(row: XmlElement): RichCell[] {
    const before = Number(settingOf(row, 'trPr', 'gridBefore') ?? 0);
    const skipped = before > 0 ? [{ content: [], columns: before, rows: 1 }] : [];
    return [
      ...skipped,
      ...cellsOf(row).map((cell) => {
        const properties = childOf(cell, 'tcPr');
        const columns = Math.max(1, Number(settingOf(properties, 'gridSpan') ?? 1));
        return { content: isCovered(properties) ? [] : this.blocks(cell), columns, rows: 1 };
      }),
    ];
  }
}

/** Wrappers that show nothing of their own. */
const TRANSPARENT = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag', 'ins', 'moveTo']);

/** Rows and cells may be wrapped as forms or as tracked changes. */
function rowsOf(table: XmlElement): XmlElement[] {
  return elementsOf(table).flatMap((child) =>
    child.name === 'tr' ? [child] : TRANSPARENT.has(child.name) ? rowsOf(child) : [],
  );
}

function cellsOf(row: XmlElement): XmlElement[] {
  return elementsOf(row).flatMap((child) =>
    child.name === 'tc' ? [child] : TRANSPARENT.has(child.name) ? cellsOf(child) : [],
  );
}

/** Whether the cell goes on from the one above or beside it. */
function isCovered(properties: XmlElement | undefined): boolean {
  return ['vMerge', 'hMerge'].some((merge) => {
    const found = childOf(properties, merge);
    return found !== undefined && found.attributes['val'] !== 'restart';
  });
}

/** The heads or feet of pages, each once: that of the first page first, without page numbers. */
async function furniture(
  main: OfficePart,
  body: XmlElement | undefined,
  kind: 'headerReference' | 'footerReference',
  reader: DocxBody,
): Promise<Content[]> {
  const references = descendantsOf(body, 'sectPr').flatMap((section) => {
    const first = childOf(section, 'titlePg') ? ['first', 'default'] : ['default'];
    return first.flatMap((type) =>
      childrenOf(section, kind).filter(({ attributes }) => (attributes['type'] ?? 'default') === type),
    );
  });
  const shown = new Map<string, Content[]>();
  for (const { attributes } of references) {
    const part = await main.byId(attributes['id'] ?? '');
    if (!part) continue;
    const content = reader
      .blocks(part.root)
      .filter((block) => block.kind !== 'TEXT' || (block.text.trim() !== '' && !isPageNumber(block.text)));
    shown.set(JSON.stringify(content), content);
  }
  return [...shown.values()].flat();
}
