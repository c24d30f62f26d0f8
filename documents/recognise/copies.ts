import { parseDate } from '../../lib/bangla/dates';
import { looseKey } from '../../lib/bangla/loose-key';
import type { Findings } from './paper-findings';
import { leadingNumber } from './item-number';
import type { PaperLine } from './paper-lines';
import { isPost, withoutContacts } from './signatures';
import { beginsLike, holdsLike, phrase } from './words';

/**
 * The receivers of copies, one entry each, as written: the numbered lines under "অনুলিপি". A receiver
 * left blank for the pen ("……, নাটোর") counts, with a finding.
 */
export function copiesTo(lines: readonly PaperLine[], findings: Findings): string[] {
  const numbered: { text: string; line: number }[] = [];
  const plain: { text: string; line: number }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const heading = lines[at];
    if (!heading || !isCopyHeading(heading.text)) continue;
    let inNumbers = false;
    for (at += 1; at < lines.length; at += 1) {
      const line = lines[at];
      if (!line || isCopyHeading(line.text)) break;
      const item = copyNumber(line.text);
      if (item !== null) {
        inNumbers = true;
        numbered.push({ text: item, line: line.line });
      } else if (inNumbers && !line.afterGap && !isPost(line.text)) {
        const last = numbered.at(-1);
        if (last) last.text = `${last.text} ${line.text}`.trim();
      } else if (
        !inNumbers &&
        plain.length < 60 &&
        !(line.afterGap && plain.length > 0) &&
        !/^[০-৯0-9./ -]+$/.test(line.text)
      ) {
        plain.push({ text: line.text, line: line.line });
      } else break;
    }
    at -= 1;
  }
  const copies = numbered.length > 0 ? numbered : plain;
  for (const { text, line } of copies)
    if (/[.…]{3,}|^[,.।\s]/.test(text)) findings.add('RECEIVER_BLANK', { line, raw: text, field: 'copyTo' });
  return copies.map(({ text }) => withoutContacts(text));
}

/** The words of a numbered receiver; a cell of a table gives number and words too. */
function copyNumber(text: string): string | null {
  if (parseDate(text)) return null;
  const numbered = leadingNumber(text);
  if (numbered) return numbered.rest;
  const loose = /^[০-৯0-9]{1,2} +(\S.*)$/.exec(text);
  return loose?.[1] ?? null;
}

function isCopyHeading(text: string): boolean {
  if (text.length > 140) return false;
  const key = looseKey(text);
  return (
    HEADINGS.some((heading) => beginsLike(key, heading)) ||
    (holdsLike(key, COPY) && /[:ঃ-]$/.test(text.trim()))
  );
}

const COPY = phrase('অনুলিপি');
const HEADINGS = ['অনুলিপি', 'সদয় অবগতি ও কার্যার্থে অনুলিপি', 'বিতরণ', 'কার্যার্থে বিতরণ'].map(phrase);
