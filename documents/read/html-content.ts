import type { DefaultTreeAdapterMap } from 'parse5';

type Document = DefaultTreeAdapterMap['document'];
type Element = DefaultTreeAdapterMap['element'];

/**
 * The part of a web page that holds its content. Portals mark it in ways of their own, so what is surely
 * something else is taken away first: menus, searches, what is hidden, and lists that are all links.
 */
export function contentOfPage(page: Document): Element {
  const html = page.childNodes.find((node): node is Element => node.nodeName === 'html');
  const body = html?.childNodes.find((node): node is Element => node.nodeName === 'body');
  if (!body) throw new Error('A parsed page always has a body.');
  prune(body);
  const whole = lettersIn(body);
  const marked = elementsBelow(body).filter((element) => CONTENT.some((isContent) => isContent(element)));
  // The innermost that still has most of what is on the page.
  const best = marked.filter((element) => lettersIn(element) * 2 > whole).at(-1);
  return best ?? body;
}

const CONTENT: ((element: Element) => boolean)[] = [
  (element) => element.tagName === 'main' || element.tagName === 'article',
  (element) => attribute(element, 'role') === 'main',
  (element) =>
    /^(?:printable_area|left-content|main-content|page-content|content|contents|print_area)$/i.test(
      attribute(element, 'id'),
    ),
  (element) =>
    /(?:^|\s)(?:entry-content|page-content|field-body|node-content|print-area)(?:\s|$)/i.test(
      attribute(element, 'class'),
    ),
];

const NEVER = new Set(
  'script style noscript template nav aside form button select option input textarea iframe object embed svg canvas audio video map head title'.split(
    ' ',
  ),
);
const NAVIGATION =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|jmenu|megamenu|submenu|breadcrumbs?|sidebar|side-bar|right-content|footer|footer-menu|slider|carousel|social|share|accessibility|skip|search|pager|pagination|login|cookie|hotline|ticker|toolbar|print-button)(?:$|[\s_-])/i;

function prune(parent: Element): void {
  parent.childNodes = parent.childNodes.filter((node) => {
    if (node.nodeName === '#comment') return false;
    if (!('tagName' in node)) return true;
    if (isNoContent(node)) return false;
    prune(node);
    return true;
  });
}

function isNoContent(element: Element): boolean {
  const names = `${attribute(element, 'id')} ${attribute(element, 'class')}`;
  return (
    NEVER.has(element.tagName) ||
    element.attrs.some(({ name }) => name === 'hidden') ||
    attribute(element, 'aria-hidden') === 'true' ||
    /^(?:navigation|banner|contentinfo|search|complementary|menu|menubar)$/.test(
      attribute(element, 'role'),
    ) ||
    /display:none|visibility:hidden/i.test(attribute(element, 'style').replace(/\s/g, '')) ||
    // The body itself may be named for its menu; a table never is one.
    (!/^(?:body|table|tbody|tr|td|th|p)$/.test(element.tagName) && NAVIGATION.test(names)) ||
    isListOfLinks(element)
  );
}

/** Menus without a name: many links, and hardly anything that is not one. */
function isListOfLinks(element: Element): boolean {
  if (!/^(?:ul|ol|div|section|footer|header|dl)$/.test(element.tagName)) return false;
  const links = elementsBelow(element).filter(({ tagName }) => tagName === 'a');
  if (links.length < 4) return false;
  return links.reduce((sum, link) => sum + lettersIn(link), 0) > lettersIn(element) * 0.7;
}

function elementsBelow(element: Element): Element[] {
  const found: Element[] = [];
  const left: Element[] = [element];
  for (let next = left.pop(); next; next = left.pop()) {
    if (next !== element) found.push(next);
    for (let at = next.childNodes.length - 1; at >= 0; at -= 1) {
      const child = next.childNodes[at];
      if (child && 'tagName' in child) left.push(child);
    }
  }
  return found;
}

function lettersIn(element: Element): number {
  let letters = 0;
  for (const inner of [element, ...elementsBelow(element)])
    for (const node of inner.childNodes)
      if (node.nodeName === '#text' && 'value' in node) letters += node.value.replace(/\s+/g, '').length;
  return letters;
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value ?? '';
}
