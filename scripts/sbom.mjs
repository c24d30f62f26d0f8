// `npm run sbom`: the bill of materials of what runs in production, as CycloneDX, from the lock file alone.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from './set-up.mjs';

const { status, stdout, stderr } = spawnSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'],
  { cwd: projectRoot, encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' },
);
if (status !== 0) {
  console.error(stderr);
  process.exit(1);
}

const bill = JSON.parse(stdout);
// npm names the project by the folder it lies in.
bill.metadata.component.name = 'sopan';
const file = join(projectRoot, 'dist', 'sbom.cdx.json');
mkdirSync(join(projectRoot, 'dist'), { recursive: true });
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${relative(projectRoot, file)}: ${bill.components.length} packages`);
