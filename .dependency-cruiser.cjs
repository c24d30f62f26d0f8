// The floors of the house: a file imports only from lower floors and from its own folder. Each rule is named as
// the sentence it enforces; tests/house/floors.test.ts plants a bad import for each and sees it refused.
// Tests, and the benches that only tests import, may reach anywhere.
const TESTS = '\\.(test|proof)\\.tsx?$|/(testing|toys)/';

// What scripts/*.mjs start, and what a fresh clone does not have yet.
const BUILT = '(^|/)dist/';

const forbid = (name, from, to, comment) => ({
  name,
  severity: 'error',
  ...(comment ? { comment } : {}),
  from: { ...from, pathNot: [from.pathNot ?? [], from.path?.startsWith('^tests') ? [] : TESTS].flat() },
  to,
});

/** A rule inside lib/: the folders named reach no further than the others named. */
const libFloor = (name, folders, below, comment) =>
  forbid(
    name,
    { path: `^lib/(${folders})(/|\\.ts$)` },
    {
      path: '^lib/',
      pathNot: `^lib/(${folders}${below ? `|${below}` : ''})(/|\\.ts$)`,
      dependencyTypesNot: ['type-only'],
    },
    comment,
  );

const GROUND = 'bangla|time|loaders|env|errors|log|metrics|tracing|project-root';

module.exports = {
  forbidden: [
    // Between the floors.
    forbid('no-cycles', {}, { circular: true }),
    forbid(
      'lib-stands-alone',
      { path: '^lib/' },
      { path: '^(gateway|subgraphs|documents|scripts|web|bench|tests)/' },
    ),
    forbid(
      'subgraphs-are-independent',
      { path: '^subgraphs/([^/]+)/' },
      { path: '^(subgraphs|gateway|documents|scripts|web|bench|tests)/', pathNot: '^subgraphs/$1/' },
    ),
    forbid(
      'gateway-knows-only-the-contract',
      { path: '^gateway/' },
      // A position in a feed is written into the headers between processes.
      { path: '^(subgraphs|documents|scripts|web|bench|tests)/|^lib/(database|rollup|outbox/(?!position))' },
    ),
    forbid(
      'documents-know-no-database',
      { path: '^documents/' },
      {
        path: '^(subgraphs|gateway|scripts|web|bench|tests)/|^lib/(database|rollup|outbox|directory|requests)/',
      },
    ),
    forbid(
      'web-knows-only-graphql',
      { path: '^web/' },
      { path: '^(lib|subgraphs|gateway|documents|scripts|bench|tests)/' },
    ),
    forbid('scripts-need-no-tests', { path: '^scripts/' }, { path: '^tests/' }),
    forbid(
      'nothing-imports-a-test',
      { path: '^(lib|subgraphs|gateway|documents|scripts|bench|tests)/', pathNot: ['^tests/(hub|faults)/'] },
      { path: TESTS },
    ),

    // Inside lib/, from the ground up.
    libFloor('text-and-time-know-only-each-other', 'bangla|time', ''),
    libFloor('loaders-stand-alone', 'loaders', ''),
    libFloor('the-ground-stands-alone', 'env|errors|log|metrics|tracing|project-root', ''),
    libFloor('database-knows-no-subject', 'database', GROUND),
    libFloor('lists-and-scalars-know-no-records', 'pagination|graphql', `database|${GROUND}`),
    libFloor(
      'bookkeeping-knows-no-graphql',
      'outbox|directory|requests',
      `database|audit|${GROUND}`,
      'What is sent and remembered is the same whoever asks.',
    ),
    libFloor(
      'stamps-know-no-counts',
      'stamps',
      `outbox|directory|database|subgraph/rests-on|${GROUND}`,
      'What changed is told by whoever changes it.',
    ),
    libFloor(
      'counting-knows-no-server',
      'rollup',
      // The context names who asks and on which day; it serves nothing.
      `outbox|directory|requests|writing|stamps|graphql|pagination|database|subgraph/(?:hub-context|bounded-cache)|${GROUND}`,
      'A count is the same in every subgraph and in a rebuild from the command line.',
    ),
    libFloor(
      'authority-knows-no-server',
      'auth',
      `outbox|directory|requests|rollup|pagination|graphql|database|${GROUND}`,
      'The policy is one place, tested without a server.',
    ),

    // Packages.
    forbid(
      'what-runs-needs-no-development-package',
      {
        path: '^(lib|subgraphs|gateway|documents|web|scripts)/',
        pathNot: [
          '^web/(browser|styles)/',
          '^scripts/(schema|contract)(\\.ts|/)',
          '^scripts/(set-up|pictures)',
          '^scripts/check-',
        ],
      },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/node_modules/@types/' },
      'The container image holds only `dependencies`.',
    ),
    forbid(
      'only-the-gateway-knows-the-elastic-packages',
      { pathNot: ['^gateway/', '^scripts/(schema|contract)(\\.ts|/)', '^(tests|bench)/'] },
      { path: 'node_modules/@apollo/(gateway|composition|query-planner|query-graphs|federation-internals)/' },
      'docs/licences.md says why, and what else could stand in their place.',
    ),
    forbid(
      'every-package-is-declared',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'], pathNot: BUILT },
    ),
    forbid('every-import-resolves', {}, { couldNotResolve: true, pathNot: BUILT }),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
