/** Takes Markdown and HTML marks off a piece of text: bold, links, headings, entities, line breaks. */
export function withoutMarkup(text: string): string {
  return unescapeHtml(
    text
      .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
      .replace(/<br ?\/?>/gi, ' ')
      .replace(/<\/?(?:b|i|u|p|s|em|strong|span|sup|sub|div|center|font|h[1-6]|small|a)(?: [^<>]*)?>/gi, '')
      .replace(/\*\*|__|`/g, ''),
  )
    .replace(/^ {0,3}#{1,6} /, '')
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/**
 * The rows of an HTML table as text; a cell over several columns is followed by empty ones, a cell
 * over several rows leaves empty ones below it, which is how merged cells of a text table look too.
 */
export function htmlRows(html: string): string[][] {
  const rows: string[][] = [];
  /** Columns that a cell of an earlier row still covers, with how many rows are left. */
  const covered = new Map<number, number>();
  for (const row of elements(html, ['tr'])) {
    const cells: string[] = [];
    const cover = (): void => {
      for (let left = covered.get(cells.length) ?? 0; left > 0; left = covered.get(cells.length) ?? 0) {
        covered.set(cells.length, left - 1);
        cells.push('');
      }
    };
    for (const cell of elements(row.inner, ['td', 'th'])) {
      cover();
      const rowsDown = attribute(cell.tag, 'rowspan') - 1;
      const columns = attribute(cell.tag, 'colspan');
      for (let column = 0; column < columns; column += 1) {
        if (rowsDown > 0) covered.set(cells.length, rowsDown);
        cells.push(
          column === 0 ? withoutMarkup(cell.inner.replace(/\s+/g, ' ').replace(/<[^<>]*>/g, ' ')) : '',
        );
      }
    }
    cover();
    if (cells.length > 0) rows.push(cells);
  }
  return rows;
}

interface Element {
  readonly tag: string;
  readonly inner: string;
}

/** The outermost-first elements of these names; an unclosed one ends where the next begins. */
function elements(html: string, names: readonly string[]): Element[] {
  const opening = new RegExp(`<(?:${names.join('|')})\\b[^<>]*>`, 'gi');
  const closing = new RegExp(`</(?:${names.join('|')})\\s?>`, 'gi');
  const starts = [...html.matchAll(opening)];
  return starts.map((start, index) => {
    const from = start.index + start[0].length;
    const limit = starts[index + 1]?.index ?? html.length;
    closing.lastIndex = from;
    const close = closing.exec(html);
    return { tag: start[0], inner: html.slice(from, Math.min(close?.index ?? limit, limit)) };
  });
}

/** A span of an HTML cell: at least 1, and never more than a table can be wide. */
function attribute(tag: string, name: string): number {
  const value = new RegExp(`${name} ?= ?["']?(\\d{1,3})`, 'i').exec(tag)?.[1];
  return Math.min(Math.max(Number(value ?? 1), 1), 40);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function unescapeHtml(text: string): string {
  return text.replace(/&(#\d{1,6}|#x[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 31 && code < 0x110000 && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : ' ';
  });
}
