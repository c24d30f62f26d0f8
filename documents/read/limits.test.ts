import { spawnSync } from 'node:child_process';
import { deflateSync } from 'node:zlib';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { docxOf, p, sheetRows, xlsxOf } from '../testing/office-files';
import { pdfFile, pdfLines } from '../testing/pdf-file';
import { zipFile } from '../testing/zip-file';
import { readDocument } from './read-document';
import { readIsolated } from './isolate';

beforeAll(() => {
  // The process that reads is started from what is built.
  const built = spawnSync(process.execPath, [join(projectRoot, 'scripts/up.mjs'), 'build'], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stderr);
}, 120_000);

async function codeOf(reading: Promise<unknown>): Promise<unknown> {
  try {
    await reading;
  } catch (error) {
    return (error as { extensions?: { code?: unknown } }).extensions?.code ?? error;
  }
  return 'read';
}
const codeOfFile = (file: Uint8Array, name = 'paper'): Promise<unknown> => codeOf(readDocument(file, name));
const documentXml = (xml: string): Buffer =>
  zipFile([
    {
      name: '_rels/.rels',
      data: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    { name: 'word/document.xml', data: xml },
  ]);

test('a file of each kind is read in its own process', async () => {
  const { document } = await readDocument(docxOf(p('সভা')), 'name.pdf');
  expect(document.blocks).toMatchObject([{ text: 'সভা' }]);
  expect(await codeOfFile(xlsxOf({ a: sheetRows([['সভা']]) }))).toBe('read');
  expect(await codeOfFile(pdfFile([pdfLines(['Meeting of the team'])]))).toBe('read');
  expect(await codeOfFile(Buffer.from('<!doctype html><p>সভা'))).toBe('read');
});

describe('archives', () => {
  test('a bomb of 200 MB in 200 KB is refused by its table of contents, at once', async () => {
    const bomb = documentXml(`<w:document><w:t>${'a'.repeat(200_000_000)}</w:t></w:document>`);
    expect(bomb.byteLength).toBeLessThan(400_000);
    expect(await codeOfFile(bomb)).toBe('PAPER_INFLATES');
  });

  test('a bomb whose table of contents lies is stopped where it exceeds what it said', async () => {
    const liar = zipFile([
      { name: '_rels/.rels', data: 'a'.repeat(20_000_000), claims: { size: 1_000 } },
      { name: 'word/document.xml', data: '<a/>' },
    ]);
    expect(await codeOfFile(liar)).toBe('PAPER_UNREADABLE');
  });

  test('too many parts, names that lead outside and passwords are refused', async () => {
    const many = Array.from({ length: 2_001 }, (_, at) => ({ name: `word/${at}`, data: '' }));
    expect(await codeOfFile(zipFile(many))).toBe('PAPER_TOO_LARGE');
    for (const name of ['word/../../../etc/passwd', '/word/absolute', 'word/a\\back', 'C:/word/drive'])
      expect([name, await codeOfFile(zipFile([{ name, data: 'x' }]))]).toEqual([name, 'PAPER_UNREADABLE']);
    const secret = zipFile([{ name: 'word/document.xml', data: 'x', claims: { flags: 1 } }]);
    expect(await codeOfFile(secret)).toBe('PAPER_ENCRYPTED');
  });

  test('a cut, an empty and a foreign archive are refused', async () => {
    const whole = docxOf(p('সভা'));
    expect(await codeOfFile(whole.subarray(0, whole.length - 30))).toBe('PAPER_UNREADABLE');
    expect(await codeOfFile(zipFile([{ name: 'word/empty', data: '' }]))).toBe('PAPER_UNREADABLE');
    expect(await codeOfFile(zipFile([{ name: 'readme', data: 'x' }]))).toBe('PAPER_KIND_UNSUPPORTED');
  });
});

describe('XML', () => {
  test('entities that unfold or fetch are refused, since no document type may be declared', async () => {
    const laughs = `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>`;
    const fetched = `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`;
    for (const xml of [laughs, fetched, '<a>&unknown;</a>', '<a><b></a>', ''])
      expect([xml, await codeOfFile(documentXml(xml))]).toEqual([xml, 'PAPER_UNREADABLE']);
  });

  test('elements without end, in depth or in number, are refused', async () => {
    expect(await codeOfFile(documentXml('<w:p>'.repeat(100_000)))).toMatch(/PAPER_(UNREADABLE|INFLATES)/);
    const wide = `<a>${Array.from({ length: 1_000_100 }, (_, at) => `<b c="${at}"/>`).join('')}</a>`;
    expect(await codeOfFile(documentXml(wide))).toMatch(/PAPER_(TOO_LARGE|TOO_HEAVY)/);
  }, 60_000);
});

describe('sheets', () => {
  test('too many rows or columns are refused; empty ones in any number are not', async () => {
    expect(await codeOfFile(xlsxOf({ a: '<row r="1000000"><c r="A1000000"><v>1</v></c></row>' }))).toBe(
      'PAPER_TOO_LARGE',
    );
    expect(await codeOfFile(xlsxOf({ a: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }))).toBe(
      'PAPER_TOO_LARGE',
    );
    const empty = Array.from(
      { length: 50_000 },
      (_, at) => `<row r="${at + 2}"><c r="XFD${at + 2}" s="0"/></row>`,
    );
    expect(await codeOfFile(xlsxOf({ a: `<row r="1"><c r="A1"><v>1</v></c></row>${empty.join('')}` }))).toBe(
      'read',
    );
  }, 60_000);

  test('macros are refused, whatever the name of the file', async () => {
    const otherFiles = [{ name: 'xl/vbaProject.bin', data: 'x' }];
    expect(await codeOfFile(xlsxOf({ a: '' }, { otherFiles }), 'a.xlsx')).toBe('PAPER_KIND_UNSUPPORTED');
  });
});

describe('PDF', () => {
  test('too many pages, a broken file and a file without pages are refused', async () => {
    expect(await codeOfFile(pdfFile(Array<string>(501).fill('')))).toBe('PAPER_TOO_LARGE');
    expect(await codeOfFile(Buffer.from('%PDF-1.7\nnothing'))).toBe('PAPER_UNREADABLE');
    expect(await codeOfFile(pdfFile([]))).toMatch(/PAPER_(EMPTY|UNREADABLE)/);
  });

  test('a page of 100 MB in 200 KB costs the reading process and nothing else', async () => {
    const chunk = deflateSync(Buffer.alloc(100_000_000, '(aaaaaaaaaaaa) Tj '));
    const filtered = pdfFile(['@'])
      .toString('latin1')
      .replace('/Length 1 >>', `/Length ${chunk.length} /Filter /FlateDecode >>`);
    const [head = '', tail = ''] = filtered.split('\n@\n');
    const bomb = Buffer.concat([
      Buffer.from(`${head}\n`, 'latin1'),
      chunk,
      Buffer.from(`\n${tail}`, 'latin1'),
    ]);
    const before = process.memoryUsage.rss();
    // A quick machine reads it within the bounds, a slow one is stopped at them: neither pays here for it.
    expect(await codeOf(readIsolated('PDF', bomb, { seconds: 15, megabytes: 400 }))).toMatch(
      /^(read|PAPER_(TOO_HEAVY|TIMEOUT|TOO_LARGE|UNREADABLE))$/,
    );
    expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000);
  }, 60_000);

  test('scripts and objects that point at themselves are passed over', async () => {
    const loop = pdfFile([pdfLines(['Meeting'])])
      .toString('latin1')
      .replace('/Kids [4 0 R]', '/Kids [2 0 R 4 0 R]');
    expect(await codeOfFile(Buffer.from(loop, 'latin1'))).toMatch(/read|PAPER_/);
    const script = pdfFile([pdfLines(['Meeting'])])
      .toString('latin1')
      .replace('/Type /Catalog', '/Type /Catalog /OpenAction << /S /JavaScript /JS (while(true){}) >>');
    expect(await codeOfFile(Buffer.from(script, 'latin1'))).toBe('read');
  });
});

