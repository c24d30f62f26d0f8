import { parse } from 'parse5';
import { SaxesParser } from 'saxes';
import type { Request } from 'express';
import yauzl from 'yauzl';
import { paperAddressed } from '../../documents/http/paper-addressed';
import type { OfficialPaper } from '../../documents/write/official-paper';
import { FORMATS, renderPaper } from '../../documents/write/render';
import { MARKUP as PAYLOADS } from './markup';
import { tally } from './tally';

const paperOf = (text: string): OfficialPaper => ({
  title: text,
  isWide: false,
  blocks: [
    { kind: 'LETTERHEAD', lines: [text, text] },
    { kind: 'MEMO', number: text, days: [text, text] },
    { kind: 'HEADING', text },
    { kind: 'FIELD', label: text, text },
    { kind: 'PARAGRAPH', text },
    {
      kind: 'TABLE',
      table: {
        columns: [
          { heading: text, width: 1 },
          { heading: text, group: text, width: 1 },
        ],
        rows: [[text, text]],
      },
    },
    { kind: 'LIST', heading: text, items: [{ mark: text, text }] },
    { kind: 'ADDRESSEE', lines: [text] },
    { kind: 'SIGNATURE', lines: [text] },
  ],
});
interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
  readonly content?: Node;
}

function allOf(node: Node): Node[] {
  const below = [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])];
  return [node, ...below.flatMap(allOf)];
}

/** What elements and attributes a page has, without the texts. */
function shapeOf(html: string): string {
  const nodes = allOf(parse(html) as unknown as Node).filter(({ nodeName }) => nodeName !== '#text');
  return nodes
    .map(
      ({ nodeName, attrs = [] }) =>
        `${nodeName}(${attrs.map(({ name, value }) => `${name}=${value}`).join()})`,
    )
    .join(' ');
}

function textsOf(html: string): string[] {
  return allOf(parse(html) as unknown as Node).flatMap(({ nodeName, value }) =>
    nodeName === '#text' && value !== undefined ? [value] : [],
  );
}

describe('letters as pages', () => {
  const family = tally('I6 letters in HTML');

  test('whatever a record says, a page has the elements of an innocent one, and says just that', async () => {
    const plain = String(await renderPaper(paperOf('কখগ'), 'html'));
    const innocent = shapeOf(plain);
    const places = textsOf(plain).filter((text) => text.includes('কখগ')).length;
    expect(places).toBeGreaterThan(15);
    for (const payload of PAYLOADS) {
      const html = String(await renderPaper(paperOf(payload), 'html'));
      family.tried(`elements of ${payload}`, shapeOf(html) === innocent);
      const said = textsOf(html).filter((text) => text.includes(payload)).length;
      family.tried(`text of ${payload}`, said >= places);
    }
    expect(family.surprises).toEqual([]);
    expect(PAYLOADS).toHaveLength(60);
  });
});

describe('letters as DOCX and as text', () => {
  const family = tally('I6 I7 letters in DOCX and text');

  test('a DOCX of them is sound XML with the elements of an innocent one, and no field that a program would carry out', async () => {
    const innocent = await elementsOf('ক');
    for (const payload of PAYLOADS) {
      const { elements, texts } = await partsOf(payload);
      family.tried(`elements of ${payload}`, elements === innocent);
      family.tried(`text of ${payload}`, texts.includes(payload));
    }
    expect(family.surprises).toEqual([]);
  });

  test('letters are the only thing that is exported: no table in which a cell would be a formula', () => {
    family.tried('the forms', JSON.stringify(FORMATS) === '["html","docx","txt"]');
    expect(family.surprises).toEqual([]);
  });
});

describe('names of files', () => {
  const family = tally('I17 names of files');
  const NAMES = [
    'x"\r\nSet-Cookie: a=b',
    'x\r\nLocation: https://evil.example',
    'x\nY: z',
    'x";filename="y.exe',
    '../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    'ঢাকা"\r\nSet-Cookie:',
    'x\u0000',
    'x;y',
    "x'y",
    'x y',
    '',
    'x'.repeat(65),
    '\u2028',
    '%0d%0aSet-Cookie:a',
  ];

  test('what an address names comes into a header only if it is letters, digits and hyphens', () => {
    const asked = (path: string, params: object, query: object = {}) => {
      try {
        return paperAddressed({ path, params, query } as unknown as Request);
      } catch {
        return null;
      }
    };
    for (const name of NAMES) {
      const addressed = [
        asked('/minutes/x', { file: `${name}.html` }),
        asked('/teams/x', { file: `${name}.docx` }),
        asked('/plans/x/y', { area: name, file: '2023-24.html' }),
        asked('/plans/x/y', { area: '55', file: `${name}.html` }),
        asked('/progress', {}, { meeting: name, area: '55' }),
        asked('/progress', {}, { meeting: 'x', area: name }),
        asked('/progress', {}, { meeting: 'x', area: '55', format: name }),
        asked('/progress', {}, { meeting: ['x', name], area: '55' }),
      ];
      for (const paper of addressed)
        family.tried(`${JSON.stringify(name)}`, paper === null || /^[\w-]+$/.test(paper.name));
    }
    expect(family.surprises).toEqual([]);
    expect(asked('/minutes/x', { file: 'abc-1.html' })?.name).toBe('minutes-abc-1');
  });
});

async function elementsOf(text: string): Promise<string> {
  return (await partsOf(text)).elements;
}

/** The elements and the texts of the main part of a DOCX that says a text everywhere. */
async function partsOf(text: string): Promise<{ elements: string; texts: string[] }> {
  const xml = await partOf(Buffer.from(await renderPaper(paperOf(text), 'docx')), 'word/document.xml');
  const elements: string[] = [];
  const texts: string[] = [];
  let open = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    elements.push(name);
    if (name === 'w:t') open = '';
  });
  parser.on('text', (part) => (open += part));
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') texts.push(open);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return { elements: elements.join(' '), texts };
}

function partOf(archive: Buffer, wanted: string): Promise<string> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(archive, { lazyEntries: true }, (failed, zip) => {
      if (failed) {
        reject(failed);
        return;
      }
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== wanted) {
          zip.readEntry();
          return;
        }
        zip.openReadStream(entry, (unread, stream) => {
          if (unread) {
            reject(unread);
            return;
          }
          let said = '';
          stream.setEncoding('utf8').on('data', (part: string) => (said += part));
          stream.on('end', () => resolve(said));
        });
      });
      zip.readEntry();
    });
  });
}
