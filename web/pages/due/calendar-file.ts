import { daysAfter } from '../../calendar';

/** A day in a calendar. */
export interface DueDay {
  /** The same each time the calendar is asked for, so that a program knows the entry again. */
  readonly uid: string;
  readonly on: string;
  readonly summary: string;
  readonly description: string;
}

/**
 * Days as iCalendar (RFC 5545), which calendars of phones and offices subscribe to. By hand: what is needed is five
 * properties, and lines folded by octets without cutting a Bangla letter, which most libraries fold by letters.
 */
export function calendarFile(name: string, days: readonly DueDay[], stamp: Date): string {
  const dtstamp = `${stamp.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sopan//Due days//BN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...days.flatMap(({ uid, on, summary, description }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${dtstamp}`,
      `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${daysAfter(on, 1).replaceAll('-', '')}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

const MOST_OCTETS = 75;

/** A line may have 75 octets; it goes on after a line break and a space, which counts too. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of graphemes(line)) {
    const size = Buffer.byteLength(letter);
    if (octets + size > MOST_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

const SEGMENTS = new Intl.Segmenter('bn', { granularity: 'grapheme' });

/** Letters with their signs, which stay together unless one is as long as a line. */
function* graphemes(text: string): Generator<string> {
  for (const { segment } of SEGMENTS.segment(text))
    if (Buffer.byteLength(segment) <= MOST_OCTETS - 1) yield segment;
    else yield* segment;
}
