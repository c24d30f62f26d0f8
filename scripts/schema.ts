import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../lib/project-root';
import { breakingChanges } from './contract/breaking-changes';
import { printContract } from './contract/print-contract';

/**
 * `npm run schema`: prints the SDL of each subgraph, composes the supergraph and writes all of it to schema/.
 * `--check` writes nothing: it fails where the files differ from the code, or where the contract breaks what
 * was released without CHANGELOG.md naming it. `--release` makes the present contract the released one.
 */
async function main(mode: string | undefined): Promise<void> {
  const files = await printContract();
  const folder = join(projectRoot, 'schema');
  const api = files.get('api.graphql') ?? '';
  if (mode === '--release') writeFileSync(join(folder, 'released.graphql'), api);
  if (mode === '--check') {
    const stale = [...files].filter(([name, text]) => readIfThere(join(folder, name)) !== text);
    for (const [name] of stale)
      console.error(`schema/${name} is not what the code says. Run "npm run schema" and commit it.`);
    const changelog = readIfThere(join(projectRoot, 'CHANGELOG.md'));
    const unnamed = breakingChanges(readIfThere(join(folder, 'released.graphql')), api).filter(
      ({ coordinate }) => !changelog.includes(`\`${coordinate}\``),
    );
    for (const { coordinate, description } of unnamed) {
      console.error(
        `Breaking: ${description} Keep it, or name \`${coordinate}\` in CHANGELOG.md and say who must act.`,
      );
    }
    if (stale.length || unnamed.length) process.exitCode = 1;
    else console.log('The contract in schema/ is what the code says, and breaks nothing that was released.');
    return;
  }
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  console.log(`Wrote ${[...files.keys()].join(', ')} to schema/.`);
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

void main(process.argv[2]);
