import type { Parameter, SavedQuery } from '../saved-query';
import { readParameters } from './saved-query-parameters';

const parameter = (name: string, kind: Parameter['kind'], more: Partial<Parameter> = {}): Parameter => ({
  name,
  type: '',
  kind,
  isList: false,
  isRequired: false,
  values: [],
  example: null,
  bn: '',
  en: `what ${name} is`,
  ...more,
});

const query: SavedQuery = {
  name: 'any',
  role: 'PUBLIC',
  bn: '',
  en: '',
  text: '',
  parameters: [
    parameter('code', 'TEXT', { isRequired: true }),
    parameter('first', 'WHOLE_NUMBER'),
    parameter('least', 'NUMBER'),
    parameter('overdue', 'YES_OR_NO'),
    parameter('asOf', 'DAY'),
    parameter('status', 'ONE_OF', { values: ['OPEN', 'DONE'], isList: true }),
  ],
};
const read = (address: string) => readParameters(query, new URLSearchParams(address));

test('each parameter becomes a variable of its type; what is empty is left out', () => {
  expect(read('code=50&first=20&least=0.5&overdue=false&asOf=2024-02-29&status=OPEN,DONE')).toEqual({
    variables: {
      code: '50',
      first: 20,
      least: 0.5,
      overdue: false,
      asOf: '2024-02-29',
      status: ['OPEN', 'DONE'],
    },
  });
  expect(read('code=50&first=&status=OPEN')).toEqual({ variables: { code: '50', status: ['OPEN'] } });
});

test('numbers and days may be written in Bangla digits', () => {
  expect(read('code=৫০&first=২০&asOf=২০২৪-০২-২৯')).toEqual({
    variables: { code: '৫০', first: 20, asOf: '2024-02-29' },
  });
});

test.each([
  ['', 'code', 'is missing: what code is'],
  ['code=50&first=many', 'first', 'must be a whole number'],
  ['code=50&first=1e3', 'first', 'must be a whole number'],
  ['code=50&least=NaN', 'least', 'must be a number'],
  ['code=50&overdue=yes', 'overdue', 'must be true or false'],
  ['code=50&asOf=2023-02-29', 'asOf', 'must be a day, written 2024-02-29'],
  ['code=50&status=OPEN,LOST', 'status', 'must be one of OPEN, DONE, or several with commas between them'],
  ['code=50&cod=50', 'cod', 'is not one of this query: it has code, first, least, overdue, asOf, status'],
  ['code=50&code=51', 'code', 'is given twice; of a list write the values with commas between them'],
  [`code=${'5'.repeat(301)}`, 'code', 'must be a text of at most 300 letters'],
  ['code=50&__proto__=1', '__proto__', expect.stringContaining('is not one of this query')],
])('%j is refused with the parameter and what it must be', (address, name, reason) => {
  expect(read(address)).toEqual({ bad: { name, reason } });
});
