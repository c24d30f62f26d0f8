import { readFileSync } from 'node:fs';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { isBijoyFont } from '../../lib/bangla/bijoy';
import { fail } from '../../lib/errors';

/** A letter where it stands on the page; distances in points, from the bottom left. */
export interface Letter {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** The height of the font. */
  readonly size: number;
  readonly isBijoy: boolean;
}

/** A straight line drawn along the page or down it, as borders of tables are. */
export interface Rule {
  readonly isVertical: boolean;
  /** Where it stands: x of a vertical one, y of another. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly letters: readonly Letter[];
  readonly rules: readonly Rule[];
}

const MOST_PAGES = 500;
const MOST_LETTERS = 2_000_000;
const MOST_SHAPES = 200_000;

/** The pages of a PDF file with their letters in reading order. Scripts and forms in it are never run. */
export async function pdfPages(file: Uint8Array): Promise<PdfPage[]> {
  const wasmBinary = readFileSync(require.resolve('@embedpdf/pdfium/pdfium.wasm')).buffer;
  const pdfium = await init({ wasmBinary });
  pdfium.PDFiumExt_Init();
  return new Pages(pdfium).of(file);
}

const PASSWORD_WANTED = 4;

/** What the package gives to reach into PDFium's memory; it may be another array after each call. */
interface Memory {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(size: number): number };
  getValue(address: number, type: 'double' | 'float' | 'i32'): number;
}

class Pages {
  /** Room for what PDFium writes back. */
  private readonly room: number;
  private readonly names: number;
  private readonly memory: Memory;
  private letters = 0;
  private shapes = 0;

  constructor(private readonly pdfium: WrappedPdfiumModule) {
    this.memory = pdfium.pdfium as unknown as Memory;
    this.room = this.memory.wasmExports.malloc(64);
    this.names = this.memory.wasmExports.malloc(NAME_LENGTH);
  }

  of(file: Uint8Array): PdfPage[] {
    const { pdfium, memory } = this;
    const place = memory.wasmExports.malloc(file.byteLength);
    memory.HEAPU8.set(file, place);
    const document = pdfium.FPDF_LoadMemDocument(place, file.byteLength, '');
    if (document === 0) {
      if (pdfium.FPDF_GetLastError() === PASSWORD_WANTED) throw fail('PAPER_ENCRYPTED', { format: 'PDF' });
      throw fail('PAPER_UNREADABLE', { format: 'PDF', reason: 'its structure is broken' });
    }
    const count = pdfium.FPDF_GetPageCount(document);
    if (count > MOST_PAGES) throw fail('PAPER_TOO_LARGE', { size: count, unit: 'pages', max: MOST_PAGES });
    return Array.from({ length: count }, (_, index) => this.page(document, index)).filter(
      (page) => page !== null,
    );
  }

  private page(document: number, index: number): PdfPage | null {
    const { pdfium } = this;
    const page = pdfium.FPDF_LoadPage(document, index);
    if (page === 0) return null;
    const text = pdfium.FPDFText_LoadPage(page);
    const read: PdfPage = {
      width: pdfium.FPDF_GetPageWidthF(page),
      height: pdfium.FPDF_GetPageHeightF(page),
      letters: this.lettersOf(page, text),
      rules: this.rulesOf(page),
    };
    pdfium.FPDFText_ClosePage(text);
    pdfium.FPDF_ClosePage(page);
    return read;
  }

  private lettersOf(page: number, text: number): Letter[] {
    const { pdfium } = this;
    const letters: Letter[] = [];
    const count = pdfium.FPDFText_CountChars(text);
    this.letters += Math.max(count, 0);
    if (this.letters > MOST_LETTERS)
      throw fail('PAPER_TOO_LARGE', { size: this.letters, unit: 'letters', max: MOST_LETTERS });
    const syllables = this.syllablesOf(page);
    let open: Syllable | undefined;
    const told = new Set<Syllable>();
    for (let at = 0; at < count; at += 1) {
      // PDFium guesses spaces and line ends where Bangla syllables only look far apart.
      if (pdfium.FPDFText_IsGenerated(text, at) === 1) continue;
      const syllable = syllables.get(pdfium.FPDFText_GetTextObject(text, at));
      if (syllable !== open) {
        if (open) told.add(open);
        open = syllable;
      }
      // It gives the text of a syllable again for each part of it that stands apart, such as a reph.
      if (syllable && told.has(syllable)) continue;
      const letter = this.letter(text, at);
      letters.push(syllable ? { ...letter, left: syllable.left, right: syllable.right } : letter);
    }
    return letters;
  }

  private letter(text: number, at: number): Letter {
    const { pdfium, room } = this;
    const code = pdfium.FPDFText_GetUnicode(text, at);
    pdfium.FPDFText_GetCharBox(text, at, room, room + 8, room + 16, room + 24);
    const [left = 0, right = 0] = this.numbers(2, 'double');
    pdfium.FPDFText_GetCharOrigin(text, at, room, room + 8);
    const [, baseline = 0] = this.numbers(2, 'double');
    pdfium.FPDFText_GetMatrix(text, at, room);
    const [, , c = 0, d = 1] = this.numbers(4, 'float');
    const size = pdfium.FPDFText_GetFontSize(text, at) * Math.hypot(c, d);
    return {
      text: textOf(code),
      left,
      right,
      baseline,
      size: size > 1 ? size : 10,
      isBijoy: isBijoyFont(this.fontOf(text, at)),
    };
  }

