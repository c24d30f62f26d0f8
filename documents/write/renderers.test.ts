import { readDocument } from '../read/read-document';
import { writeDocx } from './docx';
import { writeHtml } from './html';
import type { Block, OfficialPaper } from './official-paper';
import { writeText } from './text';

const paper = (...blocks: Block[]): OfficialPaper => ({ title: 'কার্যবিবরণী', isWide: false, blocks });
const NASTY = `<script>alert("1")</script> & 'R&D' <b>x</b>`;
const EVERYWHERE: Block[] = [
  { kind: 'LETTERHEAD', lines: [NASTY] },
  { kind: 'MEMO', number: NASTY, days: [NASTY] },
  { kind: 'HEADING', text: NASTY },
  { kind: 'FIELD', label: 'বিষয়', text: NASTY },
  { kind: 'PARAGRAPH', text: NASTY },
  { kind: 'TABLE', table: { columns: [{ heading: NASTY, group: NASTY, width: 1 }], rows: [[NASTY]] } },
  { kind: 'LIST', heading: NASTY, items: [{ mark: '১।', text: NASTY }] },
  { kind: 'ADDRESSEE', lines: [NASTY] },
  { kind: 'SIGNATURE', lines: [NASTY] },
];

test('HTML escapes every text, wherever it stands', () => {
  const html = writeHtml({ ...paper(...EVERYWHERE), title: NASTY });
  expect(html).not.toMatch(/<script|<b>x|alert\("1"\)|'R&D'/);
  expect(html.match(/&lt;script&gt;alert\(&quot;1&quot;\)/g)).toHaveLength(14);
});

test('HTML fetches nothing and says so', () => {
  const html = writeHtml(paper(...EVERYWHERE));
  expect(html).not.toMatch(/src=|href=|url\(|@import/);
  expect(html).toContain(`default-src 'none'`);
});

test('a wide paper lies on its side', () => {
  expect(writeHtml({ ...paper(), isWide: true })).toContain('size: A4 landscape');
  expect(writeHtml(paper())).toContain('size: A4 portrait');
});

test('plain text has one line for each line, and nothing in it makes a table or a tag', () => {
  const text = writeText(paper({ kind: 'PARAGRAPH', text: 'এক\tদুই\nতিন | চার | পাঁচ     ছয় <table><tr>' }));
  expect(text).toBe('এক দুই তিন ¦ চার ¦ পাঁচ ছয় ‹table>‹tr>\n');
});

const PERIOD: Block = {
  kind: 'TABLE',
  table: {
    columns: [
      { heading: 'ক্রম', width: 1 },
      { heading: 'শুরু', group: 'বাস্তবায়নকাল', width: 2 },
      { heading: 'শেষ', group: 'বাস্তবায়নকাল', width: 2 },
    ],
    rows: [['১', '০১/০৭/২০২৩', '']],
  },
};

test('columns of a group stand under one heading, and an empty cell stays a cell', () => {
  expect(writeText(paper(PERIOD))).toBe('ক্রম\tবাস্তবায়নকাল\t\n\tশুরু\tশেষ\n১\t০১/০৭/২০২৩\t\n');
  expect(writeHtml(paper(PERIOD))).toContain(
    '<tr><th rowspan="2">ক্রম</th><th colspan="2">বাস্তবায়নকাল</th></tr><tr><th>শুরু</th><th>শেষ</th></tr>',
  );
});

test('a Word file has the texts as they are, also those that XML would refuse', async () => {
  const docx = await writeDocx(paper({ kind: 'PARAGRAPH', text: `${NASTY}\u0000\u0007` }, PERIOD));
  const { document } = await readDocument(docx, 'paper.docx');
  const [first, table] = document.blocks;
  expect(first).toMatchObject({ kind: 'PARAGRAPH', text: expect.stringContaining("& 'R&D'") });
  expect(table).toMatchObject({ kind: 'TABLE' });
});
