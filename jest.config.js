/** `npm test` runs the tests beside the code; `npm run test:proof` the long proofs. */
const kind = process.env.SOPAN_TEST_KIND === 'proof' ? 'proof' : 'test';

/** Types are checked by `npm run check`; here TypeScript is only translated, file by file. */
module.exports = {
  // Many tests wait for processes and servers: on two processors one worker would leave half of them idle.
  maxWorkers: Math.max(2, require('node:os').availableParallelism() - 1),
  testEnvironment: 'node',
  roots: ['lib', 'subgraphs', 'gateway', 'documents', 'web', 'scripts', 'tests']
    .filter((floor) => require('node:fs').existsSync(`${__dirname}/${floor}`))
    .map((floor) => `<rootDir>/${floor}`),
  testMatch: [`**/*.${kind}.{ts,tsx}`],
  transform: {
    '^.+\\.tsx?$': ['ts-jest', { diagnostics: false }],
    // Preact is an ES module, which Node requires by itself and Jest does not.
    '/node_modules/preact/.+\\.mjs$': [
      'ts-jest',
      { diagnostics: false, tsconfig: { allowJs: true, module: 'commonjs', target: 'es2022' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!preact/)'],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/tests/support/before-all.ts',
  globalTeardown: '<rootDir>/tests/support/after-all.ts',
  reporters: ['default', '<rootDir>/tests/support/summary-reporter.cjs'],
  // Long enough for a machine that does much else meanwhile: nothing is judged by its time.
  testTimeout: kind === 'proof' || process.env.SOPAN_FAULTS === 'full' ? 3_600_000 : 120_000,
};
