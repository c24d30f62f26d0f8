import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { knownAreas } from '../known-areas';
import { readText } from '../read/text';
import { silentFaultsOf } from '../testing/silent-faults';
import type { PaperReading } from './paper-reading';
import { recognisePaper } from './recognise-paper';

const folder = join(projectRoot, 'samples');
const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as Record<
  string,
  PaperReading
>;
const directory = knownAreas();
/** A few ways of the 200 that robustness.proof.ts tries. */
const SEEDS = [1, 2, 3, 4].map((index) => index * 7919 * 47);

describe.each(Object.keys(answers))('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const right = answers[file] as PaperReading;

  test('is never read wrongly without a finding when it is spoilt', () => {
    expect(silentFaultsOf(text, right, SEEDS, directory)).toEqual([]);
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
