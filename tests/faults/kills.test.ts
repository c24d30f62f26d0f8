import { proveAgainstKills } from '../hub/power-cuts-on-each';
import { full } from './figure';

// F3: every test run has six such kills in tests/hub/power-cut.test.ts; here are the two hundred.
if (full) proveAgainstKills(200);
else test.skip('F3 two hundred kills, with npm run test:faults -- --full', () => undefined);
