import { isBijoyFont } from '../../lib/bangla/bijoy';
import { childOf, childrenOf, settingOf, type XmlElement } from './xml';

/** What the styles of a DOCX file say about the text that uses them. */
export class DocxStyles {
  private readonly byId: ReadonlyMap<string, XmlElement>;
  private readonly usual: string;
  private readonly defaults: XmlElement | undefined;

  constructor(styles: XmlElement | undefined) {
    const all = childrenOf(styles, 'style');
    this.byId = new Map(all.map((style) => [style.attributes['styleId'] ?? '', style]));
    const usual = all.find(
      ({ attributes }) => attributes['type'] === 'paragraph' && isOn(attributes['default']),
    );
    this.usual = usual?.attributes['styleId'] ?? '';
    this.defaults = childOf(styles, 'docDefaults', 'rPrDefault', 'rPr');
  }

  /** Whether a run is typed for a Bijoy font, by itself, its style, its paragraph's style or the default. */
  isBijoy(run: XmlElement | undefined, paragraph: XmlElement | undefined): boolean {
    const sources = [
      run,
      ...this.chain(settingOf(run, 'rStyle')).map((style) => childOf(style, 'rPr')),
      ...this.chain(settingOf(paragraph, 'pStyle') ?? this.usual).map((style) => childOf(style, 'rPr')),
      this.defaults,
    ];
    const font = sources.map(fontOf).find((name) => name !== undefined);
    return font !== undefined && isBijoyFont(font);
  }

  /** The numbering of a paragraph: its own, or that of its style. */
  numberingOf(paragraph: XmlElement | undefined): XmlElement | undefined {
    const sources = [
      paragraph,
      ...this.chain(settingOf(paragraph, 'pStyle')).map((style) => childOf(style, 'pPr')),
    ];
    return sources.map((source) => childOf(source, 'numPr')).find((found) => found !== undefined);
  }

  /** A style and those it is based on. */
  private chain(id: string | undefined): XmlElement[] {
    const chain: XmlElement[] = [];
    for (let style = this.byId.get(id ?? ''); style && chain.length < 20;) {
      chain.push(style);
      style = this.byId.get(settingOf(style, 'basedOn') ?? '');
    }
    return chain;
  }
}

/** Switches are on when named without a value. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && !/^(?:0|false|off)$/.test(value);
}

/** The font of Latin letters, which is what Bijoy text is made of. */
function fontOf(properties: XmlElement | undefined): string | undefined {
  const fonts = childOf(properties, 'rFonts')?.attributes;
  return fonts?.['ascii'] ?? fonts?.['hAnsi'];
}
