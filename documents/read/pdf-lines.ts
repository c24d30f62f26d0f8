import { fromBijoy } from '../../lib/bangla/bijoy';
import type { Letter } from './pdf-page';

/** Letters on one line of a page. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** How wide its first word is. */
  readonly firstWord: number;
  readonly hasBijoy: boolean;
}

/**
 * Puts letters together into lines, top to bottom, with a tab where a wide gap parts two columns. `gap` is how
 * much room parts two words, in heights of the font.
 */
export function linesOfLetters(letters: readonly Letter[], gap: number): PdfLine[] {
  return groupedByLine(runsOf(letters)).map((runs) => lineOf(runs, gap));
}

/** Where spaces are letters of their own, a gap alone is none: a shape may be wider than it says. */
export function wordGap(letters: readonly Letter[]): number {
  const spaces = letters.filter(({ text }) => text.trim() === '').length;
  return spaces * 40 > letters.length ? 1.2 : 0.25;
}

type Run = readonly Letter[];

/** Letters that follow each other on one baseline, in the order in which they were written. */
function runsOf(letters: readonly Letter[]): Run[] {
  const runs: Letter[][] = [];
  for (const letter of letters) {
    const last = runs.at(-1)?.at(-1);
    const goesOn =
      last &&
      Math.abs(letter.baseline - last.baseline) < last.size * 0.3 &&
      letter.left > last.left - last.size &&
      letter.left - last.right < last.size * 2;
    if (goesOn) runs.at(-1)?.push(letter);
    else runs.push([letter]);
  }
  return runs.filter((run) => run.some(({ text }) => text.trim() !== ''));
}

function groupedByLine(runs: readonly Run[]): Run[][] {
  const lines: { baseline: number; size: number; runs: Run[] }[] = [];
  for (const run of runs) {
    const [first] = run;
    if (!first) continue;
    const line = lines.find(
      ({ baseline, size }) => Math.abs(baseline - first.baseline) < Math.min(size, first.size) * 0.45,
    );
    if (line) line.runs.push(run);
    else lines.push({ baseline: first.baseline, size: first.size, runs: [run] });
  }
  return lines
    .sort((a, b) => b.baseline - a.baseline)
    .map((line) => line.runs.sort((a, b) => leftOf(a) - leftOf(b)));
}

function lineOf(runs: readonly Run[], gap: number): PdfLine {
  let text = '';
  let pending = '';
  let pendingIsBijoy = false;
  let hasBijoy = false;
  let last: Letter | undefined;
  let firstWordEnds: number | null = null;
  const flush = (): void => {
    text += pendingIsBijoy ? fromBijoy(pending) : pending;
    hasBijoy ||= pendingIsBijoy && pending.trim() !== '';
    pending = '';
  };
  const letters = runs.flat();
  for (const letter of letters) {
    const distance = last ? letter.left - last.right : 0;
    if (last && distance > last.size * COLUMN_GAP && text + pending !== '') {
      flush();
      text += '\t';
    } else if (last && distance > last.size * gap) pending += ' ';
    if (letter.isBijoy !== pendingIsBijoy) {
      flush();
      pendingIsBijoy = letter.isBijoy;
    }
    const isSpace = letter.text.trim() === '';
    pending += isSpace ? ' ' : letter.text;
    if (isSpace) {
      if (firstWordEnds === null && (text + pending).trim() !== '') firstWordEnds = last?.right ?? null;
      // A space may be drawn as wide as the gap it fills.
      last = { ...letter, right: letter.left };
    } else last = letter;
  }
  flush();
  const solid = letters.filter((letter) => letter.text.trim() !== '');
  const left = Math.min(...solid.map((letter) => letter.left));
  const right = Math.max(...solid.map((letter) => letter.right));
  return {
    text,
    left,
    right,
    baseline: letters[0]?.baseline ?? 0,
    size: Math.max(...solid.map((letter) => letter.size)),
    firstWord: (firstWordEnds ?? right) - left,
    hasBijoy,
  };
}

/** In heights of the font. */
const COLUMN_GAP = 2.5;

function leftOf(run: Run): number {
  return run[0]?.left ?? 0;
}
