import { SaxesParser } from 'saxes';
import { fail } from '../../lib/errors';

/** An element with its local name; office files use one prefix for each vocabulary, so names stay apart. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const DEEPEST = 200;
const MOST_ELEMENTS = 1_000_000;

/**
 * Reads XML into a tree. A document type is refused, so that nothing can be declared that unfolds or fetches;
 * broken or bottomless XML is PAPER_UNREADABLE.
 */
export function parseXml(xml: string, format: string): XmlElement {
  const unreadable = (reason: string): Error => fail('PAPER_UNREADABLE', { format, reason });
  const root = { name: '', attributes: {}, children: [] as (XmlElement | string)[] };
  const open = [root];
  let elements = 0;
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw unreadable('a document type is declared');
  });
  parser.on('error', (error) => {
    throw unreadable(error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) throw unreadable('its parts are nested too deep');
    if ((elements += 1) > MOST_ELEMENTS)
      throw fail('PAPER_TOO_LARGE', { size: elements, unit: 'elements', max: MOST_ELEMENTS });
    const element = { name: local(name), attributes: localNames(attributes), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const text = (part: string): void => {
    open.at(-1)?.children.push(part);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(xml).close();
  const [top] = elementsOf(root);
  if (!top) throw unreadable('it is empty');
  return top;
}

export function elementsOf(parent: XmlElement | undefined): XmlElement[] {
  return (parent?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string');
}

/** The first child of this name; with several names, the child of that child and so on. */
export function childOf(parent: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  let found = parent;
  for (const name of names) found = elementsOf(found).find((child) => child.name === name);
  return found;
}

export function childrenOf(parent: XmlElement | undefined, name: string): XmlElement[] {
  return elementsOf(parent).filter((child) => child.name === name);
}

/** The `val` of a child, which is how office files write most settings. */
export function settingOf(parent: XmlElement | undefined, ...names: string[]): string | undefined {
  return childOf(parent, ...names)?.attributes['val'];
}

/** All text below, in order. */
export function textBelow(element: XmlElement | undefined): string {
  return (element?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : textBelow(child)))
    .join('');
}

/** Every element of this name below, outermost first. */
export function descendantsOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : descendantsOf(child, name)));
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
}
