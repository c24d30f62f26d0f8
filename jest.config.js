/** Types are checked by `npm run check`; here TypeScript is only translated, file by file. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/lib', '<rootDir>/subgraphs', '<rootDir>/gateway', '<rootDir>/documents', '<rootDir>/scripts', '<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
  setupFiles: ['reflect-metadata'],
  testTimeout: 30_000,
};
