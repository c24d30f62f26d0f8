import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PAGE = 'docs/attacks.md';
const FOLDERS = ['tests/attacks', 'tests/access'];

/**
 * Runs every test that docs/attacks.md names, and prints a table of the families: how much each tried, and how much
 * did not behave. Words choose files: `npm run test:attacks -- tokens`. With `--full` each payload is tried at each
 * place, and everybody in every place; without it some of them. The exit code is 1 where a test fails, a family
 * has a surprise or has tried nothing.
 */
export async function runAttacks(runJest, projectRoot, args) {
  const full = args.includes('--full');
  const folder = mkdtempSync(join(tmpdir(), 'sopan-tallies-'));
  const file = join(folder, 'tallies');
  writeFileSync(file, '');
  const options = args.filter((each) => each.startsWith('-') && each !== '--full');
  const words = args.filter((each) => !each.startsWith('-'));
  const tests = testsOf(readFileSync(join(projectRoot, PAGE), 'utf8')).filter(
    (path) => !words.length || words.some((word) => path.includes(word)),
  );
  if (!tests.length) {
    console.error(`No test that ${PAGE} names is called so: ${words.join(' ')}`);
    return 2;
  }
  const env = { SOPAN_TALLIES: file, ...(full ? { SOPAN_FAULTS: 'full', SOPAN_ACCESS: 'full' } : {}) };
  const began = Date.now();
  const code = await runJest([...tests, ...options], env);
  const families = readFileSync(file, 'utf8').split('\n').filter(Boolean).map(JSON.parse);
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`\n${tableOf(families)}\n${Math.round((Date.now() - began) / 1000)} s\n`);
  const idle = families.filter(({ tried }) => tried === 0);
  if (idle.length) console.error(`Tried nothing: ${idle.map(({ family }) => family).join('; ')}`);
  return families.some(({ surprises }) => surprises > 0) || idle.length ? Math.max(code, 1) : code;
}

/** The folders that are attacks as a whole, and the tests elsewhere that the page links to. */
function testsOf(page) {
  const linked = [...page.matchAll(/\]\(\.\.\/([\w/.-]+\.test\.tsx?)\)/g)].map(([, path]) => path);
  const outside = linked.filter((path) => !FOLDERS.some((folder) => path.startsWith(folder)));
  return [...FOLDERS, ...new Set(outside)].toSorted();
}

/** One line for each family, by its letter and number, and one for all. */
function tableOf(families) {
  const sorted = families.toSorted((one, other) =>
    one.family.localeCompare(other.family, 'en', { numeric: true }),
  );
  const sum = (of) => sorted.reduce((total, each) => total + of(each), 0);
  const all = { family: 'all', tried: sum(({ tried }) => tried), surprises: sum((each) => each.surprises) };
  const lines = [['family', 'tried', 'surprises']];
  for (const { family, tried, surprises } of [...sorted, all])
    lines.push([family, String(tried), String(surprises)]);
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map(([family, ...numbers]) =>
      [family.padEnd(widths[0]), ...numbers.map((each, index) => each.padStart(widths[index + 1]))].join(
        '  ',
      ),
    )
    .join('\n');
}
