import { toLatinDigits } from '../../lib/bangla/digits';
import { findDates, type FoundDate } from '../../lib/bangla/dates';
import { looseKey } from '../../lib/bangla/loose-key';
import { trimEnd } from '../../lib/bangla/trim-end';
import type { Day } from '../../lib/time/day';
import type { Findings } from './paper-findings';
import type { PaperLine } from './paper-lines';
import type { MeetingReading } from './paper-reading';
import { beginsWithDateWord } from './reported-meeting';
import { beginsLike, holds, holdsLike, phrase } from './words';

/** A field of the head of minutes: "স্থান : …". */
interface Field {
  readonly value: string;
  readonly line: PaperLine;
}

type FieldName = 'chair' | 'place' | 'date' | 'time' | 'attendance';

export interface MeetingHead {
  readonly meeting: MeetingReading;
  readonly meetingOn: Day | null;
  readonly chairLine: PaperLine | null;
}

/**
 * The head of minutes: chair, place, day and hour from the fields, month and body from the title. Without a
 * field the day is looked for in the title and the opening words, then taken from the day of issue or,
 * last, from the month; each of these is a finding.
 */
export function meetingHead(
  lines: readonly PaperLine[],
  title: PaperLine | null,
  issue: { readonly on: Day | null; readonly lines: ReadonlySet<number> },
  findings: Findings,
): MeetingHead {
  const fields = fieldsOf(lines, issue.lines);
  const titleDates = title ? findDates(title.text) : [];
  const month = titleDates[0]?.from.slice(0, 7) ?? null;
  const meetingOn = meetingDay(lines, title, titleDates, fields, issue, findings);
  const time = fields.get('time')?.value ?? timeIn(fields.get('date')?.value ?? '') ?? saidIn(lines, HOUR);
  if (meetingOn !== null && month !== null && meetingOn.slice(0, 7) !== month && title)
    findings.add('MEETING_MONTH_DIFFERS', {
      line: title.line,
      raw: titleDates[0]?.raw ?? '',
      field: 'meetingOn',
      values: { month, day: meetingOn },
    });
  return {
    meetingOn,
    chairLine: fields.get('chair')?.line ?? null,
    meeting: {
      title: title?.text ?? null,
      body: bodyIn(title?.text ?? ''),
      month,
      number: ordinalIn(title?.text ?? ''),
      place: fields.get('place')?.value ?? null,
      startsAt: time === null ? null : clock(time),
      startsAtRaw: time,
      chair: fields.get('chair')?.value ?? saidIn(lines, CHAIRED),
      attendance: fields.get('attendance')?.value ?? null,
      confirmation: confirmationIn(lines),
    },
  };
}

function fieldsOf(lines: readonly PaperLine[], taken: ReadonlySet<number>): Map<FieldName, Field> {
  const fields = new Map<FieldName, Field>();
  const parted = lines.flatMap((line) => (line.cells > 3 ? [] : fieldsOnOneLine(line)));
  parted.forEach((line, index) => {
    if (taken.has(line.line)) return;
    const colon = line.text.slice(0, LONGEST_LABEL).search(/[:ঃ–]|-(?= )/);
    const key = colon < 2 ? '' : looseKey(line.text.slice(0, colon));
    const name =
      key === ''
        ? undefined
        : LABELS.find(({ labels }) =>
            labels.some((label) => key === label.key || beginsLikeWhole(key, label)),
          )?.name;
    const bare = name ? null : withoutColon(line);
    const field = name ?? bare?.name;
    if (!field || fields.has(field)) return;
    const own = (bare?.value ?? line.text.slice(colon).replace(/^[:ঃ–-]{1,2}/, '')).trim();
    const value = own === '' ? (parted[index + 1]?.text ?? '').replace(/^[:ঃ] ?/, '') : own;
    if (/[\p{L}\p{N}]/u.test(value)) fields.set(field, { value: trimEnd(value, '। '), line });
  });
  return fields;
}

/** "সভাপতি: … তারিখ: … সময়: …" on one line is a field for each. */
function fieldsOnOneLine(line: PaperLine): PaperLine[] {
  const texts = line.text.split(NEXT_FIELD);
  // "তারিখ ও সময়" is one label.
  const isOne = texts.length === 1 || texts.some((text) => text.endsWith(' ও'));
  return isOne ? [line] : texts.map((text) => ({ ...line, text }));
}

const NEXT_FIELD = /[;,।]? (?=(?:সভার )?(?:তারিখ|সম\u09AF\u09BC|স্থান)(?: ও সম\u09AF\u09BC)? ?[:ঃ])/;

