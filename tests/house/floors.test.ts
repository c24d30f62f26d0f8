import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../lib/project-root';

const config = join(projectRoot, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(__filename)(config) as { forbidden: { name: string }[] };

/** For each rule, files that break it: path and the one thing the file imports. */
const PLANTED: Record<string, [path: string, imported: string][]> = {
  'no-cycles': [
    ['lib/auth/one.ts', './two'],
    ['lib/auth/two.ts', './one'],
  ],
  'lib-stands-alone': [['lib/subgraph/reads-up.ts', '../../subgraphs/plans/ours']],
  'subgraphs-are-independent': [['subgraphs/meetings/reads-a-sibling.ts', '../plans/ours']],
  'gateway-knows-only-the-contract': [
    ['gateway/reads-down.ts', '../subgraphs/plans/ours'],
    ['gateway/reads-rows.ts', '../lib/database/ours'],
  ],
  'documents-know-no-database': [['documents/read/keeps.ts', '../../lib/database/ours']],
  'web-knows-only-graphql': [['web/reads-down.ts', '../lib/bangla/ours']],
  'scripts-need-no-tests': [['scripts/needs-a-test.ts', '../tests/ours']],
  'nothing-imports-a-test': [
    ['tests/borrows.ts', '../lib/bangla/ours.test'],
    ['subgraphs/plans/borrows.ts', './testing/ours'],
  ],
  'text-and-time-know-only-each-other': [['lib/bangla/logs.ts', '../log']],
  'loaders-stand-alone': [['lib/loaders/fails.ts', '../errors']],
  'the-ground-stands-alone': [['lib/errors.ts', './bangla/ours']],
  'database-knows-no-subject': [['lib/database/counts.ts', '../rollup/ours']],
  'lists-and-scalars-know-no-records': [['lib/pagination/counts.ts', '../rollup/ours']],
  'bookkeeping-knows-no-graphql': [['lib/outbox/asks.ts', '../auth/ours']],
  'stamps-know-no-counts': [['lib/stamps/counts.ts', '../rollup/ours']],
  'counting-knows-no-server': [['lib/rollup/serves.ts', '../subgraph/ours']],
  'authority-knows-no-server': [['lib/auth/serves.ts', '../subgraph/ours']],
  'what-runs-needs-no-development-package': [['gateway/compares.ts', 'typescript']],
  'only-the-gateway-knows-the-elastic-packages': [['subgraphs/plans/plans-a-query.ts', '@apollo/gateway']],
  'every-package-is-declared': [['gateway/borrows.ts', 'graphql']],
  'every-import-resolves': [['gateway/misspells.ts', './no-such-file']],
};

/** Files that keep the rules, also where a careless rule would refuse them. */
const WELL_PLACED: [path: string, imported: string][] = [
  ['lib/bangla/dates.ts', '../time/ours'],
  ['lib/bangla/dates.test.ts', '../errors'],
  ['subgraphs/plans/testing/bench.ts', '../../../tests/ours'],
  ['subgraphs/meetings/main.ts', '../../lib/subgraph/ours'],
  ['gateway/main.ts', '../lib/subgraph/ours'],
  ['documents/read/text.ts', '../../lib/bangla/ours'],
  ['scripts/start.ts', '../subgraphs/plans/ours'],
  ['scripts/also-start.ts', '../gateway/main'],
  ['tests/hub.ts', '../gateway/main'],
];

const BELOW = [
  'lib/bangla',
  'lib/time',
  'lib/database',
  'lib/rollup',
  'lib/auth',
  'lib/subgraph',
  'subgraphs/plans',
  'tests',
];

let found: { rule: string; from: string }[] = [];

beforeAll(() => {
  const tree = mkdtempSync(join(tmpdir(), 'sopan-floors-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(tree, dirname(path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  try {
    for (const folder of BELOW) write(`${folder}/ours.ts`, 'export const it = 1;\n');
    write('lib/log.ts', 'export const it = 1;\n');
    write('lib/bangla/ours.test.ts', 'export const it = 1;\n');
    write('package.json', JSON.stringify({ name: 'planted', devDependencies: { typescript: '*' } }));
    symlinkSync(join(projectRoot, 'node_modules'), join(tree, 'node_modules'));
    for (const [path, imported] of [...Object.values(PLANTED).flat(), ...WELL_PLACED]) {
      write(path, `import { it } from '${imported}';\nexport const it2 = it;\n`);
    }
    found = cruise(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
});

function cruise(tree: string) {
  const bin = join(projectRoot, 'node_modules', '.bin', 'depcruise');
  const { stdout, stderr } = spawnSync(bin, ['--config', config, '--output-type', 'json', '.'], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (!stdout) throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
}

test('every floor rule has a planted file that breaks it', () => {
  expect(Object.keys(PLANTED).sort()).toEqual(forbidden.map(({ name }) => name).sort());
});

test.each(Object.entries(PLANTED))('"%s" refuses an import that breaks it', (rule, files) => {
  const refused = found.filter((violation) => violation.rule === rule).map(({ from }) => from);
  for (const [path] of rule === 'no-cycles' ? files.slice(0, 1) : files) expect(refused).toContain(path);
});

test.each(WELL_PLACED)('%s may import %s', (path) => {
  expect(found.filter(({ from }) => from === path)).toEqual([]);
});