  /** The syllables whose text is told beside their shapes, by the objects that draw them. */
  private syllablesOf(page: number): Map<number, Syllable> {
    const { pdfium, room } = this;
    const byMark = new Map<number, Syllable>();
    const byObject = new Map<number, Syllable>();
    const count = pdfium.FPDFPage_CountObjects(page);
    for (let at = 0; at < count; at += 1) {
      const object = pdfium.FPDFPage_GetObject(page, at);
      if (pdfium.FPDFPageObj_GetType(object) !== TEXT) continue;
      const mark = this.actualTextMark(object);
      if (mark === 0) continue;
      pdfium.FPDFPageObj_GetBounds(object, room, room + 4, room + 8, room + 12);
      const [left = 0, , right = 0] = this.numbers(3, 'float');
      const syllable = byMark.get(mark) ?? { left, right };
      syllable.left = Math.min(syllable.left, left);
      syllable.right = Math.max(syllable.right, right);
      byMark.set(mark, syllable);
      byObject.set(object, syllable);
    }
    return byObject;
  }

  private actualTextMark(object: number): number {
    const { pdfium } = this;
    for (let at = pdfium.FPDFPageObj_CountMarks(object) - 1; at >= 0; at -= 1) {
      const mark = pdfium.FPDFPageObj_GetMark(object, at);
      if (pdfium.FPDFPageObjMark_GetParamValueType(mark, 'ActualText') === STRING) return mark;
    }
    return 0;
  }

  private fontOf(text: number, at: number): string {
    const length = this.pdfium.FPDFText_GetFontInfo(text, at, this.names, NAME_LENGTH, this.room);
    if (length <= 1 || length > NAME_LENGTH) return '';
    return Buffer.from(this.memory.HEAPU8.subarray(this.names, this.names + length - 1)).toString('latin1');
  }

  private rulesOf(page: number): Rule[] {
    const { pdfium } = this;
    const rules: Rule[] = [];
    const count = pdfium.FPDFPage_CountObjects(page);
    for (let at = 0; at < count; at += 1) {
      const object = pdfium.FPDFPage_GetObject(page, at);
      if (pdfium.FPDFPageObj_GetType(object) === PATH) rules.push(...this.rulesOfPath(object));
    }
    return rules;
  }

  /** Thin boxes and straight lines; of a drawn box, its four sides. */
  private rulesOfPath(path: number): Rule[] {
    const { pdfium, room, memory } = this;
    pdfium.FPDFPageObj_GetMatrix(path, room);
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = this.numbers(6, 'float');
    pdfium.FPDFPath_GetDrawMode(path, room, room + 4);
    const isDrawn = memory.getValue(room + 4, 'i32') !== 0;
    const isFilled = memory.getValue(room, 'i32') !== 0;
    const count = pdfium.FPDFPath_CountSegments(path);
    this.shapes += count;
    if (this.shapes > MOST_SHAPES)
      throw fail('PAPER_TOO_LARGE', { size: this.shapes, unit: 'drawn lines', max: MOST_SHAPES });
    const outlines: Point[][] = [];
    for (let at = 0; at < count; at += 1) {
      const segment = pdfium.FPDFPath_GetPathSegment(path, at);
      pdfium.FPDFPathSegment_GetPoint(segment, room, room + 4);
      const [x = 0, y = 0] = this.numbers(2, 'float');
      const point = { x: a * x + c * y + e, y: b * x + d * y + f };
      if (pdfium.FPDFPathSegment_GetType(segment) === MOVE || outlines.length === 0) outlines.push([point]);
      else outlines.at(-1)?.push(point);
    }
    return outlines.flatMap((outline) => rulesOfOutline(outline, isDrawn, isFilled));
  }

  private numbers(count: number, type: 'double' | 'float'): number[] {
    const width = type === 'double' ? 8 : 4;
    return Array.from({ length: count }, (_, at) => this.memory.getValue(this.room + at * width, type));
  }
}

const NAME_LENGTH = 256;
const TEXT = 1;
const PATH = 2;
/** A kind of value in a PDF. */
const STRING = 3;
const MOVE = 2;
const THIN = 3;

/** Where a syllable stands with all its parts; its letters stand there together. */
interface Syllable {
  left: number;
  right: number;
}

/** PDFium marks the hyphen at the end of a line as one that may go. */
function textOf(code: number): string {
  if (code === 2) return '-';
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function rulesOfOutline(points: readonly Point[], isDrawn: boolean, isFilled: boolean): Rule[] {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (points.length < 2 || (!isDrawn && !isFilled)) return [];
  if (right - left <= THIN && top - bottom > THIN)
    return [{ isVertical: true, at: (left + right) / 2, from: bottom, to: top }];
  if (top - bottom <= THIN && right - left > THIN)
    return [{ isVertical: false, at: (bottom + top) / 2, from: left, to: right }];
  if (!isDrawn || points.length === 2) return [];
  return points
    .slice(1)
    .flatMap((point, index) => rulesOfOutline([points[index] ?? point, point], true, false).slice(0, 1));
}