/** A field whose colon was lost: a row of two cells, or a label with nothing but a date behind it. */
function withoutColon(line: PaperLine): { name: FieldName; value: string } | null {
  const words = line.text.split(' ');
  for (let size = Math.min(3, words.length - 1); size > 0; size -= 1) {
    const key = looseKey(words.slice(0, size).join(' '));
    const name = LABELS.find(({ labels }) => labels.some((label) => label.key === key))?.name;
    const value = words.slice(size).join(' ');
    if (name && (line.cells === 2 || (name === 'date' && gregorianDays(value)[0]?.index === 0)))
      return { name, value };
  }
  return null;
}

function beginsLikeWhole(key: string, label: ReturnType<typeof phrase>): boolean {
  return beginsLike(key, label) && key.split(' ').length <= label.words + 1;
}

function meetingDay(
  lines: readonly PaperLine[],
  title: PaperLine | null,
  titleDates: readonly FoundDate[],
  fields: ReadonlyMap<FieldName, Field>,
  issue: { readonly on: Day | null; readonly lines: ReadonlySet<number> },
  findings: Findings,
): Day | null {
  const field = fields.get('date') ?? fields.get('time');
  const stated: { date: FoundDate; line: number }[] = [
    ...gregorianDays(field?.value ?? '').map((date) => ({ date, line: field?.line.line ?? 1 })),
    ...titleDates
      .filter((date) => date.precision === 'DAY')
      .map((date) => ({ date, line: title?.line ?? 1 })),
    ...opening(lines, issue.lines),
  ];
  const [first] = stated;
  if (first) {
    const place = { line: first.line, raw: first.date.raw, field: 'meetingOn' };
    if (!first.date.exact) findings.add('DATE_MISSPELT', { ...place, values: { day: first.date.from } });
    for (const other of stated)
      if (other.date.from !== first.date.from)
        findings.add('MEETING_DAYS_DISAGREE', {
          line: other.line,
          raw: other.date.raw,
          field: 'meetingOn',
          values: { day: first.date.from, other: other.date.from },
        });
    return first.date.from;
  }
  const place = { line: title?.line ?? 1, raw: title?.text ?? '', field: 'meetingOn' };
  const [month] = titleDates;
  if (issue.on !== null && (!month || month.from.slice(0, 7) === issue.on.slice(0, 7))) {
    findings.add('MEETING_DAY_FROM_ISSUE_DAY', { ...place, values: { day: issue.on } });
    return issue.on;
  }
  if (month) {
    findings.add('MEETING_DAY_FROM_MONTH', { ...place, raw: month.raw, values: { day: month.to } });
    return month.to;
  }
  findings.add('MEETING_DAY_MISSING', place);
  return null;
}

/** Days in the opening words: "অদ্য ২৮/০৫/২০১৯ তারিখে … অনুষ্ঠিত হয়", but not the meeting before. */
function opening(
  lines: readonly PaperLine[],
  taken: ReadonlySet<number>,
): { date: FoundDate; line: number }[] {
  return lines.flatMap((line) => {
    if (taken.has(line.line) || line.cells > 2) return [];
    return gregorianDays(line.text).flatMap((date) => {
      const before = looseKey(line.text.slice(Math.max(0, date.index - 30), date.index));
      const after = looseKey(line.text.slice(date.end, date.end + 160));
      const held = holds(after, HELD) && (holds(before, TODAY) || beginsWithDateWord(after));
      return held && !EARLIER.some((word) => holds(before, word)) ? [{ date, line: line.line }] : [];
    });
  });
}

function gregorianDays(text: string): FoundDate[] {
  return findDates(text).filter((date) => date.precision === 'DAY' && date.era === 'GREGORIAN');
}

/** HH:MM from "সকাল ১০.১০ টায়", "বিকাল ০১: ৩০ ঘটিকা", "বেলা ১১টা". */
function clock(text: string): string | null {
  const match = /(?<!\d)(\d{1,2}) ?(?:[.:ঃ] ?(\d{2}))?(?!\d)/.exec(toLatinDigits(text));
  if (!match?.[1]) return null;
  let hour = Number(match[1]);
  const key = looseKey(text);
  const afternoon =
    AFTERNOON.some((word) => holds(key, word)) || (NOON.some((word) => holds(key, word)) && hour < 8);
  if (afternoon && hour < 12) hour += 12;
  const minute = Number(match[2] ?? 0);
  return hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : null;
}

/** What the opening sentences say where the head has no field for it. */
function saidIn(lines: readonly PaperLine[], words: RegExp): string | null {
  for (const line of lines) {
    const match = line.cells > 2 ? null : words.exec(line.text);
    if (match?.[1]) return match[1].slice(0, 120).trim();
  }
  return null;
}

