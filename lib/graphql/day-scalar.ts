import { GraphQLScalarType, Kind } from 'graphql';
import { toLatinDigits } from '../bangla/digits';
import { fail } from '../errors';
import { isDay, type Day } from '../time/day';

/** The scalar `Date`: a calendar day in Dhaka. */
export const GraphQLDay = new GraphQLScalarType<Day, Day>({
  name: 'Date',
  description: 'A calendar day in Asia/Dhaka, as YYYY-MM-DD (তারিখ). Bangla digits are understood.',
  serialize: (value) => String(value),
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : ''),
});

function readDay(value: unknown): Day {
  const day = toLatinDigits(String(value)).trim();
  if (!isDay(day)) throw fail('BAD_DAY', { value: String(value).slice(0, 40) });
  return day;
}
