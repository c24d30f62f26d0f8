import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import type { Block, Row } from '../read/plain-document';
import { readString } from '../read/text';
import { escaped, sheetRows, xlsxOf } from './office-files';

/** The same paper as other programs would save it. */
export const PAPER_FORMS: Readonly<Record<string, (text: string) => Promise<Buffer> | Buffer>> = {
  docx: (text) => asDocx(readString(text).blocks),
  html: (text) => Buffer.from(asPortalPage(readString(text).blocks)),
  xlsx: (text) => xlsxOf({ পত্র: sheetRows(asRows(readString(text).blocks)) }),
  csv: (text) =>
    Buffer.from(
      `\uFEFF${asRows(readString(text).blocks)
        .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
        .join('\r\n')}`,
    ),
};

function asDocx(blocks: readonly Block[]): Promise<Buffer> {
  const children = blocks.flatMap((block) => {
    if (block.kind === 'PARAGRAPH')
      return [...(block.afterGap ? [new Paragraph('')] : []), new Paragraph(block.text)];
    return [new Paragraph(''), docxTable(block.rows.map(cellsOf))];
  });
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

function docxTable(rows: readonly (readonly NestedCell[])[]): Table {
  return new Table({
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map(
            ({ text, nested }) =>
              new TableCell({
                children: [
                  new Paragraph(text),
                  ...(nested.length > 0
                    ? [
                        docxTable(nested.map((cells) => cells.map((cell) => ({ text: cell, nested: [] })))),
                        new Paragraph(''),
                      ]
                    : []),
                ],
              }),
          ),
        }),
    ),
  });
}

/** A page as the portals of offices show a notice, with all that stands around it. */
function asPortalPage(blocks: readonly Block[]): string {
  const content = blocks.map((block) =>
    block.kind === 'PARAGRAPH'
      ? `${block.afterGap ? '<p>&nbsp;</p>' : ''}<p>${escaped(block.text)}</p>`
      : `<p>&nbsp;</p>${htmlTable(block.rows.map(cellsOf))}`,
  );
  return `<!DOCTYPE html><html lang="bn"><head><meta charset="utf-8"><title>নোটিশ</title><style>p { margin: 0 }</style></head>
<body><div id="top-bar"><a href="/">বাংলাদেশ জাতীয় তথ্য বাতায়ন</a></div>
<div id="jmenu"><ul><li><a href="/a">প্রথম পাতা</a></li><li><a href="/b">জেলা সম্পর্কিত</a></li><li><a href="/c">উপজেলা ও ইউনিয়ন</a></li><li><a href="/d">সরকারি অফিস</a></li></ul></div>
<table width="100%"><tr><td id="left-content"><div id="printable_area"><h3>নোটিশ</h3>
<table border="0"><tr><td>${content.join('\n')}</td></tr></table>
</div></td><td><div class="right-side-bar sidebar"><h5>জরুরি হটলাইন</h5><a href="/x">জেলা প্রশাসক, সিলেট</a><p>তারিখ: ০১ জানুয়ারি ২০২০</p></div></td></tr></table>
<footer><nav>সাইটটি শেষ হাল-নাগাদ করা হয়েছে: ২০২২-০১-০১</nav></footer><script>document.write('<p>তারিখ</p>')</script></body></html>`;
}

function htmlTable(rows: readonly (readonly NestedCell[])[]): string {
  const cell = ({ text, nested }: NestedCell): string =>
    `<td><p>${escaped(text)}</p>${nested.length > 0 ? htmlTable(nested.map((cells) => cells.map((inner) => ({ text: inner, nested: [] })))) : ''}</td>`;
  return `<table border="1">${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</table>`;
}

/** A sheet has no tables in its cells; the paper's own words for them stand in rows of their own. */
function asRows(blocks: readonly Block[]): string[][] {
  return blocks.flatMap((block) => {
    if (block.kind === 'PARAGRAPH') return [...(block.afterGap ? [[]] : []), [block.text]];
    return [[], ...block.rows.map((row) => row.cells.map((cell) => cell.text))];
  });
}

interface NestedCell {
  readonly text: string;
  readonly nested: readonly (readonly string[])[];
}

function cellsOf(row: Row): readonly NestedCell[] {
  return row.cells;
}
