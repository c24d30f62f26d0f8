import { readText } from '../read/text';
import type { AreaDirectory } from '../recognise/area-directory';
import type { FindingCode } from '../recognise/findings';
import type { PaperReading } from '../recognise/paper-reading';
import { recognisePaper } from '../recognise/recognise-paper';
import { spoil } from './spoil';

/** Spoils a paper in as many ways as asked, and gives what was then read wrongly and told by no finding. */
export function silentFaultsOf(
  paper: string,
  right: PaperReading,
  seeds: readonly number[],
  directory: AreaDirectory,
): string[] {
  return seeds.flatMap((seed) => {
    const spoilt = spoil(paper, seed);
    const reading = recognisePaper(readText(Buffer.from(spoilt.text)), directory);
    return silentFaults(reading, right).map((fault) => `${fault} (seed ${seed}: ${spoilt.how.join(', ')})`);
  });
}

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

const ABOUT_AREA: FindingCode[] = [
  'AREA_EVIDENCE_DISAGREES',
  'AREA_FROM_ONE_SOURCE',
  'AREA_UNDETERMINED',
  'AREA_NAME_MISSPELT',
  'AREA_LEVEL_DOUBTFUL',
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
