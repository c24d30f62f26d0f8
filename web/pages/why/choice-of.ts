import type { View } from '../../view';
import { measureNamed, type Of } from './measures';
import type { WhyChoice } from './read-why';

/** Which number an address asks about, all assignments or activities unless it says; null where there is none of that name. */
export function choiceOf(code: string, { own }: View): WhyChoice | null {
  const of: Of = own['of'] === 'plans' ? 'plans' : 'decisions';
  const usual = of === 'plans' ? 'ACTIVITIES' : 'ASSIGNMENTS';
  const measure = own['measure'] === undefined ? usual : measureNamed(of, own['measure']);
  if (measure === null) return null;
  return {
    code,
    of,
    measure,
    scope: own['scope'] === 'SELF' ? 'SELF' : 'SUBTREE',
    after: own['after'] ?? null,
  };
}
