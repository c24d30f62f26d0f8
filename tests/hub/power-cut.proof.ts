import { proveAgainstKills } from './power-cuts-on-each';

proveAgainstKills(Number(process.env['SOPAN_PROOF_KILLS'] ?? 50));
