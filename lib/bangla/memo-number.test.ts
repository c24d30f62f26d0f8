import fc from 'fast-check';
import { toBanglaDigits } from './digits';
import { findMemoNumbers, formatMemoNumber, isSameMemo, parseMemoNumber } from './memo-number';

const read = (text: string) => {
  const memo = parseMemoNumber(text);
  if (!memo) throw new Error(`no memo number in ${text}`);
  return memo;
};

test('the form of 2014 is seven groups and a serial, with any separator and either digits', () => {
  for (const text of [
    '০৫.৪৩.৩৮০০.০১৫.৯৯.০০২.১৯- ৯৭২',
    '05-43-3800-015-99-002-19/972',
    '০5.43.৩৮০০.০১৫.৯৯.০০২.১৯.৯৭২',
  ]) {
    expect(read(text)).toMatchObject({
      form: '2014',
      geo: '3800',
      serial: '972',
      isComplete: true,
      isIrregular: false,
    });
    expect(formatMemoNumber(read(text))).toBe('05.43.3800.015.99.002.19.972');
  }
});

test('the form of 2024 is eight groups and a serial', () => {
  expect(read('০৫.৪৩.৫০৭৬.০০০.০২১.০৬.০০০৭.২৫.১১৮')).toMatchObject({
    form: '2024',
    geo: '5076',
    serial: '118',
    isComplete: true,
  });
  expect(read('০৫.৪৩.৫০৭৬.০০০.০২১.০৬.০০০৭.২৫.')).toMatchObject({
    form: '2024',
    serial: null,
    isComplete: false,
  });
});

test('a blank serial makes a number incomplete, and never the same as another', () => {
  const blank = read('০৫.৩০.৫৯৪৪.৯৮.০০১.০০২.১৬-');
  expect(blank).toMatchObject({
    form: '2014',
    geo: '5944',
    serial: null,
    isComplete: false,
    isIrregular: true,
  });
  expect(isSameMemo(blank, blank)).toBe(false);
});

test('a year of four digits is the same paper as with two', () => {
  const long = read('০৫.৫৫.৯৪০০.০১২.০১.০০২.২০১৬.৬৬');
  expect(long).toMatchObject({ form: '2014', geo: '9400', serial: '66', isIrregular: true });
  expect(isSameMemo(long, read('05.55.9400.012.01.002.16-66'))).toBe(true);
  expect(isSameMemo(long, read('05.55.9400.012.01.002.16-67'))).toBe(false);
});

test('a copy list is no part of the number', () => {
  const memo = read('০৫.৫৫.২৭০০.০২৫.১৩.০০২.১৮.৮৯/১(৭)');
  expect(memo.copies).toEqual({ list: 1, count: 7 });
  expect(isSameMemo(memo, read('০৫.৫৫.২৭০০.০২৫.১৩.০০২.১৮.৮৯'))).toBe(true);
});

test('groups that lost their separators are cut by the widths of the form', () => {
  expect(formatMemoNumber(read('০৫৪৩৬৯০০০২৩০৬০০২১৬.৭৩'))).toBe('05.43.6900.023.06.002.16.73');
  expect(formatMemoNumber(read('০৫ ৪৩ ৬৯০০ ০২৩ ০৬ ০০২ ১৬.৭৩'))).toBe('05.43.6900.023.06.002.16.73');
});

test('a date behind the number is no part of it', () => {
  expect(read('০৫.৪২.১৩০০.০১৪.১৬.০০১.২৩.৩৩০ ২২ ফাল্গুন ১৪২৯')).toMatchObject({
    raw: '০৫.৪২.১৩০০.০১৪.১৬.০০১.২৩.৩৩০',
    serial: '330',
  });
  expect(read('০৫.৪২.১৩০০.০১৪.১৬.০০১.২৩.৩৩০ ০৭.০৩.২০২৩').raw).toBe('০৫.৪২.১৩০০.০১৪.১৬.০০১.২৩.৩৩০');
});

test('numbers are found inside sentences, and nothing else is taken for one', () => {
  const text = 'গত ০২ জুলাই, ২০১৭ তারিখের ০৪.০০.০০০০.৮৩১.৪৫.০০৪.১৭.২১২ নং স্মারক';
  expect(findMemoNumbers(text).map((memo) => memo.raw)).toEqual(['০৪.০০.০০০০.৮৩১.৪৫.০০৪.১৭.২১২']);
  expect(findMemoNumbers('২০/০২/২০২৩ ১ ২ ৩ ৪ ৫ ৬ ৭ ৮ ০২৫৮৯৯১৫০৭৫ ২০২২-২০২৩ ২৫/০৯/২০১৭ ১২/০৬/২০১৮')).toEqual(
    [],
  );
});

const WIDTHS = { '2014': [2, 2, 4, 3, 2, 3, 2], '2024': [2, 2, 4, 3, 3, 2, 4, 2] } as const;
const digits = (width: number) =>
  fc.integer({ min: 0, max: 10 ** width - 1 }).map((value) => String(value).padStart(width, '0'));
const numbers = fc.constantFrom('2014' as const, '2024' as const).chain((form) =>
  fc.record({
    form: fc.constant(form),
    segments: fc.tuple(...WIDTHS[form].map(digits)),
    serial: fc.integer({ min: 1, max: 9_999 }).map(String),
    mark: fc.constantFrom('.', '-', '–', '/', '. ', ' - ', ','),
    script: fc.constantFrom(toBanglaDigits, String),
  }),
);

test('any number of either form is read as it was written, with any separator and either digits', () => {
  fc.assert(
    fc.property(numbers, ({ form, segments, serial, mark, script }) => {
      const memo = read(`স্মারক নং ${script([...segments, serial].join(mark))} তারিখ`);
      expect(memo).toMatchObject({ form, segments, serial, isComplete: true, isIrregular: false });
      expect(memo.geo).toBe(segments[2]);
      expect(formatMemoNumber(memo)).toBe([...segments, serial].join('.'));
      expect(read(formatMemoNumber(memo))).toMatchObject({ form, segments, serial });
    }),
  );
});

test('a blank serial is none, in either form', () => {
  fc.assert(
    fc.property(numbers, ({ form, segments, mark, script }) => {
      const memo = read(`${script(segments.join(mark))}${mark.trim()} `);
      expect(memo).toMatchObject({ form, segments, serial: null, isComplete: false });
    }),
  );
});

test('a year of four digits and a copy list change nothing of what identifies the paper', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 40 }), ({ segments, serial, script }, copies) => {
      const plain = read([...segments, serial].join('.'));
      const long = [...segments.slice(0, -1), `20${segments.at(-1) ?? ''}`, serial].join('.');
      const copied = read(script(`${long}/1(${copies})`));
      expect(copied.copies).toEqual({ list: 1, count: copies });
      expect(isSameMemo(plain, copied)).toBe(true);
    }),
  );
});

test('two groups that changed places leave the form, the place and the serial', () => {
  expect(read('০৫.৪৩.৩৮০০.৯৯.০১৫.০০২.১৯.৯৭২')).toMatchObject({
    form: '2014',
    geo: '3800',
    serial: '972',
    isComplete: true,
    isIrregular: true,
  });
  expect(read('০৫.৪৩.৫০৭৬.০০০.০৬.০২১.০০০৭.২৫.১১৮')).toMatchObject({
    form: '2024',
    geo: '5076',
    serial: '118',
    isIrregular: true,
  });
});
