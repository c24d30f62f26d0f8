import { type GraphQLError } from 'graphql';
import { fail } from '../../lib/errors';

/** Counted by the parser, so that the rest of a bomb is not even read. The fixed roll-up query has about 190. */
export const MAX_TOKENS = 2000;

/** Fields and fragments after every fragment is unfolded; the roll-up query has about 100. */
export const MAX_SELECTIONS = 1000;

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^Syntax Error: Document contains more tha[nt] \d+ tokens/, `more than ${MAX_TOKENS} tokens`],
  [
    /recursively requests too many selections/,
    `more than ${MAX_SELECTIONS} selections with all fragments unfolded`,
  ],
  [/^Number of .*selections exceeds limit/, 'too many selections on types of many kinds'],
  [/^Too many validation errors/, 'more faults than are worth listing'],
  [/^(Syntax Error: )?Maximum call stack size exceeded/, 'too deep nesting'],
];

/** The coded refusal that stands for an error by which the parser, a rule or the planner enforced a limit. */
export function refusalOf(error: unknown): GraphQLError | undefined {
  if (!(error instanceof Error)) return undefined;
  const reason = REASONS.find(([pattern]) => pattern.test(error.message))?.[1];
  return reason ? fail('QUERY_TOO_LARGE', { reason }) : undefined;
}
