import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { sheetRows, xlsxOf } from '../../documents/testing/office-files';
import { pdfFile, pdfLines } from '../../documents/testing/pdf-file';
import { zipFile } from '../../documents/testing/zip-file';
import { readCsv } from '../../documents/read/csv';
import { readDocument } from '../../documents/read/read-document';
import { foldKey } from '../../lib/bangla/fold';
import { plainCode } from '../../lib/directory/plain-code';
import { memoNumberKey } from '../../lib/papers/memo-number-key';
import { projectRoot } from '../../lib/project-root';
import { isCodeOf } from '../../subgraphs/organisation/change/code-form';
import { tally } from './tally';

beforeAll(() => {
  // The process that reads is started from what is built.
  const built = spawnSync(process.execPath, [join(projectRoot, 'scripts/up.mjs'), 'build'], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stderr);
}, 240_000);

/** The code by which a file is refused, or what was read of it. */
async function outcomeOf(file: Uint8Array, name = 'paper'): Promise<string> {
  try {
    return `read ${JSON.stringify((await readDocument(file, name)).document)}`;
  } catch (error) {
    const { code } = (error as { extensions?: { code?: string } }).extensions ?? {};
    return code ?? `no code: ${String(error)}`;
  }
}

describe('names that harm objects', () => {
  const family = tally('I5 names in tables');
  const HARMFUL = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '__defineGetter__',
    'constructor.prototype',
    '__proto__[polluted]',
  ];

  test('as headings of CSV, as names of sheets and as cells they are words like any other', async () => {
    const probe = (): string =>
      JSON.stringify([({} as Record<string, unknown>)['polluted'], Object.keys(Object.prototype)]);
    const before = probe();
    for (const name of HARMFUL) {
      for (const separator of [',', ';', '\t']) {
        const lines = [
          [name, 'polluted', 'x'],
          ['{"polluted":1}', '1', name],
          [name, name, name],
        ];
        const text = lines.map((line) => line.join(separator)).join('\n');
        const { blocks } = readCsv(Buffer.from(text));
        family.tried(`CSV with ${name}`, probe() === before && JSON.stringify(blocks).includes(name));
      }
    }
    const sheet = await outcomeOf(xlsxOf({ __proto__x: sheetRows([HARMFUL, ['1', '2', '3']]) }));
    family.tried(
      'a sheet of them',
      sheet.startsWith('read') && sheet.includes('__proto__') && probe() === before,
    );
    expect(family.surprises).toEqual([]);
  });
});

