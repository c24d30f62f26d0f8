import { Kind, parse } from 'graphql';
import { readSupergraph } from '../supergraph';
import { MAX_ROWS, rowCounter } from './list-rows';

const rowsOf = rowCounter(readSupergraph());

function rows(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return rowsOf(document, operation, variables);
}

describe('the entries of lists within lists', () => {
  test('a short walk up and down the tree, again and again, is beyond what is answered', () => {
    expect(rows('{ area(code: "559408") { ancestors { descendants { code } } } }')).toBe(4 + 4 * 568);
    expect(
      rows('{ area(code: "559408") { ancestors { descendants { ancestors { descendants { code } } } } } }'),
    ).toBeGreaterThan(MAX_ROWS);
  });

  test('lists of lists of lists are beyond it too, whether pages are asked as a number, a variable or by default', () => {
    const nest = (first: string) =>
      `query ($n: Int = 500) { assignments${first} { edges { node { area { assignments${first} { edges { node { area { assignments${first} { edges { node { id $n } } } } } } } } } } } }`;
    const asked = nest('(first: $n)').replace('{ id $n }', '{ id }');
    expect(rows(asked)).toBeGreaterThan(MAX_ROWS);
    expect(rows(asked, { n: 10 })).toBe(10 + 100 + 1000);
    expect(rows(nest('(first: 500)').replace('{ id $n }', '{ id }'))).toBeGreaterThan(MAX_ROWS);
    expect(rows(nest('').replace('{ id $n }', '{ id }'))).toBe(20 + 400 + 8000);
  });

  test('fragments and aliases count as what they stand for', () => {
    const two = '{ a: area(code: "50") { ...C } b: area(code: "55") { ... on Area { ...C } } }';
    expect(rows(`${two} fragment C on Area { children { children { code } } }`)).toBe(2 * (17 + 17 * 17));
  });

  test('the roll-up of the country, all of it, is far within', () => {
    const query =
      '{ area(code: "BD") { children { children { children { planProgress(fiscalYear: "2023-24") { asOf } } } } } }';
    expect(rows(query)).toBeLessThan(MAX_ROWS / 50);
  });
});
