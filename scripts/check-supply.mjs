// `npm run check:supply`: what the program stands on. Exact versions, a hash for each package, one source, nothing that
// runs when it is installed, nothing known to be harmful, licences that docs/licences.md tells. --write puts them there.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './set-up.mjs';
import { packagesOf, supplyFaults } from './supply/faults.mjs';
import { withLicences } from './supply/licence-table.mjs';

const read = (...path) => readFileSync(join(projectRoot, ...path), 'utf8');
const lock = JSON.parse(read('package-lock.json'));
const faults = supplyFaults({
  manifest: JSON.parse(read('package.json')),
  lock,
  advisories: JSON.parse(read('scripts', 'supply', 'advisories.json')),
  npmrc: read('.npmrc'),
});

const page = read('docs', 'licences.md');
const made = withLicences(page, lock);
if (process.argv.includes('--write')) writeFileSync(join(projectRoot, 'docs', 'licences.md'), made);
else if (made !== page)
  faults.push('docs/licences.md is not what the lock file says; npm run check:supply -- --write');

for (const fault of faults) console.log(fault);
console.log(`${packagesOf(lock).length} packages looked at, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
