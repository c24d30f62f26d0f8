import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { tally } from './tally';

const family = tally('S1 S2 S3 S4 supply');

interface Entry {
  name?: string;
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
}

interface Given {
  manifest: { dependencies: Record<string, string>; overrides: Record<string, unknown> };
  lock: { packages: Record<string, Entry> };
  advisories: Advisories;
  npmrc: string;
}

interface Advisories {
  readonly banned: Record<string, string>;
  readonly poisoned: Record<string, string[]>;
  readonly least: Record<string, Record<string, string>>;
}

const read = (...path: string[]) => readFileSync(join(projectRoot, ...path), 'utf8');
const lockFile = read('package-lock.json');
/** The project with no package but those that a case adds: the others are looked at once, in the first case. */
const given = (): Given => ({
  manifest: JSON.parse(read('package.json')) as Given['manifest'],
  lock: { packages: {} },
  advisories: JSON.parse(read('scripts', 'supply', 'advisories.json')) as Advisories,
  npmrc: read('.npmrc'),
});

const SOUND: Entry = { version: '1.0.0', license: 'MIT', integrity: `sha512-${'A'.repeat(86)}==` };

/** The project as it is, with one thing changed; and what is to be found in it. */
const CASES: [what: string, change: (given: Given) => void, found: RegExp | null][] = [
  ['the project as it is', (project) => (project.lock = JSON.parse(lockFile) as Given['lock']), null],
  ...[
    '^1.0.0',
    '~1.0.0',
    '*',
    'latest',
    '>=1',
    '1.x',
    'git+https://a.example/x.git',
    'file:../x',
    'https://a.example/x.tgz',
    '1.0',
    '',
  ].map((version): (typeof CASES)[number] => [
    `a dependency at "${version}"`,
    ({ manifest }) => (manifest.dependencies['x'] = version),
    /package\.json: x is/,
  ]),
  [
    'an override that floats',
    ({ manifest }) => (manifest.overrides['x'] = { y: '^1.0.0' }),
    /package\.json: y is/,
  ],
  ...(['', undefined, 'sha1-abc=', 'md5-abc'] as const).map((integrity): (typeof CASES)[number] => [
    `a package with the hash ${String(integrity)}`,
    ({ lock }) => add(lock, 'x', integrity === undefined ? { ...without(SOUND) } : { ...SOUND, integrity }),
    /x 1\.0\.0 has no sha512/,
  ]),
  [
    'a package over http',
    ({ lock }) => add(lock, 'x', { ...SOUND, resolved: 'http://a.example/x.tgz' }),
    /not https/,
  ],
  [
    'a package from git',
    ({ lock }) => add(lock, 'x', { ...SOUND, resolved: 'git+ssh://git@a.example/x.git' }),
    /not https/,
  ],
  [
    'two hosts',
    ({ lock }) => {
      add(lock, 'x', { ...SOUND, resolved: 'https://a.example/x.tgz' });
      add(lock, 'y', { ...SOUND, resolved: 'https://b.example/y.tgz' });
    },
    /names 2 hosts/,
  ],
  [
    'a script at installing',
    ({ lock }) => add(lock, 'x', { ...SOUND, hasInstallScript: true }),
    /runs a script/,
  ],
  [
    'a package deep below another',
    ({ lock }) => (lock.packages['node_modules/a/node_modules/xlsx'] = SOUND),
    /xlsx is not to be used/,
  ],
  [
    'an alias for what is banned',
    ({ lock }) => add(lock, 'sheets', { ...SOUND, name: 'xlsx' }),
    /xlsx is not to be used/,
  ],
  [
    'a strange licence',
    ({ lock }) => add(lock, 'x', { ...SOUND, license: 'GPL-3.0' }),
    /x 1\.0\.0 is under GPL-3\.0/,
  ],
  ['no licence', ({ lock }) => add(lock, 'x', { ...SOUND, license: '' }), /x 1\.0\.0 is under/],
  [
    'half a strange licence',
    ({ lock }) => add(lock, 'x', { ...SOUND, license: '(MIT AND AGPL-3.0)' }),
    /is under/,
  ],
  [
    'Elastic-2.0 elsewhere',
    ({ lock }) => add(lock, 'x', { ...SOUND, license: 'Elastic-2.0' }),
    /is under Elastic/,
  ],
  [
    'a strange licence that does not run',
    ({ lock }) => add(lock, 'x', { ...SOUND, license: 'MPL-2.0', dev: true }),
    null,
  ],
  ...['ignore-scripts=true', 'engine-strict=true', 'save-exact=true'].map((line): (typeof CASES)[number] => [
    `.npmrc without ${line}`,
    (project) => (project.npmrc = project.npmrc.replace(line, line.replace('true', 'false'))),
    /\.npmrc does not say/,
  ]),
];

test('what is not to be taken is found, each by its own words', () => {
  const { advisories } = given();
  const cases = [...CASES, ...banned(advisories), ...poisoned(advisories), ...tooOld(advisories)];
  const found = faultsOf(
    cases.map(([, change]) => {
      const project = given();
      change(project);
      return project;
    }),
  );
  for (const [index, [what, , wanted]] of cases.entries()) {
    const faults = found[index] ?? ['no answer'];
    family.tried(what, wanted === null ? faults.length === 0 : faults.some((fault) => wanted.test(fault)));
  }
  expect(family.surprises).toEqual([]);
});

function banned({ banned: names }: Advisories): typeof CASES {
  return Object.keys(names).map((name) => [
    `${name}, which is banned`,
    ({ lock }) => add(lock, name, SOUND),
    /is not to be used/,
  ]);
}

function poisoned({ poisoned: versions }: Advisories): typeof CASES {
  return Object.entries(versions).flatMap(([name, all]) =>
    all.map((version): (typeof CASES)[number] => [
      `${name} ${version}, which carried a worm`,
      ({ lock }) => add(lock, name, { ...SOUND, version }),
      /carried a worm/,
    ]),
  );
}

/** The version just below each least one, and a foretaste of it. */
function tooOld({ least }: Advisories): typeof CASES {
  return Object.entries(least).flatMap(([name, floors]) =>
    Object.values(floors).flatMap((floor) => {
      const below = versionBelow(floor);
      const versions = [...(below === null ? [] : [below]), `${floor}-rc.1`];
      return versions.map((version): (typeof CASES)[number] => [
        `${name} ${version}, below ${floor}`,
        ({ lock }) => add(lock, name, { ...SOUND, version }),
        /has known faults|no version \d+ is known/,
      ]);
    }),
  );
}

function versionBelow(floor: string): string | null {
  const [major = 0, minor = 0, patch = 0] = floor.split('.').map(Number);
  if (patch > 0) return `${major}.${minor}.${patch - 1}`;
  if (minor > 0) return `${major}.${minor - 1}.99`;
  return null;
}

function add(lock: Given['lock'], name: string, entry: Entry): void {
  lock.packages[`node_modules/one-more/node_modules/${name}`] = entry;
}

function without({ integrity: _left, ...rest }: Entry): Entry {
  return rest;
}

/** Asks the check itself, once for all cases: it is a module of another kind than tests are. */
function faultsOf(projects: readonly Given[]): string[][] {
  const program = `
    import { readFileSync } from 'node:fs';
    import { supplyFaults } from ${JSON.stringify(join(projectRoot, 'scripts', 'supply', 'faults.mjs'))};
const all = JSON.parse(readFileSync(0, 'utf8')).map(supplyFaults);
    process.stdout.write(JSON.stringify(all));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    input: JSON.stringify(projects),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}
