import { groupWord, searchedWords, searchKey } from './search-key';

test('what is searched is found whatever keyboard or case wrote it, in either script of digits', () => {
  const key = searchKey('Training (১২) দিন', null, 'জেলা প্রশাসক');
  for (const searched of ['TRAINING', 'training ১২', '12 দিন', 'প্রশাসক train'])
    expect(searchedWords(searched, 'text').every((word) => key.includes(word))).toBe(true);
  expect(key.includes(searchedWords('প্রশাসন', 'text')[0] ?? '')).toBe(false);
});

test('a telephone number or mail address is in no key, so that no search tells a digit of it', () => {
  const text = 'যোগাযোগ: ০১৭১২৩৪৫৬৭৮, dc@example.org';
  expect(searchKey(text)).not.toMatch(/17|example|dc/);
  expect(groupWord(text)?.label).toBe('যোগাযোগ: […], […]');
});

test('what says nothing has no key, and what is long is cut between characters', () => {
  expect([groupWord(null), groupWord(' -- ')]).toEqual([null, null]);
  expect([...(groupWord('𝒂'.repeat(300))?.label ?? '')]).toHaveLength(200);
});

test.each(['', '  ', '%_--', 'x'.repeat(101)])('the search for %j is refused', (text) => {
  expect(() => searchedWords(text, 'text')).toThrow('text must have 1 to 100 characters');
});
