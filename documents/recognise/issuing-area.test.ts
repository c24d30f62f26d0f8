import { readString } from '../read/text';
import { knownAreas } from '../known-areas';
import type { PaperReading } from './paper-reading';
import { recognisePaper } from './recognise-paper';

const directory = knownAreas();
/** An order with just the parts that tell who issued it. */
const order = (head: string, signature = ''): PaperReading =>
  recognisePaper(
    readString(
      `${head}\n\nঅফিস আদেশ\n\nনিম্নরূপে ইনোভেশন টিম গঠন করা হলো:\n\nক্রম\tসদস্য\tপদ\n১\tপ্রধান\tসভাপতি\n২\tসহকারী\tসদস্য\n\n${signature}`,
    ),
    directory,
  );
const state = 'গণপ্রজাতন্ত্রী বাংলাদেশ সরকার';
const codes = ({ findings }: PaperReading): string[] => findings.map(({ code }) => code);

test('the level of the office chooses between namesakes', () => {
  expect(order(`${state}\nবিভাগীয় কমিশনারের কার্যালয়, রাজশাহী`).area).toBe('50');
  expect(order(`${state}\nজেলা প্রশাসকের কার্যালয়, রাজশাহী`).area).toBe('5081');
  expect(order(`${state}\nউপজেলা নির্বাহী অফিসারের কার্যালয়\nপীরগঞ্জ, রংপুর`).area).toBe('558576');
  expect(order(`${state}\nউপজেলা নির্বাহী অফিসারের কার্যালয়\nপীরগঞ্জ, ঠাকুরগাঁও`).area).toBe('559482');
});

test('a name of a division and its district is told where nothing says which is meant', () => {
  const paper = order('', '(স্বাক্ষরিত)\nসহকারী কমিশনার\nময়মনসিংহ');
  expect(paper.area).toBe('4561');
  expect(paper.findings.filter(({ code }) => code === 'AREA_LEVEL_DOUBTFUL')).toMatchObject([
    { severity: 'WARNING', raw: 'ময়মনসিংহ'.normalize('NFC') },
  ]);
  expect(codes(order(`${state}\nজেলা প্রশাসকের কার্যালয়, ময়মনসিংহ`))).not.toContain('AREA_LEVEL_DOUBTFUL');
});

test('a paper that one source alone places is taken, with a warning', () => {
  const paper = order(`${state}\nজেলা প্রশাসকের কার্যালয়, ভোলা`);
  expect(paper.area).toBe('1009');
  expect(codes(paper)).toContain('AREA_FROM_ONE_SOURCE');
});

test('memo number, letterhead and portal that disagree are told; most of them win', () => {
  const paper = order(
    `${state}\nজেলা প্রশাসকের কার্যালয়, নাটোর\nwww.natore.gov.bd\n\nস্মারক নং ০৫.৪৩.৩৮০০.০১৫.৯৯.০০২.১৯-৯৭২`,
  );
  expect(paper.area).toBe('5069');
  expect(paper.findings.filter(({ code }) => code === 'AREA_EVIDENCE_DISAGREES')).toMatchObject([
    { severity: 'WARNING', raw: '০৫.৪৩.৩৮০০.০১৫.৯৯.০০২.১৯-৯৭২' },
  ]);
});

test('two areas that are equally likely are none, and the paper is refused', () => {
  const paper = order(`${state}\nজেলা প্রশাসকের কার্যালয়, নাটোর\n\nস্মারক নং ০৫.৪৩.৩৮০০.০১৫.৯৯.০০২.১৯-৯৭২`);
  expect(paper.area).toBeNull();
  expect(paper.refusal).toMatchObject({ code: 'AREA_UNDETERMINED' });
});

test('a namesake without its district is not guessed', () => {
  const paper = order(`${state}\nউপজেলা নির্বাহী অফিসারের কার্যালয়, ফুলবাড়ী`);
  expect(paper.area).toBeNull();
  expect(paper.refusal?.code).toBe('AREA_UNDETERMINED');
});

test('a paper that names no area at all is refused', () => {
  expect(order(`${state}\nজেলা প্রশাসকের কার্যালয়`).refusal?.code).toBe('AREA_UNDETERMINED');
});

test('the addressee and the receivers of copies do not count as issuers', () => {
  const paper = order(
    `${state}\nজেলা প্রশাসকের কার্যালয়, নাটোর`,
    'বিভাগীয় কমিশনার\nরাজশাহী\n\nঅনুলিপি:\n১। জেলা প্রশাসক, পাবনা\n২। জেলা প্রশাসক, বগুড়া',
  );
  expect(paper.area).toBe('5069');
});

test('a letter of another kind is refused, with what the hub can read', () => {
  const paper = recognisePaper(readString('প্রিয় মহোদয়,\nআপনার পত্র পেয়েছি।\nধন্যবাদান্তে'), directory);
  expect(paper).toMatchObject({ kind: null, refusal: { code: 'KIND_UNKNOWN' }, items: [] });
});
