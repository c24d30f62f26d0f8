import { cardWords, filled, type CardWords } from '../../words/widget-card';
import { numbersOf, type Numbers } from '../../numbers';
import type { Answer, Share } from '../answer';
import type { CardShown } from '../card';
import { SIZES } from '../choices';
import { ageOf, lateNotes, monthOrDay, shareLines, whatLine } from '../lines';
import { lettersIn, type Letters } from './letters';
import type { Mark, Picture } from './picture';
import { fitted, inLines } from './fit-text';

const LIGHT = {
  ink: '#17211c',
  paper: '#ffffff',
  accent: '#0b6b4f',
  soft: '#4d5a53',
  line: '#d5dcd6',
  track: '#e3e9e4',
  late: '#b3261e',
};
const DARK: typeof LIGHT = {
  ink: '#e7eee9',
  paper: '#18201c',
  accent: '#6fd0ae',
  soft: '#a7b4ad',
  line: '#33403a',
  track: '#2c3833',
  late: '#ff9a8f',
};

const EDGE = 17;
const FIRST_ITEM = 70;
const ITEM = 66;

/** A widget as a picture, for pages that allow no scripts. It is light unless dark was asked for: it cannot know. */
export async function pictureOf(
  { kind, area, choices, today, answer }: CardShown,
  fonts: string,
): Promise<Picture> {
  const words = cardWords[choices.language];
  const numbers = numbersOf(choices.language, choices.digits);
  const size = SIZES[kind];
  const draw = new Drawing(
    await lettersIn(fonts),
    choices.theme === 'dark' ? DARK : LIGHT,
    size.width,
    words,
    numbers,
  );
  draw.box(0, 0, size.width, size.height, 10, 'line');
  draw.box(1, 1, size.width - 2, size.height - 2, 9, 'paper');
  const there = typeof answer === 'object' ? answer : null;
  if (there) draw.card(there);
  else {
    const trouble = typeof answer === 'string' ? answer : 'away';
    const code = trouble === 'unknown' ? ` (${area.slice(0, 12)})` : '';
    draw.text(EDGE, size.height / 2, 14, `${words[trouble]}${code}`, { fill: 'soft' });
  }
  draw.box(EDGE, size.height - 36, size.width - 2 * EDGE, 1, 0, 'line');
  const below = size.height - 15;
  if (there) draw.text(EDGE, below, 12, ageOf(there.asOf, today, words, numbers), { fill: 'soft' });
  draw.text(size.width - EDGE, below, 12, words.sopan, { fill: 'accent', toRight: true });
  return { ...size, language: choices.language, title: draw.said.join(' · '), marks: draw.marks };
}

interface Style {
  readonly fill?: keyof typeof LIGHT;
  readonly bold?: boolean;
  readonly toRight?: boolean;
  /** How wide it may be; up to the edge unless told. */
  readonly most?: number;
}

class Drawing {
  readonly marks: Mark[] = [];
  readonly said: string[] = [];

  constructor(
    private readonly letters: Letters,
    private readonly colours: typeof LIGHT,
    private readonly width: number,
    private readonly words: CardWords,
    private readonly numbers: Numbers,
  ) {}

  card(answer: Answer): void {
    const { words, numbers } = this;
    const level = answer.area.level === 'COUNTRY' ? '' : words[answer.area.level];
    const room = this.room - (level ? this.letters.width(level, false) * 13 + 8 : 0);
    const end = this.text(EDGE, 37, 19, numbers.name(answer.area), { bold: true, most: room });
    if (level) this.text(end + 8, 37, 13, level, { fill: 'soft' });
    this.text(EDGE, 60, 14, whatLine(answer, words, numbers), { fill: 'soft' });
    if (answer.kind === 'progress') {
      this.share('decisions', answer.decisions, 70);
      this.share('plans', answer.plans, 158);
    } else if (answer.kind === 'late') {
      const notes = lateNotes(answer, words, numbers);
      if (notes.none) this.text(EDGE, 110, 14, notes.none, { fill: 'soft' });
      answer.items.forEach(({ daysLate, area, text }, index) => {
        const days = filled(daysLate === 1 ? words.dayLate : words.daysLate, numbers.count(daysLate));
        this.item(index, days, 'late', numbers.name(area), text);
      });
      if (notes.older) {
        const at = answer.items.length ? FIRST_ITEM + answer.items.length * ITEM + 12 : 132;
        this.text(EDGE, at, 13, notes.older, { fill: 'late' });
      }
    } else if (answer.items.length === 0) {
      this.text(EDGE, 110, 14, answer.complete ? words.noMeetings : words.partAway, { fill: 'soft' });
    } else {
      answer.items.forEach(({ on, title }, index) => {
        this.item(index, monthOrDay(on, numbers), 'ink', '', title ?? words.meeting);
      });
    }
  }

  private share(of: 'decisions' | 'plans', share: Share | null, top: number): void {
    const { title, percent, detail, late } = shareLines(of, share, this.words, this.numbers);
    this.text(EDGE, top + 20, 14, title, { most: this.room - 70 });
    this.text(this.width - EDGE, top + 20, 19, percent, { bold: true, toRight: true });
    this.box(EDGE, top + 28, this.room, 8, 4, 'track');
    const width = (this.room * Math.max(0, Math.min(100, share?.percent ?? 0))) / 100;
    if (width > 0) this.box(EDGE, top + 28, width, 8, 4, 'accent');
    this.text(EDGE, top + 54, 13, detail, { fill: 'soft' });
    if (late) this.text(EDGE, top + 74, 13, late, { fill: 'late', bold: true });
  }

  /** A day or a number of days, whose it is, and two lines of what. */
  private item(index: number, lead: string, fill: 'late' | 'ink', where: string, what: string): void {
    const top = FIRST_ITEM + index * ITEM;
    this.box(EDGE, top, this.room, 1, 0, 'line');
    const end = this.text(EDGE, top + 20, 14, lead, { bold: true, fill });
    if (where) this.text(end + 8, top + 20, 14, where, { fill: 'soft' });
    inLines(this.letters, what, this.room / 13, 2).forEach((line, row) => {
      this.text(EDGE, top + 39 + row * 18, 13, line, {});
    });
  }

  box(x: number, y: number, width: number, height: number, radius: number, fill: keyof typeof LIGHT): void {
    this.marks.push({ mark: 'box', x, y, width, height, radius, fill: this.colours[fill] });
  }

  /** Writes a line, shortened to the room that it has, and tells where it ends. */
  text(x: number, y: number, size: number, text: string, style: Style): number {
    const { fill = 'ink', bold = false, toRight = false } = style;
    const room = style.most ?? (toRight ? this.room : this.width - EDGE - x);
    const line = fitted(this.letters, text, room / size, bold);
    this.marks.push({ mark: 'line', x, y, size, bold, toRight, fill: this.colours[fill], text: line });
    this.said.push(line);
    return x + this.letters.width(line, bold) * size;
  }

  private get room(): number {
    return this.width - 2 * EDGE;
  }
}
