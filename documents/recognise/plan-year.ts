import { toLatinDigits } from '../../lib/bangla/digits';
import { fiscalYearOf, parseFiscalYear } from '../../lib/bangla/fiscal-year';
import { findDates } from '../../lib/bangla/dates';
import { looseKey } from '../../lib/bangla/loose-key';
import type { Day } from '../../lib/time/day';
import type { Findings } from './paper-findings';
import { isSubject } from './paper-kind';
import type { PaperLine } from './paper-lines';
import { beginsLike, phrase } from './words';

/**
 * The fiscal year that a plan is for: stated in its title or subject, else the one its text names most,
 * else the one in which its dates lie. Null, with an ERROR finding, where nothing tells.
 */
export function planYear(
  lines: readonly PaperLine[],
  title: PaperLine | null,
  issuedOn: Day | null,
  findings: Findings,
): string | null {
  const heads = lines.filter(
    (line) => line === title || isSubject(line.text) || (line.cells <= 2 && namesYear(line.text)),
  );
  const stated = heads.flatMap((line) => yearsIn(line.text).map((year) => ({ year, line })));
  const [first] = stated;
  if (first) {
    const other = stated.find(({ year }) => year !== first.year);
    if (other)
      findings.add('FISCAL_YEARS_DISAGREE', {
        line: other.line.line,
        raw: other.line.text,
        field: 'fiscalYear',
        values: { year: first.year, other: other.year },
      });
    return first.year;
  }
  const place = { line: title?.line ?? 1, raw: title?.text ?? '', field: 'fiscalYear' };
  const [mentioned] = mostFrequent(lines.flatMap((line) => yearsIn(line.text)));
  const dated = mostFrequent(
    lines
      .filter((line) => line.cells > 2)
      .flatMap((line) => findDates(line.text).map((date) => fiscalYearOf(date.to))),
  )[0];
  const year = mentioned ?? dated ?? (issuedOn === null ? undefined : fiscalYearOf(issuedOn));
  if (year === undefined) {
    findings.add('FISCAL_YEAR_MISSING', place);
    return null;
  }
  findings.add('FISCAL_YEAR_INFERRED', { ...place, values: { year } });
  return year;
}

/** The fiscal years named in a text: "২০১৭-১৮", "২০১৭-২০১৮". */
export function yearsIn(text: string): string[] {
  return [...toLatinDigits(text).matchAll(/(?<![\d./-])\d{4} ?[-–—/] ?(?:\d{4}|\d{2})(?![\d./])/g)]
    .map((match) => parseFiscalYear(match[0]))
    .filter((year): year is string => year !== null);
}

/** "অর্থবছর: ২০২২-২০২৩" on a line of its own, below the title. */
function namesYear(text: string): boolean {
  return text.length <= 60 && YEAR_LABELS.some((label) => beginsLike(looseKey(text), label));
}

const YEAR_LABELS = ['অর্থবছর', 'অর্থ বছর'].map(phrase);

function mostFrequent(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}
