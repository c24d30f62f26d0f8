import { operationIn, partsIn } from './asked';

test('an operation is a text, with an object of variables and a name, or without', () => {
  const query = '{ a }';
  expect(operationIn({ query, more: 1 })).toEqual({ query });
  expect(operationIn({ query, variables: null, operationName: null })).toEqual({
    ...{ query, variables: null, operationName: null },
  });
  const whole = { query, variables: { code: '55' }, operationName: 'A' };
  expect(operationIn(whole)).toEqual(whole);
});

test.each([
  ...[undefined, null, '', 'query', 5, true, [], [{ query: '{ a }' }], {}],
  ...[{ query: 5 }, { query: ['{ a }'] }, { query: null }],
  ...[5, 'x', true, []].map((variables) => ({ query: '{ a }', variables })),
  ...[5, {}, [], true].map((operationName) => ({ query: '{ a }', operationName })),
])('%j is no operation', (body) => {
  expect(operationIn(body)).toBeNull();
});

test('parts are at most 256 texts of at most 400 characters', () => {
  expect(partsIn({ parts: [] })).toEqual([]);
  const many = Array.from({ length: 256 }, () => 'x'.repeat(400));
  expect(partsIn({ parts: many })).toEqual(many);
  expect(partsIn({ parts: [...many, 'x'] })).toBeNull();
  expect(partsIn({ parts: ['x'.repeat(401)] })).toBeNull();
  for (const parts of [undefined, null, 'all', {}, { length: 1 }, [1], [null], [['all']]])
    expect(partsIn({ parts })).toBeNull();
  for (const body of [undefined, null, 'x', ['all']]) expect(partsIn(body)).toBeNull();
});
