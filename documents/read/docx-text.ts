import { fromBijoy, isBijoyFont } from '../../lib/bangla/bijoy';
import { type DocxStyles, isOn } from './docx-fonts';
import { childOf, settingOf, textBelow, type XmlElement } from './xml';

/** A piece of a paragraph's text, and whether its letters are those of a Bijoy font. */
interface Piece {
  readonly text: string;
  readonly isBijoy: boolean;
}

/**
 * Reads the text of paragraphs as it would be printed: insertions are in, deletions and hidden text are out,
 * page numbers too. Fields run over several paragraphs, so one reader goes through the whole part.
 */
export class DocxText {
  /** Whether changes were tracked, or Bijoy text turned into Unicode, in what was read so far. */
  hasTrackedChanges = false;
  hasBijoy = false;
  private readonly fields: { code: string; showsResult: boolean }[] = [];

  constructor(private readonly styles: DocxStyles) {}

  /** The text of a paragraph and the text boxes that hang on it. */
  paragraph(paragraph: XmlElement): { text: string; boxes: XmlElement[] } {
    const pieces: Piece[] = [];
    const boxes: XmlElement[] = [];
    const properties = childOf(paragraph, 'pPr');
    const walk = (element: XmlElement): void => {
      for (const child of element.children) {
        if (typeof child === 'string') continue;
        if (child.name === 'r') this.run(child, properties, pieces, boxes);
        else if (child.name === 'AlternateContent') walk(shownAlternative(child));
        else if (CHANGES.has(child.name)) {
          this.hasTrackedChanges = true;
          if (child.name === 'ins' || child.name === 'moveTo') walk(child);
        } else if (child.name === 'oMath' || child.name === 'oMathPara')
          pieces.push({ text: textBelow(child), isBijoy: false });
        else if (!child.name.endsWith('Pr')) walk(child);
      }
    };
    walk(paragraph);
    return { text: this.joined(pieces), boxes };
  }

  private run(
    run: XmlElement,
    paragraph: XmlElement | undefined,
    pieces: Piece[],
    boxes: XmlElement[],
  ): void {
    const properties = childOf(run, 'rPr');
    if (childOf(properties, 'vanish') && isOn(settingOf(properties, 'vanish') ?? '')) return;
    const isBijoy = this.styles.isBijoy(properties, paragraph);
    const add = (text: string, bijoy = isBijoy): void => {
      if (this.isShown()) pieces.push({ text, isBijoy: bijoy });
    };
    const walk = (parent: XmlElement): void => {
      for (const child of parent.children) {
        if (typeof child === 'string') continue;
        if (child.name === 't') add(textBelow(child));
        else if (child.name === 'tab' || child.name === 'ptab') add('\t', false);
        else if (child.name === 'br' || child.name === 'cr') add('\n', false);
        else if (child.name === 'noBreakHyphen') add('-', false);
        else if (child.name === 'sym') add(...symbolOf(child));
        else if (child.name === 'fldChar') this.field(child.attributes['fldCharType']);
        else if (child.name === 'instrText') this.instruction(textBelow(child));
        else if (child.name === 'AlternateContent') boxes.push(...boxesIn(shownAlternative(child)));
        else if (child.name === 'drawing' || child.name === 'pict') boxes.push(...boxesIn(child));
      }
    };
    walk(run);
  }

  private field(type: string | undefined): void {
    if (type === 'begin') this.fields.push({ code: '', showsResult: false });
    const field = this.fields.at(-1);
    if (field && type === 'separate')
      field.showsResult = !/^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/.test(field.code);
    if (type === 'end') this.fields.pop();
  }

  private instruction(code: string): void {
    const field = this.fields.at(-1);
    if (field) field.code += code;
  }

  private isShown(): boolean {
    return this.fields.every((field) => field.showsResult);
  }

  /** Word parts a syllable between runs, so neighbours are turned into Unicode together. */
  private joined(pieces: readonly Piece[]): string {
    let text = '';
    for (let at = 0; at < pieces.length;) {
      const isBijoy = pieces[at]?.isBijoy ?? false;
      let run = '';
      for (; at < pieces.length && pieces[at]?.isBijoy === isBijoy; at += 1) run += pieces[at]?.text ?? '';
      const turned = isBijoy && !/[\u0980-\u09FF]/.test(run);
      if (turned && run.trim() !== '') this.hasBijoy = true;
      text += turned ? fromBijoy(run) : run;
    }
    return text;
  }
}

const CHANGES = new Set(['ins', 'del', 'moveFrom', 'moveTo']);

/** The same drawing stands twice, for new and for old programs. */
function shownAlternative(element: XmlElement): XmlElement {
  return childOf(element, 'Choice') ?? childOf(element, 'Fallback') ?? element;
}

function boxesIn(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name === 'txbxContent') return [child];
    return boxesIn(child.name === 'AlternateContent' ? shownAlternative(child) : child);
  });
}

function symbolOf(symbol: XmlElement): [string, boolean] {
  const isBijoy = isBijoyFont(symbol.attributes['font'] ?? '');
  const code = parseInt(symbol.attributes['char'] ?? '', 16);
  return [isBijoy && code > 31 && code < 0xffff ? String.fromCharCode(code) : '', isBijoy];
}
