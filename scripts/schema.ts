import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isObjectType } from 'graphql';
import { projectRoot } from '../lib/project-root';
import { unnamedChanges } from './contract/breaking-changes';
import { printAccess } from './contract/print-access';
import { printErrors, printFindings, printStatuses } from './contract/print-catalogues';
import { printContract } from './contract/print-contract';
import { printLimits } from './contract/print-limits';
import { printSafelist } from './contract/print-safelist';
import { printSavedQueries } from './contract/print-saved-queries';
import { printWebOperations } from './contract/print-web-operations';

/**
 * `npm run schema`: prints the SDL of each subgraph, composes the supergraph and writes all of it to schema/;
 * prints the catalogues of errors and findings, and who may do what, to docs/.
 * `--check` writes nothing: it fails where the files differ from the code, or where the contract breaks what
 * was released without CHANGELOG.md naming it. `--release` makes the present contract the released one.
 */
async function main(mode: string | undefined): Promise<void> {
  const contract = await printContract();
  const api = contract.get('api.graphql') ?? '';
  const files = new Map([
    ...[...contract].map(([name, text]) => [`schema/${name}`, text] as const),
    ['schema/safelist.json', printSafelist(api)],
    ['docs/access.md', accessOf(api)],
    ['docs/errors.md', printErrors()],
    ['docs/findings.md', printFindings()],
    ['docs/limits.md', printLimits()],
    ['docs/statuses.md', printStatuses()],
    ['web/operations.ts', await printWebOperations(api)],
    ['web/saved-queries.ts', printSavedQueries(api)],
  ]);
  if (mode === '--check') return check(files, api);
  if (mode === '--release') files.set('schema/released.graphql', api);
  for (const [name, text] of files) writeFileSync(join(projectRoot, name), text);
  console.log(`Wrote ${[...files.keys()].join(', ')}.`);
}

function accessOf(api: string): string {
  const schema = buildSchema(api);
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const acts = Object.keys(schema.getMutationType()?.getFields() ?? {});
  return printAccess(
    acts,
    types.map(({ name }) => name),
  );
}

function check(files: ReadonlyMap<string, string>, api: string): void {
  const stale = [...files].filter(([name, text]) => readIfThere(name) !== text);
  for (const [name] of stale) {
    console.error(`${name} is not what the code says. Run "npm run schema" and commit it.`);
  }
  const unnamed = unnamedChanges(readIfThere('schema/released.graphql'), api, readIfThere('CHANGELOG.md'));
  for (const { coordinate, description } of unnamed) {
    console.error(
      `Breaking: ${description} Keep it, or name \`${coordinate}\` in CHANGELOG.md and say who must act.`,
    );
  }
  if (stale.length || unnamed.length) process.exitCode = 1;
  else console.log('The contract is what the code says, and breaks nothing that was released.');
}

function readIfThere(name: string): string {
  const file = join(projectRoot, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

void main(process.argv[2]);
