import { z } from 'zod';
import { fail } from '../../lib/errors';
import { ACT_FIELDS, mutationOf } from '../submit/act-of';
import { isWritten, type Outcome } from '../submit/told-paper';
import { askAs, type Visitor } from './visitor';

const confirmed = z.strictObject({
  mutation: z.enum(ACT_FIELDS),
  input: z.record(z.string(), z.unknown()),
});

/** Sends a paper to the hub as a person has confirmed it: all of it, or none. Its `requestId` makes a repeat safe. */
export async function confirmPaper(
  visitor: Visitor,
  body: unknown,
): Promise<{ readonly outcome: Outcome; readonly written: boolean }> {
  const read = confirmed.safeParse(body);
  if (!read.success)
    throw fail('BAD_INPUT', {
      reason: `Send {"mutation": …, "input": {…}} as POST /papers/read gave them; mutation is one of ${ACT_FIELDS.join(', ')}.`,
    });
  const { mutation, input } = read.data;
  const data = (await askAs(visitor)(mutationOf(mutation), { input })) as Record<
    string,
    { outcome: Outcome }
  >;
  const outcome = data[mutation]?.outcome;
  if (!outcome) throw new Error(`${mutation} was answered without an outcome.`);
  return { outcome, written: isWritten(outcome) };
}
