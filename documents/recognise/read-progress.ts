import { toLatinDigits } from '../../lib/bangla/digits';
import { looseKey } from '../../lib/bangla/loose-key';
import type { ProgressReading, ProgressStatus } from './paper-reading';
import { STATUS_RULES, type StatusRule } from './status-rules';

/** What a cell of progress says, by the published rules; a continuing decision is never done for good. */
export function readProgress(
  text: string,
  isContinuing: boolean,
): ProgressReading & { readonly understood: boolean; readonly heldBack: boolean } {
  const shown = text.trim();
  const none = {
    status: 'NONE' as const,
    statusBasis: null,
    rule: 'nothing-reported',
    percent: null,
    text: shown,
  };
  if (!/[\p{L}\p{N}]/u.test(shown)) return { ...none, understood: true, heldBack: false };
  const key = looseKey(shown);
  const percent = percentIn(shown);
  const rule = STATUS_RULES.find((candidate) => applies(candidate, key));
  if (rule?.status === 'NONE') return { ...none, understood: true, heldBack: false };
  let status: ProgressStatus = rule?.status ?? 'IN_PROGRESS';
  let basis: 'STATED' | 'INFERRED' = rule?.basis ?? 'INFERRED';
  let name = rule?.name ?? 'not-understood';
  if (percent === 100 && (!rule || rule.name === 'something-was-done'))
    [status, basis, name] = ['IMPLEMENTED', 'STATED', 'hundred-percent'];
  else if (percent !== null && percent > 0 && percent < 100 && status !== 'DROPPED')
    [status, basis, name] = ['IN_PROGRESS', 'STATED', 'percent'];
  else if (percent === 0) [status, basis, name] = ['NOT_STARTED', 'STATED', 'percent'];
  const figures = rule === undefined && percent === null && FIGURES.test(shown);
  if (figures)
    [status, basis, name] = [/[১-৯1-9]/.test(shown) ? 'IN_PROGRESS' : 'NOT_STARTED', 'INFERRED', 'figures'];
  const heldBack = isContinuing && status === 'IMPLEMENTED';
  return {
    status: heldBack ? 'IN_PROGRESS' : status,
    statusBasis: basis,
    rule: name,
    percent,
    text: shown,
    understood: rule !== undefined || percent !== null || figures,
    heldBack,
  };
}

/** Nothing but numbers, as in the row of what was achieved beside the row of targets. */
const FIGURES = /^[০-৯0-9.,|/ –-]+$/;

/** The one percentage of a text, from 0 to 100; null where there is none or several. */
function percentIn(text: string): number | null {
  const found = [...toLatinDigits(text).matchAll(/(?<![\d.])(\d{1,3})(?:\.\d{1,2})? ?(?:%|শতাংশ|ভাগ)/g)].map(
    (match) => Number(match[1]),
  );
  if (/শতভাগ/.test(text)) found.push(100);
  const [only] = found;
  return found.length === 1 && only !== undefined && only <= 100 ? only : null;
}

interface FoldedRule {
  readonly words: readonly string[];
  readonly unless: readonly string[];
}

const FOLDED = new Map<StatusRule, FoldedRule>(
  STATUS_RULES.map((rule) => [
    rule,
    { words: rule.words.map(folded), unless: (rule.unless ?? []).map(folded) },
  ]),
);

function folded(words: string): string {
  return looseKey(words) + (words.endsWith('$') ? '$' : '');
}

function applies(rule: StatusRule, key: string): boolean {
  const { words, unless } = FOLDED.get(rule) ?? { words: [], unless: [] };
  if (rule.alone) return words.includes(key);
  const text = ` ${key}$`;
  const has = (wanted: string): boolean =>
    text.includes(` ${wanted}`) || (wanted.length > 12 && text.includes(wanted));
  return words.some(has) && !unless.some(has);
}
