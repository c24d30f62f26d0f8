import { proveAgainstKills } from '../hub/power-cuts-on-each';
import { full } from './figure';

if (full) proveAgainstKills(Number(process.env['SOPAN_PROOF_KILLS'] ?? 200), ['mysql']);
else
  test.skip('F3 a hundred kills of any of four processes, with npm run test:faults -- --full', () =>
    undefined);
