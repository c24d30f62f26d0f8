import { knownAreas } from '../known-areas';
import type { KnownArea } from './area-directory';
import { bindings } from './binding';

const directory = knownAreas();
const area = (code: string): KnownArea => {
  const found = directory.byCodeOf(code);
  if (!found) throw new Error(code);
  return found;
};
const binds = (implementer: string, code: string): unknown[] =>
  bindings(implementer, area(code), directory).map(({ scope, areas }) =>
    areas.length > 0 ? [scope, ...areas] : scope,
  );

test('in a meeting of a division "all" deputy commissioners are all districts', () => {
  for (const words of [
    'জেলা প্রশাসক (সকল)',
    'সকল জেলা প্রশাসক, রাজশাহী বিভাগ',
    'জেলা প্রশাসকগণ',
    'জেলা প্রশাসক(সকল)।',
  ])
    expect(binds(words, '50')).toEqual(['ALL_DISTRICTS']);
});

test('"all" upazila officers are all upazilas, of the division or of the district that meets', () => {
  expect(binds('উপজেলা নির্বাহী অফিসার (সকল)', '50')).toEqual(['ALL_UPAZILAS']);
  expect(binds('উপজেলা নির্বাহী অফিসার (সকল), নাটোর', '5069')).toEqual(['ALL_UPAZILAS']);
});

test('"all" upazila officers of one district, in a meeting of the division, are the upazilas of that district', () => {
  expect(binds('উপজেলা নির্বাহী অফিসার (সকল), জয়পুরহাট', '50')).toEqual([
    ['AREAS', '503813', '503847', '503858', '503861', '503874'],
  ]);
});

test('a named office binds its own area, several that share a post bind each', () => {
  expect(binds('জেলা প্রশাসক, নাটোর', '50')).toEqual([['AREAS', '5069']]);
  expect(binds('জেলা প্রশাসক, পাবনা ও জেলা প্রশাসক, বগুড়া', '50')).toEqual([['AREAS', '5076', '5010']]);
  expect(binds('জেলা প্রশাসক, দিনাজপুর/গাইবান্ধা', '55')).toEqual([['AREAS', '5527', '5532']]);
  expect(binds('উপজেলা নির্বাহী অফিসার, সিংড়া', '5069')).toEqual([['AREAS', '506991']]);
});

test('two sets in one sentence bind both', () => {
  expect(binds('১। জেলা প্রশাসক (সকল) ২। উপজেলা নির্বাহী অফিসার (সকল)', '55')).toEqual([
    'ALL_DISTRICTS',
    'ALL_UPAZILAS',
  ]);
  expect(binds('জেলা প্রশাসক (সকল) ও বিভাগীয় ইনোভেশন টিম', '50')).toEqual(['ALL_DISTRICTS', 'OWN']);
});

test('teams, heads of office and the own office bind the area of the meeting', () => {
  for (const words of [
    'সংশ্লিষ্ট দপ্তর প্রধান (সকল), নাটোর।',
    'ইনোভেশন টিম',
    'জেলা প্রশাসক, নাটোর',
    'সহকারী কমিশনার (আইসিটি)',
    'সকল অফিস প্রধান',
    '',
  ])
    expect(binds(words, '5069')).toEqual(['OWN']);
});

test('a namesake elsewhere is not bound', () => {
  expect(binds('উপজেলা নির্বাহী অফিসার, পীরগঞ্জ', '5594')).toEqual([['AREAS', '559482']]);
  expect(binds('উপজেলা নির্বাহী অফিসার, পীরগঞ্জ', '5585')).toEqual([['AREAS', '558576']]);
});