describe('archives', () => {
  const family = tally('I8 I10 I12 archives');
  const REFUSED = /^PAPER_(UNREADABLE|KIND_UNSUPPORTED|TOO_LARGE|INFLATES|ENCRYPTED|EMPTY|TOO_HEAVY)$/;
  const NAMES = [
    '../../etc/passwd',
    'word/..',
    'word/../../x',
    '//host/share/x',
    'C:\\windows\\x',
    '\\\\host\\share\\x',
    'word/../document.xml',
  ];

  test('an entry whose name leads anywhere is refused, and nothing is written', async () => {
    for (const name of NAMES) {
      const file = zipFile([...wordParts('<a/>'), { name, data: 'x' }]);
      family.tried(`the name ${name}`, REFUSED.test(await outcomeOf(file)));
    }
    expect(family.surprises).toEqual([]);
  }, 120_000);

  test('a link inside an archive is followed nowhere', async () => {
    const file = zipFile(wordParts('/etc/passwd'));
    const central = file.lastIndexOf(Buffer.from('PK\x01\x02'));
    file.writeUInt32LE((0o120777 << 16) >>> 0, central + 38);
    const outcome = await outcomeOf(file);
    family.tried('a link to /etc/passwd', REFUSED.test(outcome) && !outcome.includes('root:'));
    expect(family.surprises).toEqual([]);
  });

  test('what unpacks to more than it may, in one part, in many or one in another, is refused', async () => {
    const part = Buffer.alloc(9_000_000, 'a');
    const bombs: [string, Buffer][] = [
      ['one part', zipFile(wordParts(`<a>${'a'.repeat(120_000_000)}</a>`))],
      [
        'many parts',
        zipFile([
          ...wordParts('<a/>'),
          ...Array.from({ length: 8 }, (_, at) => ({ name: `word/m${at}`, data: part })),
        ]),
      ],
      [
        'an archive in it',
        zipFile([
          { name: 'word/document.xml', data: zipFile([{ name: 'a', data: Buffer.alloc(60_000_000) }]) },
        ]),
      ],
      [
        'shared strings',
        xlsxOf(
          { a: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' },
          { strings: [`<si><t>${'a'.repeat(80_000_000)}</t></si>`] },
        ),
      ],
      [
        'a table of contents that says nothing',
        zipFile([{ name: 'word/document.xml', data: 'a'.repeat(60_000_000), claims: { size: 0 } }]),
      ],
    ];
    for (const [what, bomb] of bombs) family.tried(what, REFUSED.test(await outcomeOf(bomb)));
    const plain = deflateRawSync(Buffer.alloc(30_000_000));
    family.tried(
      'a bomb that is no archive',
      REFUSED.test(await outcomeOf(plain)) || (await outcomeOf(plain)).startsWith('PAPER_'),
    );
    expect(family.surprises).toEqual([]);
  }, 180_000);
});

describe('what a paper points at', () => {
  const family = tally('I9 I11 I18 requests by papers');

  test('is never fetched: no link, picture, template, entity or action of a paper makes a request', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('secret of the network');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const relation = (type: string): string =>
      `<Relationship Id="${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${url}/${type}" TargetMode="External"/>`;
    const withRelations = (inside: string): Buffer =>
      zipFile([
        ...wordParts(
          `<w:document xmlns:w="w" xmlns:r="r"><w:body><w:p><w:r><w:t>সভা</w:t></w:r><w:hyperlink r:id="hyperlink"/><w:subDoc r:id="subDocument"/><w:altChunk r:id="aFChunk"/></w:p></w:body></w:document>`,
        ),
        { name: 'word/_rels/document.xml.rels', data: `<Relationships>${inside}</Relationships>` },
      ]);
    const html = (inside: string): Buffer =>
      Buffer.from(`<!doctype html><html><head>${inside}</head><body><p>সভা</p>${inside}</body></html>`);
    const files: [string, Buffer][] = [
      ['DOCX relations', withRelations(RELATED.map(relation).join(''))],
      [
        'HTML',
        html(
          [
            `<img src="${url}/img">`,
            `<link rel=stylesheet href="${url}/css">`,
            `<script src="${url}/js"></script>`,
            `<iframe src="${url}/frame"></iframe>`,
            `<meta http-equiv=refresh content="0;url=${url}/refresh">`,
            `<object data="${url}/object"></object>`,
            `<style>@import "${url}/import"; p { background: url(${url}/bg) }</style>`,
            `<base href="${url}/"><img src="base">`,
            `<svg><image href="${url}/svg"/></svg>`,
            `<form action="${url}/form"><input autofocus></form>`,
          ].join(''),
        ),
      ],
      ['XML entity', zipFile(wordParts(`<!DOCTYPE a [<!ENTITY b SYSTEM "${url}/entity">]><a>&b;</a>`))],
      ['XML document type', zipFile(wordParts(`<!DOCTYPE a SYSTEM "${url}/dtd"><a/>`))],
      [
        'XLSX link',
        xlsxOf(
          { a: sheetRows([['সভা']]) },
          {
            otherFiles: [
              {
                name: 'xl/externalLinks/externalLink1.xml',
                data: `<externalLink><externalBook id="${url}/book"/></externalLink>`,
              },
            ],
          },
        ),
      ],
      [
        'XLSX formula',
        xlsxOf({ a: `<row r="1"><c r="A1" t="str"><f>WEBSERVICE("${url}/formula")</f><v>সভা</v></c></row>` }),
      ],
      [
        'PDF action',
        Buffer.from(
          pdfFile([pdfLines(['Meeting'])])
            .toString('latin1')
            .replace('/Type /Catalog', `/Type /Catalog /OpenAction << /S /URI /URI (${url}/pdf) >>`),
          'latin1',
        ),
      ],
      ['text', Buffer.from(`${url}/text\nসভা`)],
      ['CSV formula', Buffer.from(`=WEBSERVICE("${url}/csv"),b\nc,d`)],
    ];
    for (const [what, file] of files) {
      const outcome = await outcomeOf(file, what.startsWith('CSV') ? 'a.csv' : 'paper');
      const isAnswer = outcome.startsWith('read') || outcome.startsWith('PAPER_');
      family.tried(what, isAnswer && !outcome.includes('secret of the network'));
    }
    await new Promise((resolve) => server.close(resolve));
    family.tried(`no request was made (${asked.join()})`, asked.length === 0);
    expect(family.surprises).toEqual([]);
  }, 240_000);

  test('XML that unfolds is refused', async () => {
    const levels = Array.from(
      { length: 10 },
      (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    ).join('');
    for (const xml of [
      `<!DOCTYPE a [<!ENTITY l0 "ha">${levels}]><a>&l10;</a>`,
      `<!DOCTYPE a [<!ENTITY % p "<!ENTITY b 'x'>">%p;]><a>&b;</a>`,
      `<!DOCTYPE a><a/>`,
      `<a xmlns:x="${'x'.repeat(100)}">&l0;</a>`,
    ])
      family.tried(
        `XML ${xml.slice(0, 30)}`,
        (await outcomeOf(zipFile(wordParts(xml)))) === 'PAPER_UNREADABLE',
      );
    expect(family.surprises).toEqual([]);
  }, 120_000);
});

describe('two spellings of one thing', () => {
  const family = tally('I15 spellings');

  test('are one key: no second area, team or paper comes of how it was typed', () => {
    for (const [left, right] of SAME) family.tried(`${left} = ${right}`, foldKey(left) === foldKey(right));
    const memo = memoNumberKey('05.43.5200.021.14.001.16-123');
    for (const other of MEMOS) family.tried(`memo ${other}`, memo !== null && memoNumberKey(other) === memo);
    for (const code of ['৫৫৯৪', '5594', ' 5594 ', '৫৫94', '55৯৪'])
      family.tried(`code ${code}`, plainCode(code) === '5594');
    expect(family.surprises).toEqual([]);
    expect(SAME.length + MEMOS.length).toBeGreaterThanOrEqual(60);
  });

  test('letters that differ in meaning stay apart, and digits of other scripts make no code', () => {
    for (const [left, right] of OTHER) family.tried(`${left} ≠ ${right}`, foldKey(left) !== foldKey(right));
    for (const code of [
      '٥٥٩٤',
      '५५९४',
      '５５９４',
      '55\u200b94',
      '55\u00a094',
      '5594\u202e',
      'O594',
      '55９4',
      '55-94',
      '',
      '55 94',
    ])
      family.tried(`code ${JSON.stringify(code)}`, !isCodeOf('DISTRICT', plainCode(code)));
    expect(family.surprises).toEqual([]);
  });
});

/** Kinds of relations that lead out of a DOCX. */
const RELATED = [
  'image',
  'attachedTemplate',
  'hyperlink',
  'subDocument',
  'aFChunk',
  'oleObject',
  'frame',
  'styles',
  'numbering',
];

function wordParts(xml: string) {
  return [
    {
      name: '_rels/.rels',
      data: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    { name: 'word/document.xml', data: xml },
  ];
}

const NAMES_OF_PLACES = [
  'ময়মনসিংহ',
  'খাগড়াছড়ি',
  'রাজশাহী',
  'বগুড়া',
  'চাঁপাইনবাবগঞ্জ',
  'জয়পুরহাট',
  'গাইবান্ধা',
  'পঞ্চগড়',
];
const MARKS = ['\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u00ad', '\ufeff', '\u2060', '\u202e'];

/** Pairs that look alike, or are the same in another encoding. */
const SAME: readonly (readonly [string, string])[] = [
  ...NAMES_OF_PLACES.map((name) => [name, name.normalize('NFD')] as const),
  ...MARKS.map((mark) => ['রাজশাহী', `রাজ${mark}শাহী`] as const),
  ...MARKS.map((mark) => ['রাজশাহী', `${mark}রাজশাহী${mark}`] as const),
  ...['\u00a0', '\u2003', '\u3000', '\t', '  ', '-', '–', '।', '/', ', '].map(
    (gap) => ['ওয়ার্ড ১', `ওয়ার্ড${gap}১`] as const,
  ),
  ...[...'০১২৩৪৫৬৭৮৯'].map((digit, at) => [`ওয়ার্ড ${digit}`, `ওয়ার্ড ${at}`] as const),
  ['জয়পুর', 'জ\u09df\u09aa\u09c1\u09b0'],
  ['জয়পুর', 'জ\u09af\u09bc\u09aa\u09c1\u09b0'],
  ['বগুড়া', 'বগু\u09dc\u09be'],
  ['আষাঢ়', 'আষা\u09dd'],
  ['কোটি', 'ক\u09c7\u09be\u099f\u09bf'],
  ['গৌরীপুর', 'গ\u09c7\u09d7\u09b0\u09c0\u09aa\u09c1\u09b0'],
  ['সত্‍', 'সৎ'],
  ['Bogura', 'BOGURA'],
  ["Cox's Bazar", 'Cox’s Bazar'],
  ['Chapai-Nawabganj', 'Chapai Nawabganj'],
];

const MEMOS = [
  '০৫.৪৩.৫২০০.০২১.১৪.০০১.১৬-১২৩',
  '05.43.5200.021.14.001.16–123',
  '05.43.5200.021.14.001.16.123',
  '০৫.৪৩.5200.021.১৪.001.16-১২৩',
];

const OTHER: readonly (readonly [string, string])[] = [
  ['ড', 'ড়'],
  ['ঢ', 'ঢ়'],
  ['য', 'য়'],
  ['দিন', 'দীন'],
  ['কুল', 'কূল'],
  ['বাণ', 'বান'],
  ['সাপ', 'শাপ'],
  ['বিষ', 'বিস'],
  ['চাঁদপুর', 'চাদপুর'],
  ['দুঃখ', 'দুখ'],
  ['রাজশাহী', 'ৰাজশাহী'],
  ['ওয়ার্ড ১', 'ওয়ার্ড ২'],
  ['ওয়ার্ড ১', 'ওয়ার্ড ১১'],
  ['a', 'а'],
];
