import { GraphQLScalarType, Kind } from 'graphql';
import { toLatinDigits } from '../bangla/digits';
import { fail } from '../errors';
import { isDay, type Day } from '../time/day';

/** The scalar `Date`: a calendar day in Dhaka. */
export const GraphQLDay = new GraphQLScalarType<Day, Day>({
  name: 'Date',
  description:
    'A calendar day in Asia/Dhaka, as YYYY-MM-DD (তারিখ), from 1900 to 2199. Bangla digits are understood.',
  serialize: (value) => String(value),
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : ''),
});

function readDay(value: unknown): Day {
  const day = toLatinDigits(String(value)).trim();
  if (!isDay(day)) throw fail('BAD_DAY', { value: String(value).slice(0, 40) });
  if (day < FIRST_DAY || day > LAST_DAY)
    throw fail('BAD_INPUT', { reason: `${day} lies outside the years 1900 to 2199; check the year.` });
  return day;
}

/** A year beyond these is a slip of the pen, and no day is so far off that a day after it is hard to write. */
const FIRST_DAY: Day = '1900-01-01';
const LAST_DAY: Day = '2199-12-31';
