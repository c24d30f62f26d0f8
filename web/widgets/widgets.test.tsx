import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, inflateSync } from 'node:zlib';
import { renderToString } from 'preact-render-to-string';
import { projectRoot } from '../../lib/project-root';
import { cardWords } from '../words/widget-card';
import { numbersOf } from '../numbers';
import type { Answer, ProgressAnswer, Share } from './answer';
import { Card } from './card';
import { readChoices } from './choices';
import { ageOf, shareLines } from './lines';
import { Canvas } from './picture/canvas';
import { pictureOf } from './picture/card-picture';
import { fitted, inLines } from './picture/fit-text';
import { lettersIn } from './picture/letters';
import { boxOutline } from './picture/outline';
import { pngOf } from './picture/png-of';
import { svgOf } from './picture/svg-of';
import { elementSnippet, frameSnippet, imageSnippet } from './snippets';

const fonts = join(projectRoot, 'dist', 'web', 'static', 'embed', 'fonts');
const words = cardWords.en;
const english = numbersOf('en', 'latn');
const usual = readChoices(() => null);
const share = (given: Partial<Share> = {}): Share => ({
  done: 2,
  of: 8,
  percent: 25,
  reported: 5,
  notReported: 3,
  overdue: 1,
  ...given,
});
const EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u0000\u202e';
const answer = (name: string): ProgressAnswer => ({
  kind: 'progress',
  asOf: '2026-11-22',
  area: { code: '50', level: 'DIVISION', nameBn: name, nameEn: name },
  complete: true,
  fiscalYear: '2023-24',
  decisions: share(),
  plans: null,
});
const shown = (given: Answer) => ({
  kind: given.kind,
  area: '50',
  choices: usual,
  hub: '',
  today: '2026-11-22',
  answer: given,
});

describe('a card', () => {
  test('silence is a dash with its reason, never 0 %', () => {
    const silent = shareLines('decisions', share({ percent: null, reported: 0, done: 0 }), words, english);
    expect([silent.percent, silent.detail]).toEqual(['–', 'None of 8 reported on yet']);
    const none = shareLines('plans', share({ percent: null, of: 0 }), words, english);
    expect([none.percent, none.detail]).toEqual(['–', 'No activity on record']);
    expect(shareLines('plans', null, words, english).detail).toBe('This part cannot be had now');
    expect(shareLines('decisions', share({ percent: 0, done: 0 }), words, english).percent).toBe('0%');
  });

  test('n of N stands beside the percentage', () => {
    expect(shareLines('decisions', share(), words, english)).toMatchObject({
      percent: '25%',
      detail: '2 of 8 implemented · no report on 3',
      late: '1 late',
    });
  });

  test('figures that were kept say how old they are', () => {
    const bangla = numbersOf('bn', 'beng');
    expect(ageOf('2026-11-19', '2026-11-22', cardWords.bn, bangla)).toBe('তথ্য ৩ দিন আগের');
    expect(ageOf('2026-11-22', '2026-11-22', words, english)).toBe('As of 22 November 2026');
  });

  test('what attributes say wrongly counts as not said', () => {
    const told = new Map([
      ['lang', 'xx'],
      ['theme', 'javascript:'],
      ['digits', '<'],
      ['fiscal-year', "2023-24'"],
    ]);
    expect(readChoices((name) => told.get(name) ?? null)).toEqual(usual);
  });

  test('names of records are text, in the card, in pictures and in snippets', async () => {
    const html = renderToString(<Card {...shown(answer(EVIL))} />);
    const picture = await pictureOf(shown(answer(EVIL)), fonts);
    const svg = svgOf(picture);
    const embedded = {
      hub: 'https://a.example',
      kind: 'late',
      area: EVIL,
      areaName: EVIL,
      choices: usual,
    } as const;
    const snippets = [elementSnippet(embedded), frameSnippet(embedded), imageSnippet(embedded)];
    for (const text of [html, svg, ...snippets]) expect(text).not.toMatch(/<script>alert|<img src=x/);
    // eslint-disable-next-line no-control-regex -- what XML cannot hold
    expect(svg).not.toMatch(/[\u0000-\u0008]/);
    expect((await pngOf(picture, fonts))?.length).toBeGreaterThan(1000);
  });
});

