import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { readText } from '../read/text';
import { knownAreas } from '../known-areas';
import { spoil } from '../testing/spoil';
import type { FindingCode } from './findings';
import type { PaperReading } from './paper-reading';
import { recognisePaper } from './recognise-paper';

const folder = join(projectRoot, 'samples');
const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as Record<
  string,
  PaperReading
>;
const directory = knownAreas();
const TIMES = 100;

const ABOUT_AREA: FindingCode[] = [
  'AREA_EVIDENCE_DISAGREES',
  'AREA_FROM_ONE_SOURCE',
  'AREA_UNDETERMINED',
  'AREA_NAME_MISSPELT',
  'MEMO_PLACE_UNKNOWN',
];
const ABOUT_DATES: FindingCode[] = [
  'DATE_MISSPELT',
  'DATE_IMPOSSIBLE',
  'BANGLA_DAY_DISAGREES',
  'BANGLA_MONTH_MISREAD',
  'ISSUE_DAY_FROM_SIGNATURE',
  'ISSUE_DAY_FROM_BANGLA',
  'ISSUE_DAY_MISSING',
  'MEETING_DAY_FROM_ISSUE_DAY',
  'MEETING_DAY_FROM_MONTH',
  'MEETING_DAYS_DISAGREE',
  'MEETING_DAY_MISSING',
  'ISSUED_BEFORE_MEETING',
  'ISSUE_DAYS_DISAGREE',
  'MEETING_MONTH_DIFFERS',
];

/** What is wrong in a reading and told by no finding. */
function silentFaults(spoilt: PaperReading, right: PaperReading): string[] {
  const codes = new Set(spoilt.findings.map((finding) => finding.code));
  const told = (about: readonly FindingCode[]): boolean => about.some((code) => codes.has(code));
  const faults: string[] = [];
  if (spoilt.area !== null && spoilt.area !== right.area && !told(ABOUT_AREA))
    faults.push(`area ${spoilt.area}`);
  if (spoilt.area === null && spoilt.refusal === null) faults.push('no area and no refusal');
  for (const field of ['meetingOn', 'issuedOn'] as const)
    if (
      spoilt.kind === right.kind &&
      spoilt[field] !== null &&
      spoilt[field] !== right[field] &&
      !told(ABOUT_DATES)
    )
      faults.push(`${field} ${String(spoilt[field])}`);
  return faults;
}

describe.each(Object.keys(answers))('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const right = answers[file] as PaperReading;

  test(`is never read wrongly without a finding, spoilt in ${TIMES} ways, and never stops the reader`, () => {
    const silent: string[] = [];
    for (let seed = 1; seed <= TIMES; seed += 1) {
      const spoilt = spoil(text, seed * 7919);
      const reading = recognisePaper(readText(Buffer.from(spoilt.text)), directory);
      for (const fault of silentFaults(reading, right))
        silent.push(`${fault} (${seed}: ${spoilt.how.join(', ')})`);
    }
    expect(silent).toEqual([]);
  });

  test('keeps its kind and area when only its spacing, digits or separators change', () => {
    for (const change of [
      (paper: string) => paper.replace(/\n/g, '\r\n'),
      (paper: string) => paper.replace(/\n/g, '\n\n'),
      (paper: string) => paper.replace(/:/g, 'ঃ'),
      (paper: string) => paper.replace(/[০-৯]/g, (digit) => String('০১২৩৪৫৬৭৮৯'.indexOf(digit))),
      (paper: string) => paper.normalize('NFD'),
      (paper: string) => `\uFEFF${paper}`,
    ]) {
      const reading = recognisePaper(readText(Buffer.from(change(text))), directory);
      expect([reading.kind, reading.area, reading.meetingOn, reading.issuedOn]).toEqual([
        right.kind,
        right.area,
        right.meetingOn,
        right.issuedOn,
      ]);
      expect([reading.items.length, reading.members.length]).toEqual([
        right.items.length,
        right.members.length,
      ]);
    }
  });
});
