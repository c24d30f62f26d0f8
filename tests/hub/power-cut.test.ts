import { proveAgainstKills } from './power-cuts-on-each';

proveAgainstKills(6);
