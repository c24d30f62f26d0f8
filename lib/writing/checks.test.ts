import { demand, demandBounds } from './checks';

const badInput = expect.objectContaining({ extensions: { code: 'BAD_INPUT' } }) as Error;

test('what any official paper holds is within bounds', () => {
  const decisions = Array.from({ length: 500 }, () => ({
    number: '১'.repeat(512),
    text: 'ক'.repeat(20_000),
  }));
  expect(() => {
    demandBounds({ decisions, memo: { rawText: 'ক'.repeat(2_000_000) }, publish: true, dueOn: null });
  }).not.toThrow();
});

test.each([
  ['a list', { items: Array.from({ length: 501 }, () => 'ক') }],
  ['a list in a list', { items: [{ parts: new Array(501).fill(1) }] }],
  ['a text', { items: [{ text: 'ক'.repeat(20_001) }] }],
  ['a text in a list', { copyTo: ['ক'.repeat(20_001)] }],
  ['the whole paper', { memo: { rawText: 'ক'.repeat(2_000_001) } }],
  ['a number', { number: '১'.repeat(513) }],
  ['a hash', { memo: { contentHash: 'f'.repeat(65) } }],
  ['a text that a database would cut', { items: [{ text: 'ক\0খ' }] }],
])('%s beyond that is refused with BAD_INPUT', (_, input) => {
  expect(() => {
    demandBounds(input);
  }).toThrow(badInput);
});

test('a refusal names the place in the input, and what to do', () => {
  expect(() => {
    demandBounds({ items: [{ text: '' }, { text: 'ক'.repeat(20_001) }] });
  }).toThrow('input.items[1].text is longer than 20000 characters.');
  expect(() => {
    demand(false, 'Give the day.');
  }).toThrow('Give the day.');
});
