import { findDates, type FoundDate } from '../../lib/bangla/dates';
import { looseKey } from '../../lib/bangla/loose-key';
import type { Day } from '../../lib/time/day';
import type { AreaDirectory, KnownArea } from './area-directory';
import type { Findings } from './paper-findings';
import { bodyLevel } from './issuing-area';
import type { PaperLine } from './paper-lines';
import { holds, phrase } from './words';

/** The day of the meeting that a report is about: the dates with "অনুষ্ঠিত … সভা" behind them. */
export function reportedMeetingDay(
  lines: readonly PaperLine[],
  taken: ReadonlySet<number>,
  findings: Findings,
): Day | null {
  const found = lines.flatMap((line): { date: FoundDate; line: number }[] => {
    if (taken.has(line.line) || line.cells > 2) return [];
    return findDates(line.text)
      .filter((date) => date.precision === 'DAY' && date.era === 'GREGORIAN')
      .filter((date) => isOfMeeting(line.text, date))
      .map((date) => ({ date, line: line.line }));
  });
  const [first] = found;
  if (!first) {
    findings.add('MEETING_DAY_MISSING', { line: lines[0]?.line ?? 1, raw: '', field: 'meetingOn' });
    return null;
  }
  if (!first.date.exact)
    findings.add('DATE_MISSPELT', {
      line: first.line,
      raw: first.date.raw,
      field: 'meetingOn',
      values: { day: first.date.from },
    });
  for (const other of found)
    if (other.date.from !== first.date.from)
      findings.add('MEETING_DAYS_DISAGREE', {
        line: other.line,
        raw: other.date.raw,
        field: 'meetingOn',
        values: { day: first.date.from, other: other.date.from },
      });
  return first.date.from;
}

/** Whose meeting it was: the area of the named level at or above the reporting one. */
export function reportedMeetingArea(
  lines: readonly PaperLine[],
  title: PaperLine | null,
  reporter: KnownArea | null,
  directory: AreaDirectory,
  findings: Findings,
): KnownArea | null {
  if (!reporter) return null;
  const about = [title, ...lines.filter((line) => line.cells <= 2 && holds(looseKey(line.text), MEETING))];
  const level = about.map((line) => bodyLevel(line?.text ?? '')).find((found) => found !== null);
  const found = directory.lineage(reporter).find((area) => area.level === level);
  if (found) return found;
  findings.add('MEETING_AREA_UNDETERMINED', {
    line: title?.line ?? 1,
    raw: title?.text ?? '',
    field: 'meetingArea',
  });
  return directory.byCodeOf(reporter.parentCode) ?? reporter;
}

function isOfMeeting(text: string, date: FoundDate): boolean {
  const after = looseKey(text.slice(date.end, date.end + 90));
  const words = after.split(' ').slice(0, 8);
  return (
    holds(after, HELD) || (beginsWithDateWord(after) && words.some((word) => word.startsWith(MEETING.key)))
  );
}

/** Whether folded text begins with "তারিখ", perhaps behind an era: "খ্রিঃ তারিখে". */
export function beginsWithDateWord(key: string): boolean {
  const [first = '', second = ''] = key.split(' ', 2);
  return first.startsWith(DATE.key) || (first.startsWith(ERA.key) && second.startsWith(DATE.key));
}

const HELD = phrase('অনুষ্ঠিত');
const DATE = phrase('তারিখ');
const ERA = phrase('খ্রি');
const MEETING = phrase('সভা');