describe('letters in pictures', () => {
  test('joined letters are one, and a sign that is spoken after a letter stands before it', async () => {
    const letters = await lettersIn(fonts);
    expect(letters.set('ক্ষ', false)).toHaveLength(1);
    const [sign, letter] = letters.set('কি', false);
    expect(letter?.outline).toEqual(letters.set('ক', false)[0]?.outline);
    expect(sign?.x).toBeLessThan(letter?.x ?? 0);
    expect(letters.width('চাঁপাইনবাবগঞ্জ', true)).toBeGreaterThan(letters.width('চাঁপাইনবাবগঞ্জ', false));
    // One line, two halves of the font.
    expect(letters.width('৯৬ of ১', false)).toBeCloseTo(
      letters.width('৯৬', false) + letters.width(' of ', false) + letters.width('১', false),
    );
  });

  test('a line is shortened between letters with their signs, and lines break between words', async () => {
    const letters = await lettersIn(fonts);
    const text = 'কার্যক্রমের অগ্রগতি প্রতিবেদন';
    const short = fitted(letters, text, 6, false);
    expect(short.endsWith('…')).toBe(true);
    expect(letters.width(short, false)).toBeLessThanOrEqual(6);
    const whole = [...new Intl.Segmenter('bn').segment(text)].map(({ segment }) => segment);
    const kept = [...new Intl.Segmenter('bn').segment(short.slice(0, -1))].map(({ segment }) => segment);
    expect(kept).toEqual(whole.slice(0, kept.length));
    expect(inLines(letters, text, 8, 2)).toHaveLength(2);
    expect(inLines(letters, 'এক', 8, 2)).toEqual(['এক']);
  });

  test('a pixel is as dark as the part of it that is covered', () => {
    const canvas = new Canvas(4, 3);
    canvas.fill(boxOutline(0.5, 1, 2.25, 1, 0), 1, 0, 0, '#000000');
    const row = (y: number) => [0, 1, 2, 3].map((x) => canvas.pixels[(y * 4 + x) * 3]);
    expect(row(0)).toEqual([255, 255, 255, 255]);
    expect(row(1)).toEqual([128, 0, 64, 255]);
    expect(row(2)).toEqual([255, 255, 255, 255]);
  });

  test('a slanted edge covers what geometry says; what lies outside is left out', () => {
    const canvas = new Canvas(2, 2);
    canvas.fill([[-2, 4, 4, -2, 4, 4]], 1, 0, 0, '#000000');
    expect([...canvas.pixels].filter((_, index) => index % 3 === 0)).toEqual([255, 128, 128, 0]);
  });

  test('a PNG holds the pixels that were drawn', async () => {
    const drawn = await pngOf(
      {
        width: 2,
        height: 1,
        language: 'bn',
        title: '',
        marks: [{ mark: 'box', x: 0, y: 0, width: 1, height: 1, radius: 0, fill: '#0b6b4f' }],
      },
      fonts,
    );
    const png = drawn ?? Buffer.alloc(0);
    const at = png.indexOf('IDAT');
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    const row = [0, 0x0b, 0x6b, 0x4f, 0x0b, 0x6b, 0x4f, 255, 255, 255, 255, 255, 255];
    expect([...rows]).toEqual([...row, ...row]);
  });
});

test('the script that portals load is at most 15 KB compressed, with its styles and words', () => {
  const script = readFileSync(join(projectRoot, 'dist', 'web', 'static', 'embed', 'v1.js'));
  const bytes = gzipSync(script, { level: 9 }).length;
  process.stdout.write(`/embed/v1.js: ${bytes} bytes compressed (wanted: at most 15360)\n`);
  expect(bytes).toBeLessThanOrEqual(15 * 1024);
  expect(script.toString()).not.toMatch(/https?:\/\/(?!www\.w3\.org\/)/);
});
