import { toBijoy } from '../../lib/bangla/testing/to-bijoy';
import { sheetRows, xlsxOf } from '../testing/office-files';
import { readCsv } from './csv';
import type { PlainDocument } from './plain-document';
import { shownNumber } from './xlsx-numbers';
import { readXlsx } from './xlsx';

/** Paragraphs as texts, tables as rows of texts. */
const shapeOf = ({ blocks }: PlainDocument): unknown[] =>
  blocks.map((block) =>
    block.kind === 'PARAGRAPH' ? block.text : block.rows.map(({ cells }) => cells.map(({ text }) => text)),
  );

test('a line alone in the first column is text, the rest are rows of one width, also behind a free row', async () => {
  const rows = [
    ['', 'কার্যালয়'],
    [],
    ['', 'ক্রম', 'কাজ', 'সময়'],
    ['', '১', 'সভা'],
    [],
    ['', '', 'মেলা'],
    ['', 'জেলা প্রশাসক'],
  ];
  expect(shapeOf((await readXlsx(xlsxOf({ a: sheetRows(rows) }))).document)).toEqual(
    JSON.parse(
      JSON.stringify([
        'কার্যালয়',
        [
          ['ক্রম', 'কাজ', 'সময়'],
          ['১', 'সভা', ''],
          ['', 'মেলা', ''],
        ],
        'জেলা প্রশাসক',
      ]).normalize('NFC'),
    ),
  );
});

test('the first sheet with content is read, and the names of the others are told', async () => {
  const { document, findings } = await readXlsx(
    xlsxOf({ খালি: '', পরিকল্পনা: sheetRows([['ক', 'খ']]), টীকা: sheetRows([['গ', 'ঘ']]) }),
  );
  expect(shapeOf(document)).toEqual([[['ক', 'খ']]]);
  expect(findings).toMatchObject([{ code: 'SHEETS_LEFT_OUT', raw: 'টীকা' }]);
});

test.each([
  ['45217', 'dd/mm/yyyy', '18/10/2023'],
  ['45217.75', '[$-5000445]d mmmm, yyyy;@', '18/10/2023'],
  ['0.5', '0%', '50%'],
  ['0.125', '0.0%', '12.5%'],
  ['12', 'General', '12'],
  ['0.1', 'General', '0.1'],
  ['2.5', '0.00', '2.50'],
  ['7', '00', '07'],
  ['0.4375', 'h:mm', '10:30'],
  ['5', '"টি "0', '5'],
])('%s in the format %s is shown as %s', (value, format, shown) => {
  expect(shownNumber(value, format, false)).toBe(shown);
});

test('days, shared and formatted strings are read as they are shown', async () => {
  const styles = `<numFmts><numFmt numFmtId="170" formatCode="dd\\-mm\\-yyyy"/></numFmts><fonts><font><name val="Nikosh"/></font><font><name val="SutonnyMJ"/></font></fonts>
    <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="170" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>`;
  const strings = [
    '<t>সভা</t>',
    `<t>${toBijoy('জেলা প্রশাসক')}</t>`,
    `<r><rPr><rFont val="SutonnyMJ"/></rPr><t>${toBijoy('মেলা')}</t></r><r><rPr><rFont val="Arial"/></rPr><t> ICT</t></r>`,
  ];
  const { document, findings } = await readXlsx(
    xlsxOf(
      {
        a: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45217</v></c><c r="C1" t="s" s="2"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>',
      },
      { styles, strings },
    ),
  );
  expect(shapeOf(document)).toEqual([[['সভা', '18/10/2023', 'জেলা প্রশাসক', 'মেলা ICT']]]);
  expect(findings).toMatchObject([{ code: 'LEGACY_FONT_CONVERTED' }]);
});

test.each([
  ['semicolons and a mark', '\uFEFFক্রম;কাজ\r\n১;"সভা; মেলা"\r\n'],
  ['tabs', 'ক্রম\tকাজ\n১\tসভা; মেলা\n'],
  ['commas and lines in a cell', 'ক্রম,কাজ\n১,"সভা;\nমেলা"\n'],
])('CSV with %s', (_, text) => {
  expect(shapeOf(readCsv(Buffer.from(text)))).toEqual([
    [
      ['ক্রম', 'কাজ'],
      ['১', 'সভা; মেলা'],
    ],
  ]);
});

test('CSV in UTF-16, as Excel saves Unicode text', () => {
  const file = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('ক্রম\tকাজ\r\n১\tসভা\r\n', 'utf16le')]);
  expect(shapeOf(readCsv(file))).toEqual([
    [
      ['ক্রম', 'কাজ'],
      ['১', 'সভা'],
    ],
  ]);
});
