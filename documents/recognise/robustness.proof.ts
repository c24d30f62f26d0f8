import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { knownAreas } from '../known-areas';
import { silentFaultsOf } from '../testing/silent-faults';
import type { PaperReading } from './paper-reading';

const folder = join(projectRoot, 'samples');
const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as Record<
  string,
  PaperReading
>;
const directory = knownAreas();
/** The same in every run, so that a fault can be repeated. */
const SEEDS = Array.from({ length: 200 }, (_, index) => (index + 1) * 7919);

test.each(Object.keys(answers))(
  '%s, spoilt in 200 ways, never stops the reader and is never read wrongly without a finding',
  (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(silentFaultsOf(text, answers[file] as PaperReading, SEEDS, directory)).toEqual([]);
  },
);
