import { toBijoy } from '../../lib/bangla/testing/to-bijoy';
import { docxOf, p } from '../testing/office-files';
import { readDocx } from './docx';
import type { Block } from './plain-document';

const blocksOf = async (body: string, parts?: Record<string, string>): Promise<readonly Block[]> =>
  (await readDocx(docxOf(body, parts))).document.blocks;
const linesOf = async (body: string, parts?: Record<string, string>): Promise<string[]> =>
  (await readDocx(docxOf(body, parts))).document.rawText.split('\n').filter((line) => line !== '');
const cell = (content: string, settings = ''): string =>
  `<w:tc><w:tcPr>${settings}</w:tcPr>${content}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
const numbered = (id: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;

test('merged cells leave empty ones, so that columns stay in line', async () => {
  const [block] = await blocksOf(
    table(
      row(cell(p('ক্রম'), '<w:vMerge w:val="restart"/>'), cell(p('সময়'), '<w:gridSpan w:val="2"/>')),
      row(cell(p(''), '<w:vMerge/>'), cell(p('শুরু')), cell(p('শেষ'))),
    ),
  );
  expect(block?.kind === 'TABLE' && block.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['ক্রম', 'সময়'.normalize('NFC'), ''],
    ['', 'শুরু', 'শেষ'],
  ]);
});

test('a table inside a cell is kept apart; a table that only places a letterhead is lines', async () => {
  const inner = table(row(cell(p('বেড়া')), cell(p('০১/০৯/২০২৩'))));
  const plan = table(
    row(cell(p('ক্রম')), cell(p('কাজ')), cell(p('সময়'))),
    row(cell(p('১')), cell(p('সভা') + inner), cell(p('মাসিক'))),
  );
  const [block] = await blocksOf(plan);
  expect(block?.kind === 'TABLE' && block.rows[1]?.cells[1]).toEqual({
    text: 'সভা',
    nested: [['বেড়া'.normalize('NFC'), '০১/০৯/২০২৩']],
  });
  const head = table(
    row(cell(p('')), cell(p('গণপ্রজাতন্ত্রী বাংলাদেশ সরকার') + p('জেলা প্রশাসকের কার্যালয়')), cell(p('লোগো'))),
  );
  expect(await linesOf(head)).toEqual(
    ['গণপ্রজাতন্ত্রী বাংলাদেশ সরকার', 'জেলা প্রশাসকের কার্যালয়', 'লোগো'].map((line) => line.normalize('NFC')),
  );
});

test('what was inserted is in, what was deleted or hidden is out, and the paper says so', async () => {
  const run = (text: string, settings = ''): string =>
    `<w:r><w:rPr>${settings}</w:rPr><w:t>${text}</w:t></w:r>`;
  const { document, findings } = await readDocx(
    docxOf(
      `<w:p>${run('সভা')}<w:ins>${run(' করতে')}</w:ins><w:del><w:r><w:delText> না</w:delText></w:r></w:del>${run(' হবে')}${run(' গোপন', '<w:vanish/>')}</w:p>`,
    ),
  );
  expect(document.rawText).toBe('সভা করতে হবে');
  expect(findings).toMatchObject([{ code: 'CHANGES_TRACKED' }]);
});

test('automatic numbers are read as they are printed, in cells and lists, level by level', async () => {
  const level = (at: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1।')}${level(1, 'lowerLetter', '%2)')}${level(2, 'decimal', '%1.%3')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;
  const list = ['ক', 'খ'].map((text) => p(text, numbered(1))).join('');
  expect(
    await linesOf(
      list +
        p('গ', numbered(1, 1)) +
        p('ঘ', numbered(1, 2)) +
        p('ঙ', numbered(1)) +
        p('চ', numbered(1, 1)) +
        p('ছ', numbered(2)),
      { numbering },
    ),
  ).toEqual(['1। ক', '2। খ', 'a) গ', '2.1 ঘ', '3। ঙ', 'a) চ', '5। ছ']);
  const [block] = await blocksOf(
    table(
      row(cell(p('ক্রম')), cell(p('সিদ্ধান্ত'))),
      row(cell(p('', numbered(1))), cell(p('সভা'))),
      row(cell(p('', numbered(1))), cell(p('মেলা'))),
    ),
    { numbering },
  );
  expect(block?.kind === 'TABLE' && block.rows.map(({ cells }) => cells[0]?.text)).toEqual([
    'ক্রম',
    '1।',
    '2।',
  ]);
});

test('the head of the pages comes first and the foot last, each once, without page numbers', async () => {
  const field = (code: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const section =
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/></w:sectPr>';
  expect(
    await linesOf(`${p('সভা')}${section}<w:p><w:pPr>${section}</w:pPr></w:p>`, {
      header: p('স্মারক নং ০৫.৪৩.০০০০.০১১.০৬.০০৩.২৩-২১৪'),
      footer: `<w:p>${field('PAGE')}</w:p>${p('- ২ -')}${p('নাটোর')}`,
    }),
  ).toEqual(['স্মারক নং ০৫.৪৩.০০০০.০১১.০৬.০০৩.২৩-২১৪', 'সভা', 'নাটোর']);
});

test('text boxes are read once, though they are kept twice', async () => {
  const box = `<w:txbxContent>${p('অনুলিপি')}</w:txbxContent>`;
  expect(
    await linesOf(
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    ),
  ).toEqual(['অনুলিপি']);
});

test('a Bijoy font turns a run into Unicode, by itself or by its style, though Word parts syllables', async () => {
  const mj = '<w:rPr><w:rFonts w:ascii="SutonnyMJ"/></w:rPr>';
  const styles = `<w:style w:type="paragraph" w:styleId="a"><w:rPr><w:rFonts w:hAnsi="SutonnyMJ"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>`;
  const { document, findings } = await readDocx(
    docxOf(
      `<w:p><w:r>${mj}<w:t>†</w:t></w:r><w:r>${mj}<w:t>Rjv cÖ</w:t></w:r><w:r>${mj}<w:t>kvmK</w:t></w:r><w:r><w:t> (DC)</w:t></w:r></w:p>` +
        p(toBijoy('কার্যালয়'), '<w:pStyle w:val="b"/>'),
      { styles },
    ),
  );
  expect(document.rawText).toBe('জেলা প্রশাসক (DC)\nকার্যালয়'.normalize('NFC'));
  expect(findings).toMatchObject([{ code: 'LEGACY_FONT_CONVERTED' }]);
});

test('tabs inside a line part its columns, as in a text', async () => {
  const [block] = await blocksOf(
    '<w:p><w:r><w:tab/><w:t>সভাপতি</w:t><w:tab/><w:t>:</w:t><w:tab/><w:t>জেলা প্রশাসক</w:t></w:r></w:p>',
  );
  expect(block?.kind === 'TABLE' && block.rows[0]?.cells.map(({ text }) => text)).toEqual([
    'সভাপতি',
    ':',
    'জেলা প্রশাসক',
  ]);
});
