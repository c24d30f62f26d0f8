// Two copies of graphql-js in one process refuse each other's schemas, and the message does not say why.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './set-up.mjs';

const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
const copies = Object.keys(packages).filter((path) => /(^|\/)node_modules\/graphql$/.test(path));

if (copies.length !== 1) {
  console.error(`package-lock.json holds ${copies.length} copies of graphql; there must be one:`);
  for (const path of copies) console.error(`  ${path} ${packages[path].version}`);
  console.error('`npm ls graphql` tells who asks for which; take a version of that package that wants ours.');
  process.exit(1);
}