function timeIn(value: string): string | null {
  const key = looseKey(value);
  const at = DAY_PARTS.map((word) => value.indexOf(word)).filter((index) => index >= 0);
  return at.length > 0 && key !== '' ? value.slice(Math.min(...at)) : null;
}

/** The body that met: the title up to "টিম" or "কমিটি". */
function bodyIn(title: string): string | null {
  const words = title.replace(/^\S{2,8} ?[:ঃ] ?/, '').split(' ');
  const end = words.findIndex((word) => /^(?:টিম|কমিটি|পরিষদ|কমিটির|টিমের)/.test(word));
  if (end === -1 || end > 10) return null;
  return words
    .slice(0, end + 1)
    .join(' ')
    .replace(/(?:ের|র)$/, '');
}

/** "১২তম সভা", "৫ম সভার". */
function ordinalIn(title: string): number | null {
  const match = /(\d{1,3}) ?(?:তম|ম|য়|র্থ|ষ্ঠ) (?:মাসিক |সমন্বয় |সাধারণ ){0,2}সভা/.exec(toLatinDigits(title));
  return match?.[1] ? Number(match[1]) : null;
}

/** The sentence that tells what became of the minutes of the meeting before. */
function confirmationIn(lines: readonly PaperLine[]): MeetingReading['confirmation'] {
  for (const line of lines) {
    if (line.cells > 2) continue;
    for (const sentence of line.text.split('।')) {
      const key = looseKey(sentence);
      const confirms =
        CONFIRMED.some((word) => holdsLike(key, word)) ||
        (holds(key, MINUTES) && APPROVED.some((word) => holds(key, word)));
      if (!confirms) continue;
      return { confirmed: !NOT_CONFIRMED.some((word) => holds(key, word)), raw: sentence.trim() };
    }
  }
  return null;
}

const LABELS: { name: FieldName; labels: ReturnType<typeof phrase>[] }[] = (
  [
    ['chair', 'সভাপতি|সভাপতিত্ব করেন|সভাপতিত্বে|সভার সভাপতি|সভাপতির নাম|সভাপতির নাম ও পদবি'],
    ['place', 'স্থান|সভার স্থান|সভাস্থল|ভেন্যু'],
    ['date', 'তারিখ|সভার তারিখ|তারিখ ও সময়|সভার তারিখ ও সময়|সভা অনুষ্ঠানের তারিখ'],
    ['time', 'সময়|সভার সময়|সময় ও তারিখ'],
    [
      'attendance',
      'উপস্থিত সদস্যবৃন্দ|উপস্থিতি|উপস্থিত সদস্য|উপস্থিত সদস্যগণ|সভায় উপস্থিতি|উপস্থিত কর্মকর্তাবৃন্দ|সভায় উপস্থিত সদস্যবৃন্দ',
    ],
  ] as [FieldName, string][]
).map(([name, labels]) => ({ name, labels: labels.split('|').map(phrase) }));

const CHAIRED = /সভাপতিত্ব করেন(?: যে)? ?[:,]? ?([^।]+)/;
const HOUR =
  /((?:সকাল|বেলা|দুপুর|বিকাল|বিকেল|সন্ধ্যা) [০-৯0-9]{1,2}(?:[.:ঃ] ?[০-৯0-9]{2})? ?(?:টা\u09AF\u09BC|টা|ঘটিকা\u09AF\u09BC|ঘটিকা))/;
const LONGEST_LABEL = 43;
const HELD = phrase('অনুষ্ঠিত');
const TODAY = phrase('অদ্য');
const EARLIER = ['গত', 'বিগত', 'পূর্ববর্তী', 'আগামী'].map(phrase);
const AFTERNOON = ['বিকাল', 'বিকেল', 'বৈকাল', 'অপরাহ্ন', 'অপরাহ্ণ', 'সন্ধ্যা', 'রাত', 'pm'].map(phrase);
/** "বেলা ১১টা" is before noon, "বেলা ৩টা" after it. */
const NOON = ['দুপুর', 'বেলা'].map(phrase);
const DAY_PARTS = ['সকাল', 'বেলা', 'দুপুর', 'বিকাল', 'বিকেল', 'সন্ধ্যা'];
const CONFIRMED = ['দৃঢ়ীকরণ', 'দৃঢ়করণ', 'দৃঢ়িকরণ'].map(phrase);
const MINUTES = phrase('কার্যবিবরণী');
const APPROVED = ['অনুমোদিত', 'অনুমোদন করা', 'গৃহীত হয়'].map(phrase);
const NOT_CONFIRMED = ['করা হয়নি', 'করা হয় নি', 'করা যায়নি', 'হয়নি', 'স্থগিত'].map(phrase);
