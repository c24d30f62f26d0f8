import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownAreas } from '../documents/known-areas';
import { readText } from '../documents/read/text';
import type { AreaDirectory } from '../documents/recognise/area-directory';
import type { PaperReading } from '../documents/recognise/paper-reading';
import { recognisePaper } from '../documents/recognise/recognise-paper';
import { projectRoot } from '../lib/project-root';
import { type FieldScore, precision, recall, Scores } from './score';

const FOLDER = join(projectRoot, 'samples');
const PAPERS = 1_000;
const TARGET = 0.99;

/**
 * Reads every sample paper, compares each field with the answer typed from the paper, and prints precision
 * and recall for each field and every miss; then the papers a second and the memory that 1,000 papers take.
 */
export function benchRecognise(): boolean {
  const answers = JSON.parse(readFileSync(join(FOLDER, 'answers.json'), 'utf8')) as Record<string, unknown>;
  const areas = knownAreas();
  const scores = new Scores();
  const papers = Object.keys(answers).map((name) => ({ name, file: readFileSync(join(FOLDER, name)) }));
  for (const { name, file } of papers)
    scores.add(name, answers[name], comparable(recognisePaper(readText(file), areas)));

  say('| field | in the papers | read | right | precision | recall |');
  say('|---|---:|---:|---:|---:|---:|');
  for (const score of [...scores.byField(), scores.total()]) say(row(score));
  say('');
  say(`${papers.length} papers, ${scores.misses.length} misses`);
  for (const { paper, place, expected, found } of scores.misses)
    say(`  ${paper} ${place}: expected ${expected ?? 'nothing'}, read ${found ?? 'nothing'}`);
  say('');
  speed(
    papers.map(({ file }) => file),
    areas,
  );
  return precision(scores.total()) >= TARGET && recall(scores.total()) >= TARGET;
}

/** What an answer holds: all but the paper itself, what was computed from it, and sentences. */
function comparable(reading: PaperReading): unknown {
  const { rawText: _, contentHash: __, areaEvidence: ___, findings, ...fields } = reading;
  return { ...fields, findings: findings.map(({ message: ____, ...finding }) => finding) };
}

function speed(files: readonly Uint8Array[], areas: AreaDirectory): void {
  const began = performance.now();
  let slowest = 0;
  for (let count = 0; count < PAPERS; count += 1) {
    const file = files[count % files.length];
    if (!file) continue;
    const before = performance.now();
    recognisePaper(readText(file), areas);
    slowest = Math.max(slowest, performance.now() - before);
  }
  const seconds = (performance.now() - began) / 1000;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  say(
    `${PAPERS} papers in ${seconds.toFixed(1)} s: ${Math.round(PAPERS / seconds)} a second, ` +
      `the slowest in ${slowest.toFixed(0)} ms; peak memory of the process ${peak} MB`,
  );
}

function row(score: FieldScore): string {
  const { field, expected, found, right } = score;
  const cells = [field, expected, found, right, precision(score).toFixed(3), recall(score).toFixed(3)];
  return `| ${cells.join(' | ')} |`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
