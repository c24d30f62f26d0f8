import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What tells of times is run by itself; the others count, and run side by side. */
const TIMED = [
  'bad-start',
  'bomb-under-load',
  'database-loss',
  'overload',
  'read-only',
  'reload',
  'subgraph-down',
];
/** These wait for processes more than they compute. */
const SIDE_BY_SIDE = 3;
const FOLDER = 'tests/faults';

/**
 * Runs the tests of faults: a few times each, or with `--full` as often as docs/faults.md tells, and prints a
 * table of what was measured. Words choose files: `npm run test:faults -- --full drain`. The exit code is 1 where
 * a test fails and, with `--full`, where a figure misses its target.
 */
export async function runFaults(runJest, projectRoot, args) {
  const full = args.includes('--full');
  const folder = mkdtempSync(join(tmpdir(), 'sopan-figures-'));
  const file = join(folder, 'figures');
  writeFileSync(file, '');
  const options = args.filter((each) => each.startsWith('-') && each !== '--full');
  const words = args.filter((each) => !each.startsWith('-'));
  const tests = readdirSync(join(projectRoot, FOLDER))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -'.test.ts'.length))
    .filter((name) => !words.length || words.some((word) => name.includes(word)));
  const pathsOf = (names) => names.map((name) => `${FOLDER}/${name}\\.test\\.ts$`);
  const isTimed = (name) => TIMED.includes(name);
  const stages = full
    ? [
        [...pathsOf(tests.filter(isTimed)), '--runInBand'],
        [
          ...pathsOf(tests.filter((name) => !isTimed(name))),
          `--maxWorkers=${SIDE_BY_SIDE}`,
          `--testSequencer=${join(projectRoot, 'tests', 'support', 'longest-first.cjs')}`,
        ],
      ]
    : [pathsOf(tests)];
  const env = { SOPAN_FIGURES: file, ...(full ? { SOPAN_FAULTS: 'full' } : {}) };
  const began = Date.now();
  let code = 0;
  for (const stage of stages)
    if (stage.some((each) => !each.startsWith('-')))
      code = Math.max(code, await runJest([...stage, ...options], env));
  const figures = readFileSync(file, 'utf8').split('\n').filter(Boolean).map(JSON.parse);
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`\n${tableOf(figures)}\n${Math.round((Date.now() - began) / 1000)} s\n`);
  if (!tests.length) console.error(`No test of ${FOLDER} is called so: ${words.join(' ')}`);
  return full && figures.some(({ held }) => held === false) ? 1 : tests.length ? code : 2;
}

/** One line for each figure, by the number of its fault. */
function tableOf(figures) {
  const lines = figures
    .map(({ fault, measured, wanted, held }) => {
      const [id, ...what] = fault.split(' ');
      return [id, what.join(' '), measured, wanted, held === null ? '–' : held ? 'held' : 'MISSED'];
    })
    .toSorted(([one], [other]) => Number(one.slice(1)) - Number(other.slice(1)));
  const table = [['id', 'what', 'figure', 'target', 'held or missed'], ...lines];
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
  return table
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
