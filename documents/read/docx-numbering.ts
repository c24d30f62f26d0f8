import { fromBijoy, isBijoyFont } from '../../lib/bangla/bijoy';
import { childOf, childrenOf, settingOf, type XmlElement } from './xml';

interface Level {
  readonly start: number;
  readonly format: string;
  /** "%1।", "%1.%2": where the numbers of the levels stand. */
  readonly pattern: string;
  readonly isBijoy: boolean;
}

/** Counts the automatic numbers of a DOCX file, which stand nowhere in its text. */
export class DocxNumbering {
  private readonly lists: ReadonlyMap<string, { list: string; levels: ReadonlyMap<number, Level> }>;
  private readonly counts = new Map<string, number[]>();

  constructor(numbering: XmlElement | undefined) {
    const abstract = new Map(
      childrenOf(numbering, 'abstractNum').map((list) => [list.attributes['abstractNumId'] ?? '', list]),
    );
    this.lists = new Map(
      childrenOf(numbering, 'num').map((num) => {
        const shared = settingOf(num, 'abstractNumId') ?? '';
        const id = num.attributes['numId'] ?? '';
        const overrides = childrenOf(num, 'lvlOverride');
        const levels = new Map(
          childrenOf(abstract.get(shared), 'lvl').map((level) => [
            Number(level.attributes['ilvl']),
            levelOf(level),
          ]),
        );
        for (const override of overrides) {
          const index = Number(override.attributes['ilvl']);
          const own = childOf(override, 'lvl');
          const start = settingOf(override, 'startOverride');
          const level = own ? levelOf(own) : levels.get(index);
          if (level) levels.set(index, start === undefined ? level : { ...level, start: Number(start) });
        }
        // Lists that restart count for themselves, all others on with those of the same kind.
        return [id, { list: overrides.length > 0 ? `own ${id}` : shared, levels }];
      }),
    );
  }

  /** The number that stands in front of the next paragraph of this numbering; empty for a bullet. */
  next(numPr: XmlElement): string {
    const found = this.lists.get(settingOf(numPr, 'numId') ?? '');
    const index = Number(settingOf(numPr, 'ilvl') ?? 0);
    const level = found?.levels.get(index);
    if (!found || !level) return '';
    const counts = this.counts.get(found.list) ?? [];
    this.counts.set(found.list, counts);
    counts.length = Math.max(counts.length, index);
    counts[index] = (counts[index] ?? level.start - 1) + 1;
    counts.length = index + 1;
    if (level.format === 'bullet' || level.format === 'none') return '';
    const number = level.pattern.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = found.levels.get(at) ?? level;
      return formatted(counts[at] ?? shown.start, shown.format);
    });
    return level.isBijoy ? fromBijoy(number) : number;
  }
}

function levelOf(level: XmlElement): Level {
  const fonts = childOf(level, 'rPr', 'rFonts')?.attributes;
  return {
    start: Number(settingOf(level, 'start') ?? 1),
    format: settingOf(level, 'numFmt') ?? 'decimal',
    pattern: settingOf(level, 'lvlText') ?? '',
    isBijoy: isBijoyFont(fonts?.['ascii'] ?? fonts?.['hAnsi'] ?? ''),
  };
}

function formatted(count: number, format: string): string {
  if (/letter$/i.test(format)) {
    const letter = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1);
    return format.startsWith('upper') ? letter.toUpperCase() : letter;
  }
  if (/roman$/i.test(format)) return format.startsWith('upper') ? roman(count) : roman(count).toLowerCase();
  return format === 'decimalZero' ? String(count).padStart(2, '0') : String(count);
}

function roman(count: number): string {
  const parts: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = Math.min(count, 399);
  let text = '';
  for (const [value, letters] of parts) for (; left >= value; left -= value) text += letters;
  return text;
}
