import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import harfBuzz, { type HarfBuzz, type HarfBuzzFont } from 'harfbuzzjs';
import { outlineOf, type Outline } from './outline';
import { fontInWoff } from './woff';

/** A letter, or several that join, where it stands in a line: in units of one for the size of the font. */
export interface Placed {
  readonly outline: Outline;
  readonly x: number;
  readonly y: number;
}

/** Letters as HarfBuzz sets them, with Noto Sans Bengali. */
export interface Letters {
  /** How wide a line is at size 1. */
  width(text: string, bold: boolean): number;
  set(text: string, bold: boolean): readonly Placed[];
}

interface Face {
  readonly font: HarfBuzzFont;
  readonly upem: number;
  readonly outlines: Map<number, Outline>;
}

/** What the Bangla half of the font has; the other half has the rest. */
const BANGLA = /((?:\p{Script=Bengali}|\u200c|\u200d|\u0964|\u0965)+)/u;

const loaded = new Map<string, Promise<Letters>>();

/** The letters of a folder with the font's files; read once. */
export function lettersIn(folder: string): Promise<Letters> {
  const letters = loaded.get(folder) ?? load(folder);
  loaded.set(folder, letters);
  return letters;
}

async function load(folder: string): Promise<Letters> {
  const harfbuzz = await harfBuzz;
  const face = (script: string, weight: number) =>
    faceOf(harfbuzz, readFileSync(join(folder, `noto-sans-bengali-${script}-${weight}-normal.woff`)));
  const bengali = { regular: face('bengali', 400), bold: face('bengali', 700) };
  const latin = { regular: face('latin', 400), bold: face('latin', 700) };

  function runs(text: string, bold: boolean) {
    const weight = bold ? 'bold' : 'regular';
    return text
      .split(BANGLA)
      .filter(Boolean)
      .map((run) => ({ run, face: (BANGLA.test(run) ? bengali : latin)[weight] }));
  }

  return {
    width: (text, bold) =>
      runs(text, bold).reduce(
        (sum, { run, face: { font, upem } }) =>
          sum + shaped(harfbuzz, font, run).reduce((advance, { ax }) => advance + ax, 0) / upem,
        0,
      ),
    set(text, bold) {
      let at = 0;
      return runs(text, bold).flatMap(({ run, face: { font, upem, outlines } }) =>
        shaped(harfbuzz, font, run).map(({ g, ax, dx, dy }) => {
          const outline = outlines.get(g) ?? outlineOf(font.glyphToPath(g), upem);
          outlines.set(g, outline);
          const placed = { outline, x: at + dx / upem, y: dy / upem };
          at += ax / upem;
          return placed;
        }),
      );
    },
  };
}

function faceOf(harfbuzz: HarfBuzz, woff: Buffer): Face {
  const face = harfbuzz.createFace(harfbuzz.createBlob(fontInWoff(woff)), 0);
  return { font: harfbuzz.createFont(face), upem: face.upem, outlines: new Map() };
}

function shaped(harfbuzz: HarfBuzz, font: HarfBuzzFont, text: string) {
  const buffer = harfbuzz.createBuffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  harfbuzz.shape(font, buffer);
  const glyphs = buffer.json();
  buffer.destroy();
  return glyphs;
}
