import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { readText } from '../read/text';
import { knownAreas } from '../known-areas';
import { recognisePaper } from './recognise-paper';

const folder = join(projectRoot, 'samples');
const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as Record<string, unknown>;
const directory = knownAreas();

test('every sample has an answer, and every answer a sample', () => {
  const samples = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  expect(Object.keys(answers).sort()).toEqual(samples.sort());
});

test.each(Object.keys(answers))('%s is read as its answer says, field by field', (file) => {
  const paper = recognisePaper(readText(readFileSync(join(folder, file))), directory);
  const { rawText, contentHash, areaEvidence, findings, ...fields } = paper;
  expect({ ...fields, findings: findings.map(({ message: _, ...finding }) => finding) }).toEqual(
    answers[file],
  );
  expect(rawText).toBe(readFileSync(join(folder, file), 'utf8'));
  expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
  expect(areaEvidence.length).toBeGreaterThan(0);
});

test('the same words in another encoding and spacing have the same hash, other words another', () => {
  const text = readFileSync(join(folder, '03-kaunia-upazila-minutes.txt'), 'utf8');
  const hash = (words: string): string => recognisePaper(readText(Buffer.from(words)), directory).contentHash;
  expect(hash(text.normalize('NFD').replace(/\n/g, '\r\n'))).toBe(hash(text));
  expect(hash(text.replace('দুটি', 'তিনটি'))).not.toBe(hash(text));
});
