import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { toBijoy } from '../../lib/bangla/testing/to-bijoy';
import { projectRoot } from '../../lib/project-root';
import { knownAreas } from '../known-areas';
import { recognisePaper } from '../recognise/recognise-paper';
import { pdfFile, pdfLines } from '../testing/pdf-file';
import { garbledWords } from './garbled';
import { readPdf } from './pdf';
import { readDocument } from './read-document';

const samples = join(projectRoot, 'samples');
const prose = readFileSync(join(samples, '03-kaunia-upazila-minutes.txt'), 'utf8');
const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Buffer => Buffer.from(text, encoding);

test('a paper typed in Bijoy says the same once it is turned into Unicode', async () => {
  const typed = prose
    .split('\n')
    .map((line) => (line.includes('.gov.bd') ? line : toBijoy(line)))
    .join('\n');
  const { document, findings } = await readDocument(bytes(typed), 'paper.txt');
  expect(findings).toMatchObject([{ code: 'LEGACY_FONT_CONVERTED' }]);
  const areas = knownAreas();
  const said = recognisePaper(document, areas, findings);
  expect(said.items).toEqual(recognisePaper((await readDocument(bytes(prose), 'a')).document, areas).items);
  expect(said.findings[0]).toMatchObject({ code: 'LEGACY_FONT_CONVERTED', severity: 'INFO' });
  expect(document.rawText).toBe(typed);
});

test.each(['utf8', 'utf16le'] as const)('%s with and without its mark is read alike', async (encoding) => {
  for (const mark of ['', '\uFEFF']) {
    const { document } = await readDocument(bytes(mark + prose, encoding), 'paper');
    expect(document.blocks).toEqual((await readDocument(bytes(prose), 'paper')).document.blocks);
  }
});

test('UTF-8 kept as the Windows page is garbled: nothing is taken from it, and it is refused', async () => {
  const { document, findings } = await readDocument(bytes(bytes(prose).toString('latin1')), 'paper.txt');
  expect(document.blocks).toEqual([]);
  expect(recognisePaper(document, knownAreas(), findings).refusal).toMatchObject({ code: 'TEXT_GARBLED' });
});

test.each([
  ['glyphs without letters', 'সভার \uFFFDার্য\uE012বরণী \uE013লা প্রশা\uFFFDক'],
  ['signs in the order of the eye', 'িবভাগীয় কিমশনােরর কাযর্ালয় েজলা েদশ িসদ্ধান্ত'],
  ['signs that stand on nothing', 'বাাংলাদেেশ ্সভা ককাার্যাালয়'],
])('%s are garbled', (_, text) => {
  expect(garbledWords(text)).not.toBeNull();
});

test('no sample is garbled, nor English', () => {
  for (const file of readdirSync(samples).filter((name) => name.endsWith('.txt')))
    expect([file, garbledWords(readFileSync(join(samples, file), 'utf8'))]).toEqual([file, null]);
  expect(garbledWords('Minutes of the meeting – “Natore” £5 café naïve')).toBeNull();
});

test('a scan is told as such and refused', async () => {
  const { document, findings } = await readPdf(pdfFile(['0 0 100 100 re f', '10 10 m 50 50 l S']));
  expect(document.blocks).toEqual([]);
  expect(recognisePaper(document, knownAreas(), findings).refusal).toMatchObject({ code: 'NO_TEXT_LAYER' });
});

test('pages without text among others are named', async () => {
  const { findings } = await readPdf(pdfFile([pdfLines(['Meeting']), '0 0 100 100 re f']));
  expect(findings).toMatchObject([{ code: 'PAGES_WITHOUT_TEXT', values: { pages: '2' } }]);
});

test('a PDF in a Bijoy font is turned into Unicode by the name of the font', async () => {
  const windows = toBijoy('জেলা প্রশাসকের কার্যালয়').replace(/[†‡]/g, '\x87');
  const { document, findings } = await readPdf(pdfFile([pdfLines([windows])], 'ABCDEF+SutonnyMJ'));
  expect(document.rawText).toBe('জেলা প্রশাসকের কার্যালয়'.normalize('NFC'));
  expect(findings).toMatchObject([{ code: 'LEGACY_FONT_CONVERTED' }]);
});

test('page numbers and what repeats at the edge of pages is left out', async () => {
  const page = (number: number): string =>
    `${pdfLines([`Text ${'abc'[number]}`])} BT /F 10 Tf 290 800 Td (Office of Natore) Tj ET BT /F 10 Tf 290 30 Td (- ${number} -) Tj ET`;
  const { document } = await readPdf(pdfFile([page(0), page(1), page(2)]));
  expect(document.rawText.split('\n')).toEqual(['Office of Natore', '', 'Text a', 'Text b', 'Text c']);
});
