import { proveAgainstKills } from '../hub/power-cuts-on-each';
import { full } from './figure';

// F3: every test run has six such kills in tests/hub/power-cut.test.ts; here and in kills-of-four.test.ts are the
// two hundred.
if (full) proveAgainstKills(Number(process.env['SOPAN_PROOF_KILLS'] ?? 200), ['sqlite']);
else test.skip('F3 a hundred kills of the one process, with npm run test:faults -- --full', () => undefined);
