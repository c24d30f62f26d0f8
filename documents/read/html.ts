import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { isBijoyFont, fromBijoy } from '../../lib/bangla/bijoy';
import { asWindowsPage } from '../../lib/bangla/windows-page';
import { fail } from '../../lib/errors';
import { decodeText } from './decode-text';
import { contentOfPage } from './html-content';
import { plainDocument } from './plain-builder';
import type { FileReading } from './reading-note';
import type { Content, RichCell } from './rich-content';

type Node = DefaultTreeAdapterMap['childNode'];
type Element = DefaultTreeAdapterMap['element'];

const MOST_BYTES = 5_000_000;
const DEEPEST = 400;

/** Reads a saved web page as a browser shows it: the paper on it, without what stands around it. */
export function readHtml(file: Uint8Array): FileReading {
  if (file.byteLength > MOST_BYTES)
    throw fail('PAPER_TOO_LARGE', { size: file.byteLength, unit: 'bytes', max: MOST_BYTES });
  const page = new HtmlPage();
  const document = plainDocument(page.contentOf(contentOfPage(parse(decodePage(file)))));
  return { document, findings: page.hasBijoy ? [{ code: 'LEGACY_FONT_CONVERTED', line: 1, raw: '' }] : [] };
}

class HtmlPage {
  hasBijoy = false;

  contentOf(root: Element): Content[] {
    const content: Content[] = [];
    let line = '';
    const endLine = (): void => {
      if (line.trim() !== '') content.push({ kind: 'TEXT', text: line });
      line = '';
    };
    const walk = (nodes: readonly Node[], isBijoy: boolean, depth: number): void => {
      if (depth > DEEPEST)
        throw fail('PAPER_UNREADABLE', { format: 'HTML', reason: 'its parts are nested too deep' });
      for (const node of nodes) {
        if (node.nodeName === '#text' && 'value' in node) line += this.text(node.value, isBijoy);
        if (!('tagName' in node)) continue;
        const bijoy = fontOf(node) ?? isBijoy;
        if (node.tagName === 'br') line += '\n';
        else if (node.tagName === 'hr') endLine();
        else if (node.tagName === 'table') {
          endLine();
          content.push({ kind: 'TABLE', rows: this.rowsOf(node) });
        } else if (node.tagName === 'li') {
          endLine();
          line = numberOf(node);
          walk(node.childNodes, bijoy, depth + 1);
          endLine();
        } else if (BLOCKS.has(node.tagName)) {
          endLine();
          if (APART.has(node.tagName)) content.push({ kind: 'TEXT', text: '' });
          const before = content.length;
          walk(node.childNodes, bijoy, depth + 1);
          endLine();
          // An empty paragraph is how a line is left free.
          if (node.tagName === 'p' && content.length === before) content.push({ kind: 'TEXT', text: '' });
        } else walk(node.childNodes, bijoy, depth + 1);
      }
    };
    walk(root.childNodes, false, 0);
    endLine();
    return content;
  }

  private rowsOf(table: Element): RichCell[][] {
    const rows: RichCell[][] = [];
    const walk = (element: Element): void => {
      for (const child of element.childNodes) {
        if (!('tagName' in child)) continue;
        if (child.tagName === 'tr')
          rows.push(
            child.childNodes
              .filter((cell): cell is Element => cell.nodeName === 'td' || cell.nodeName === 'th')
              .map((cell) => ({
                content: this.contentOf(cell),
                columns: span(cell, 'colspan'),
                rows: span(cell, 'rowspan'),
              })),
          );
        else if (/^(?:thead|tbody|tfoot)$/.test(child.tagName)) walk(child);
        else if (child.tagName === 'caption')
          rows.push([{ content: this.contentOf(child), columns: 1, rows: 1 }]);
      }
    };
    walk(table);
    return rows;
  }

  /** Spaces and line ends of the source mean one space. */
  private text(source: string, isBijoy: boolean): string {
    const text = source.replace(/[ \t\r\n\f]+/g, ' ');
    if (!isBijoy || text.trim() === '' || /[\u0980-\u09FF]/.test(text)) return text;
    this.hasBijoy = true;
    return fromBijoy(text);
  }
}

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header legend main nav ol p pre section summary ul'.split(
    ' ',
  ),
);
/** What begins something new; paragraphs do not, since each line of a letter is one. */
const APART = new Set('blockquote h1 h2 h3 h4 h5 h6 pre'.split(' '));

/** Whether the element sets a Bijoy font; null where it sets none. */
function fontOf(element: Element): boolean | null {
  const style = /font-family ?: ?([^;]+)/i.exec(attribute(element, 'style').replace(/\s+/g, ' '))?.[1];
  const face = element.tagName === 'font' ? attribute(element, 'face') : '';
  const name = style ?? (face === '' ? null : face);
  return name === null ? null : isBijoyFont(name.split(',')[0]?.replace(/["']/g, '').trim() ?? '');
}

/** The number that a browser shows before an item of a list. */
function numberOf(item: Element): string {
  const list = item.parentNode;
  if (!list || !('tagName' in list) || list.tagName !== 'ol') return '';
  const items = list.childNodes.filter((node) => node.nodeName === 'li');
  const own = Number(attribute(item, 'value'));
  const start = Number(attribute(list, 'start') || 1);
  const number = own > 0 ? own : start + items.indexOf(item);
  const type = attribute(list, 'type');
  return /^a$/i.test(type) ? `${String.fromCharCode(type.charCodeAt(0) + number - 1)}) ` : `${number}. `;
}

function span(cell: Element, name: string): number {
  const value = Number(attribute(cell, name));
  return Number.isInteger(value) && value > 1 ? Math.min(value, 1_000) : 1;
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value ?? '';
}

/** By its marks, as the page says, or as UTF-8; old pages in Bijoy are of the Windows page. */
function decodePage(file: Uint8Array): string {
  const head = Buffer.from(file.subarray(0, 2_048)).toString('latin1');
  const named = /charset ?= ?["']? ?([\w-]{3,20})/i.exec(head.replace(/\s+/g, ' '))?.[1]?.toLowerCase();
  if (named !== undefined && /^(?:windows-1252|iso-8859-1|latin1|us-ascii)$/.test(named))
    return asWindowsPage(Buffer.from(file).toString('latin1'));
  return decodeText(file, () => true);
}
