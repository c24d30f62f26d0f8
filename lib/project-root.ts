import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds the project's package.json, the same whether the code runs from its sources or from
 * `dist/`. Data files (facts, samples, SDL) are read from below it, so that the build has nothing to copy.
 */
export const projectRoot: string = findRoot(__dirname);

function findRoot(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest)) {
    const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string };
    if (name === 'sopan') return folder;
  }
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`No package.json of sopan stands above ${__dirname}.`);
  return findRoot(parent);
}
