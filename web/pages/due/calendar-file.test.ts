import { calendarFile } from './calendar-file';

const STAMP = new Date('2024-01-31T06:00:00.123Z');
const LONG =
  'জেলার সকল উপজেলায় ক্ষুদ্রঋণ গ্রহীতাদের তালিকা হালনাগাদ করে, প্রতি মাসের ১০ তারিখের মধ্যে; প্রতিবেদন পাঠাতে হবে\nদ্বিতীয় লাইন \\ শেষ';

const fileOf = (summary: string) =>
  calendarFile(
    'রাজশাহী',
    [{ uid: 'decision-1@sopan', on: '2024-02-29', summary, description: summary }],
    STAMP,
  );

/** Reads a file as a calendar does: unfolds lines, then takes the signs of escape away. */
function readBack(file: string, name: string): string {
  const line = file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .find((one) => one.startsWith(`${name}:`) || one.startsWith(`${name};`));
  return (line?.slice(line.indexOf(':') + 1) ?? '').replace(/\\(.)/g, (_, sign: string) =>
    sign === 'n' ? '\n' : sign,
  );
}

test('no line has more than 75 octets, and no letter is cut', () => {
  const file = fileOf(LONG);
  const lines = file.split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(lines.filter((line) => line.startsWith(' ')).length).toBeGreaterThan(3);
  // A sign of a vowel at the beginning of a line would have lost its letter.
  for (const line of lines) expect(line).not.toMatch(/^ \p{M}/u);
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

test('what was written is read back, signs and line breaks too', () => {
  expect(readBack(fileOf(LONG), 'SUMMARY')).toBe(LONG);
  expect(readBack(fileOf('ক'.repeat(500)), 'DESCRIPTION')).toBe('ক'.repeat(500));
});

test('nothing in a text begins a line of its own', () => {
  const file = fileOf('x\r\nEND:VEVENT\r\nBEGIN:VALARM\u0000\u0007');
  expect(file.match(/^END:VEVENT/gm)).toHaveLength(1);
  expect(file).not.toMatch(/^BEGIN:VALARM/m);
});

test('a due day is a whole day that takes no time', () => {
  const file = fileOf('x');
  expect(file).toContain('DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301\r\n');
  expect(file).toContain('DTSTAMP:20240131T060000Z\r\n');
  expect(file).toContain('UID:decision-1@sopan\r\n');
});
