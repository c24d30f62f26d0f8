import type { Table } from './plain-document';
import { readString, readText } from './text';

const tables = (text: string): string[][][] =>
  readString(text)
    .blocks.filter((block): block is Table => block.kind === 'TABLE')
    .map((table) => table.rows.map((row) => row.cells.map((cell) => cell.text)));
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return (error as { extensions?: { code?: unknown } }).extensions?.code;
  }
  return 'no error';
};

test('lines are paragraphs with their place in the file, without markup', () => {
  const { blocks } = readString(
    '\uFEFF**বিষয়:** সভা  \r\n\r\n[www.natore.gov.bd](http://www.natore.gov.bd)\n# শিরোনাম &amp; <b>পাতা</b><br>দুই',
  );
  expect(blocks).toEqual([
    { kind: 'PARAGRAPH', line: 1, text: 'বিষয়: সভা'.normalize('NFC'), afterGap: true },
    { kind: 'PARAGRAPH', line: 3, text: 'www.natore.gov.bd', afterGap: true },
    { kind: 'PARAGRAPH', line: 4, text: 'শিরোনাম & পাতা দুই', afterGap: false },
  ]);
});

test('rows on both sides of an empty line are one table; running text ends it', () => {
  expect(tables('ক\tখ\n১\t২\n\n৩\t৪\nলেখা\nগ\tঘ')).toEqual([
    [
      ['ক', 'খ'],
      ['১', '২'],
      ['৩', '৪'],
    ],
    [['গ', 'ঘ']],
  ]);
});

test('pipes and wide gaps separate cells too, a rule of dashes is no row', () => {
  expect(tables('| ক | খ |\n|---|:--|\n| ১ |  |')).toEqual([
    [
      ['ক', 'খ'],
      ['১', ''],
    ],
  ]);
  expect(tables('ক     খ     গ')).toEqual([[['ক', 'খ', 'গ']]]);
});

test('a table inside a cell is kept apart, and its repetition behind the cell is dropped', () => {
  const inner =
    '<table border="1"> <tr> <td>প্রথম</td> <td>০১/০৯/২০২৩</td> </tr>\n<tr><td>দ্বিতীয়</td><td>০১/১২/২০২৩</td></tr> </table>';
  const [block] = readString(`১\tকাজ ${inner}\tপ্রথম\t০১/০৯/২০২৩\tদ্বিতীয়\t০১/১২/২০২৩\tটিম`).blocks;
  expect(block?.kind === 'TABLE' && block.rows[0]?.cells.map((cell) => cell.text)).toEqual([
    '১',
    'কাজ',
    'টিম',
  ]);
  expect(block?.kind === 'TABLE' && block.rows[0]?.cells[1]?.nested).toEqual([
    ['প্রথম', '০১/০৯/২০২৩'],
    ['দ্বিতীয়'.normalize('NFC'), '০১/১২/২০২৩'],
  ]);
});

test('merged cells of an HTML table leave empty ones, so that columns stay in line', () => {
  expect(
    tables(
      '<table><tr><td rowspan="2">ক</td><th colspan="2">খ</th></tr><tr><td>গ</td><td>ঘ</td></tr></table>',
    ),
  ).toEqual([
    [
      ['ক', 'খ', ''],
      ['', 'গ', 'ঘ'],
    ],
  ]);
});

test('what is too large, empty or not text is refused with its code', () => {
  expect(codeOf(() => readText(Buffer.alloc(2_000_001, 'a')))).toBe('PAPER_TOO_LARGE');
  expect(codeOf(() => readText(Buffer.from('\n'.repeat(30_000) + 'ক')))).toBe('PAPER_TOO_LARGE');
  expect(codeOf(() => readText(Buffer.from(' \n\t')))).toBe('PAPER_EMPTY');
  expect(codeOf(() => readText(Buffer.from([0xe0, 0xa6, 0x28])))).toBe('PAPER_NOT_TEXT');
  expect(codeOf(() => readText(Buffer.from('PK\0\u0003')))).toBe('PAPER_NOT_TEXT');
});

test('UTF-16 with its mark is read', () => {
  const text = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('সভা', 'utf16le')]);
  expect(readText(text).blocks).toMatchObject([{ text: 'সভা' }]);
});

test('a hostile line of brackets and tags is read in time', () => {
  for (const piece of ['[', '<table', '<td ', '&', '((', '| ', 'a  '])
    expect(readString(piece.repeat(80_000)).blocks).toBeDefined();
}, 60_000);
