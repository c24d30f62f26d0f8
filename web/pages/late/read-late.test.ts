import { readView } from '../../view';
import { choiceOf } from './read-late';

const choice = (query: string) => choiceOf(readView(new URLSearchParams(query)));
const usual = { kind: 'decisions', reason: null, fiscalYear: null, archive: false };

test('an address that asks for nothing gets the decisions of this year and the last', () => {
  expect(choice('')).toEqual(usual);
  expect(choice('reason=NONSENSE&years=1&of=x')).toEqual(usual);
});

test('older years are asked for together, and a chosen year goes before that of the view', () => {
  expect(choice('years=older&fiscalYear=2023-24')).toEqual({ ...usual, archive: true });
  expect(choice('years=2022-23&fiscalYear=2023-24')).toEqual({ ...usual, fiscalYear: '2022-23' });
  expect(choice('fiscalYear=2023-24')).toEqual({ ...usual, fiscalYear: '2023-24' });
  expect(choice('years=recent&fiscalYear=2023-24')).toEqual(usual);
});

test('a reason counts only where such things can be late for it', () => {
  expect(choice('of=plans&reason=OCCURRENCE_MISSED')).toMatchObject({
    kind: 'plans',
    reason: 'OCCURRENCE_MISSED',
  });
  expect(choice('reason=OCCURRENCE_MISSED').reason).toBeNull();
});
