import { fromBijoy, isBijoyFont } from '../../lib/bangla/bijoy';
import { fail } from '../../lib/errors';
import { type OfficePart, openOfficeFile } from './office-parts';
import type { FileReading, ReadingNote } from './reading-note';
import { MOST_COLUMNS } from './rich-content';
import { sheetDocument } from './sheet-rows';
import { BUILT_IN_FORMATS, shownNumber } from './xlsx-numbers';
import { childOf, childrenOf, settingOf, textBelow, type XmlElement } from './xml';

const MOST_ROWS = 20_000;

/** Reads the first sheet of an Excel file that has something in it, each value as it is shown. */
export async function readXlsx(file: Uint8Array): Promise<FileReading> {
  const workbook = await openOfficeFile(file, 'XLSX');
  const look = await lookOf(workbook);
  const strings = childrenOf((await workbook.byKind('sharedStrings'))?.root, 'si');
  const filled: { name: string; rows: string[][] }[] = [];
  for (const { attributes } of childrenOf(childOf(workbook.root, 'sheets'), 'sheet')) {
    const sheet = await workbook.byId(attributes['id'] ?? '');
    if (!sheet || (attributes['state'] ?? 'visible') !== 'visible') continue;
    const rows = rowsOf(sheet.root, strings, look);
    if (rows.some((row) => row.length > 0)) filled.push({ name: attributes['name'] ?? '', rows });
  }
  const [first, ...others] = filled;
  if (!first) throw fail('PAPER_EMPTY');
  const findings: ReadingNote[] = [];
  if (others.length > 0)
    findings.push({
      code: 'SHEETS_LEFT_OUT',
      line: 1,
      raw: others
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 200),
    });
  if (look.bijoyWasTurned) findings.push({ code: 'LEGACY_FONT_CONVERTED', line: 1, raw: '' });
  return { document: sheetDocument(first.rows), findings };
}

/** How the values of a workbook are shown. */
interface Look {
  readonly formats: readonly string[];
  readonly bijoyStyles: readonly boolean[];
  readonly startsIn1904: boolean;
  bijoyWasTurned: boolean;
}

async function lookOf(workbook: OfficePart): Promise<Look> {
  const styles = (await workbook.byKind('styles'))?.root;
  const own = new Map(
    childrenOf(childOf(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
      Number(attributes['numFmtId']),
      attributes['formatCode'] ?? '',
    ]),
  );
  const fonts = childrenOf(childOf(styles, 'fonts'), 'font').map((font) =>
    isBijoyFont(settingOf(font, 'name') ?? ''),
  );
  const cells = childrenOf(childOf(styles, 'cellXfs'), 'xf').map(({ attributes }) => attributes);
  return {
    formats: cells.map((cell) => {
      const id = Number(cell['numFmtId'] ?? 0);
      return own.get(id) ?? BUILT_IN_FORMATS[id] ?? 'General';
    }),
    bijoyStyles: cells.map((cell) => fonts[Number(cell['fontId'] ?? 0)] ?? false),
    startsIn1904: /^(?:1|true)$/.test(childOf(workbook.root, 'workbookPr')?.attributes['date1904'] ?? ''),
    bijoyWasTurned: false,
  };
}

/** The rows of a sheet; rows that are left out of the file are empty ones. */
function rowsOf(sheet: XmlElement, strings: readonly XmlElement[], look: Look): string[][] {
  const rows: string[][] = [];
  for (const row of childrenOf(childOf(sheet, 'sheetData'), 'row')) {
    const cells: string[] = [];
    for (const cell of childrenOf(row, 'c')) {
      const text = valueOf(cell, strings, look);
      if (text.trim() === '') continue;
      const column = columnOf(cell.attributes['r'] ?? '', cells.length);
      if (column >= MOST_COLUMNS)
        throw fail('PAPER_TOO_LARGE', { size: column + 1, unit: 'columns', max: MOST_COLUMNS });
      while (cells.length < column) cells.push('');
      cells[column] = text;
    }
    if (cells.length === 0) continue;
    const place = Number(row.attributes['r'] ?? rows.length + 1) - 1;
    if (place >= MOST_ROWS) throw fail('PAPER_TOO_LARGE', { size: place + 1, unit: 'rows', max: MOST_ROWS });
    while (rows.length < place) rows.push([]);
    rows.push(cells);
  }
  return rows;
}

function valueOf(cell: XmlElement, strings: readonly XmlElement[], look: Look): string {
  const style = Number(cell.attributes['s'] ?? 0);
  const value = textBelow(childOf(cell, 'v'));
  switch (cell.attributes['t'] ?? 'n') {
    case 's':
      return richText(strings[Number(value)], look.bijoyStyles[style] ?? false, look);
    case 'inlineStr':
      return richText(childOf(cell, 'is'), look.bijoyStyles[style] ?? false, look);
    case 'n':
      return value === '' ? '' : shownNumber(value, look.formats[style] ?? 'General', look.startsIn1904);
    case 'd':
      return value.slice(0, 10);
    default:
      return value;
  }
}

/** A text may change its font on the way; how a word is spoken for the reader is left out. */
function richText(text: XmlElement | undefined, cellIsBijoy: boolean, look: Look): string {
  const runs = childrenOf(text, 'r').map((run) => {
    const font = settingOf(run, 'rPr', 'rFont');
    return {
      text: textBelow(childOf(run, 't')),
      isBijoy: font === undefined ? cellIsBijoy : isBijoyFont(font),
    };
  });
  const parts = runs.length > 0 ? runs : [{ text: textBelow(childOf(text, 't')), isBijoy: cellIsBijoy }];
  return parts
    .map((part) => {
      if (!part.isBijoy || /[\u0980-\u09FF]/.test(part.text) || part.text.trim() === '') return part.text;
      look.bijoyWasTurned = true;
      return fromBijoy(part.text);
    })
    .join('');
}

/** "C12" is in the third column; without a reference, a cell stands behind the last. */
function columnOf(reference: string, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return next;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
