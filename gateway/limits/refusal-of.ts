import { type GraphQLError } from 'graphql';
import { fail } from '../../lib/errors';

/** Bounds that the parser, a rule of validation or the planner keeps by itself, behind those of admit.ts. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^Syntax Error: Document contains more tha[nt] \d+ tokens/, 'more words and signs than are read'],
  [/^Number of .*selections exceeds limit/, 'too many selections on types of many kinds'],
  [/^Validation aborted/, 'too many fields of the same name to compare'],
  [/^Too many validation errors/, 'more faults than are worth listing'],
  [/^(Syntax Error: )?Maximum call stack size exceeded/, 'too deep nesting'],
];

/** The coded refusal that stands for an error by which something behind the limits enforced its own. */
export function refusalOf(error: unknown): GraphQLError | undefined {
  if (!(error instanceof Error)) return undefined;
  const reason = REASONS.find(([pattern]) => pattern.test(error.message))?.[1];
  return reason ? fail('QUERY_TOO_LARGE', { reason }) : undefined;
}
