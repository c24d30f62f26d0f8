import { readFacts } from '../seeding/facts';
import { SearchIndex } from './search-index';

const facts = readFacts().areas;
const index = new SearchIndex(facts);

test('every area is found best by its own name, in either script and in any case', () => {
  for (const { id, nameEn, nameBn } of facts) {
    for (const text of [nameEn, nameEn.toUpperCase(), nameBn, nameBn.normalize('NFD')]) {
      expect(index.find(text).ranks.get(id)).toBe(0);
    }
  }
});

test('a name with one letter wrong still finds its area, for names of four letters and more', () => {
  const missed = facts.filter(({ id, nameEn }) => {
    const joined = nameEn.replace(/\W/g, '');
    if (joined.length < 5) return false;
    const slip = `${joined.slice(0, 2)}z${joined.slice(3)}`;
    return !index.find(slip).ranks.has(id);
  });
  expect(missed.map(({ nameEn }) => nameEn)).toEqual([]);
});

test('what is no name finds nothing', () => {
  expect(index.find('!!!').ranks.size).toBe(0);
  expect(index.find('qqqqqqqqqqqq').ranks.size).toBe(0);
});

test('a level at the end is told beside the name; alone it is a name', () => {
  expect(index.find('Rangpur Division').level).toBe('DIVISION');
  expect(index.find('রংপুর জেলা').level).toBe('DISTRICT');
  expect(index.find('Division').level).toBeNull();
});