describe('HTML', () => {
  test('a page without bottom or of many unclosed tags is refused or read in time', async () => {
    for (const piece of ['<div>', '<table><tr><td>', '<b><p>'])
      expect(await codeOfFile(Buffer.from(`<!doctype html><body>সভা${piece.repeat(5_000)}`))).toMatch(
        /read|PAPER_/,
      );
  }, 200_000);
});

describe('every file', () => {
  test('more than 10 MB is refused unread', async () => {
    expect(await codeOfFile(Buffer.alloc(10_000_001, '%PDF-'))).toBe('PAPER_TOO_LARGE');
  });

  test('a reader that takes too long or too much is ended', async () => {
    const file = docxOf(p('সভা'));
    expect(await codeOf(readIsolated('DOCX', file, { seconds: 0.01, megabytes: 512 }))).toBe('PAPER_TIMEOUT');
    expect(await codeOf(readIsolated('DOCX', file, { seconds: 30, megabytes: 20 }))).toBe('PAPER_TOO_HEAVY');
  });

  test('kinds that are not read are named, with what to save instead', async () => {
    const ole = Buffer.from('D0CF11E0A1B11AE1', 'hex');
    for (const [begin, code] of [
      [Buffer.concat([ole, Buffer.from('WordDocument', 'utf16le')]), 'PAPER_KIND_UNSUPPORTED'],
      [Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), 'PAPER_ENCRYPTED'],
      [Buffer.from('{\\rtf1 x}'), 'PAPER_KIND_UNSUPPORTED'],
      [Buffer.from('\xFF\xD8\xFF\xE0', 'latin1'), 'PAPER_KIND_UNSUPPORTED'],
      [Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related'), 'PAPER_KIND_UNSUPPORTED'],
      [Buffer.from(''), 'PAPER_EMPTY'],
      [Buffer.from([0, 1, 2, 3, 4, 5]), 'PAPER_NOT_TEXT'],
    ] as const)
      expect([begin.toString('hex'), await codeOfFile(begin, 'paper.docx')]).toEqual([
        begin.toString('hex'),
        code,
      ]);
  });
});
