import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root';
import { fromBijoy, isBijoyFont } from './bijoy';
import { toBijoy } from './testing/to-bijoy';

test.each([
  // Signs that stand before their letter, and around it.
  ['wk¶v', 'শিক্ষা'],
  ['†Rjv cÖkvmK', 'জেলা প্রশাসক'],
  ['†Kv‡bv', 'কোনো'],
  ['‰eVK', 'বৈঠক'],
  ['†KŠkj', 'কৌশল'],
  ['†PŠayix', 'চৌধুরী'],
  // Conjuncts: whole, and of two halves.
  ['wm×všÍ', 'সিদ্ধান্ত'],
  ['wm×vš—', 'সিদ্ধান্ত'],
  ['gš¿Yvjq', 'মন্ত্রণালয়'],
  ['ev¯Íevqb', 'বাস্তবায়ন'],
  ['e¨e¯’v', 'ব্যবস্থা'],
  ['¯^vÿi', 'স্বাক্ষর'],
  ['M„nxZ', 'গৃহীত'],
  ['¸iæZ¡c~Y©', 'গুরুত্বপূর্ণ'],
  ['cÖwZôvb', 'প্রতিষ্ঠান'],
  ['Dcw¯’wZ', 'উপস্থিতি'],
  ['evsjv‡`k', 'বাংলাদেশ'],
  ['m¤ú` I m¤§vb', 'সম্পদ ও সম্মান'],
  ['e½eÜz', 'বঙ্গবন্ধু'],
  ['Drme Pvu`', 'উৎসব চাঁদ'],
  // The reph behind its letter, under signs before and behind.
  ['Kvh©vjq', 'কার্যালয়'],
  ['Kvh©weeiYx', 'কার্যবিবরণী'],
  ['wbe©vnx', 'নির্বাহী'],
  ['Kg©KZ©v', 'কর্মকর্তা'],
  ['A‡_©i A_©eQi', 'অর্থের অর্থবছর'],
  ['Av‡jvP¨m~Px', 'আলোচ্যসূচী'],
  // Ya-phala below র is not a reph.
  ['i¨ve I m~h©', 'র‍্যাব ও সূর্য'],
  // Digits, dates and marks.
  ['ZvwiL: 22/10/2023 wLª.', 'তারিখ: ২২/১০/২০২৩ খ্রি.'],
  ['1| Ôm`m¨-mwPeÕ Ges Òmfv|Ó', '১। ‘সদস্য-সচিব’ এবং “সভা।”'],
])('%s is %s', (bijoy, bangla) => {
  expect(fromBijoy(bijoy)).toBe(bangla.normalize('NFC'));
});

test('the same letters are known as Latin-1 controls and as symbols of a private font', () => {
  expect(fromBijoy('\x87Rjv')).toBe('জেলা');
  expect(fromBijoy('\uF087Rjv')).toBe('জেলা');
});

test('every sample paper comes back whole from Bijoy', () => {
  const folder = join(projectRoot, 'samples');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    // Latin letters mean something else in Bijoy, as they do in its font.
    const text = readFileSync(join(folder, file), 'utf8')
      .normalize('NFC')
      .replace(/[^\s\u0964\u0980-\u09FF.,:;/()-]/g, '');
    expect(fromBijoy(toBijoy(text))).toBe(text);
  }
});

test('any spoken syllables come back whole', () => {
  const consonant = fc.constantFrom(...'কখগঘচছজটঠডণতথদধনপফবভমলশসহ');
  const phala = fc.constantFrom('', '', '', '্য', '্র', '্ব');
  const sign = fc.constantFrom('', 'া', 'ি', 'ী', 'ু', 'ূ', 'ৃ', 'ে', 'ৈ', 'ো', 'ৌ');
  const reph = fc.constantFrom('', '', '', 'র্');
  const syllable = fc.tuple(reph, consonant, phala, sign).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1, maxLength: 6 }), (syllables) => {
      const word = syllables.join('').normalize('NFC');
      expect(fromBijoy(toBijoy(word))).toBe(word);
    }),
  );
});

test('fonts of the family are known by their names, Unicode fonts are not', () => {
  for (const name of [
    'SutonnyMJ',
    'ABCDEF+SutonnyMJ-Bold',
    'KarnaphuliMJ',
    'SutonnyOMJ,Bold',
    'TonnyBanglaMJ',
  ])
    expect([name, isBijoyFont(name)]).toEqual([name, true]);
  for (const name of ['Nikosh', 'NikoshBAN', 'SolaimanLipi', 'Kalpurush', 'Times New Roman', 'Vrinda'])
    expect([name, isBijoyFont(name)]).toEqual([name, false]);
});

test('a long run of signs is turned in time', () => {
  for (const piece of ['†', 'w&', 'K&', 'v¨', 'x©', 'i¨', '†K©v'])
    expect(fromBijoy(piece.repeat(100_000)).length).toBeGreaterThan(0);
}, 60_000);
