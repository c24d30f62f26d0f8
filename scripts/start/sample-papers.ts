import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localAdministratorToken, readLocalKey } from '../../lib/auth/local-key';
import { projectRoot } from '../../lib/project-root';
import { Hub } from '../import/hub';
import { importPaper } from '../import/import-paper';

/**
 * Imports the project's own sample papers into a new installation, by the road that every paper takes.
 * Done once: a mark in the data folder says so.
 */
export async function importSamplePapers(dataFolder: string, hubUrl: string): Promise<string[]> {
  const mark = join(dataFolder, 'samples-imported');
  if (existsSync(mark)) return [];
  const folder = join(projectRoot, 'samples');
  const hub = new Hub(`${hubUrl}/graphql`, await localAdministratorToken(readLocalKey(dataFolder)));
  const areas = await hub.areas();
  const told: string[] = [];
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith('.txt'))
    .sort()) {
    const { outcome, refusal } = await importPaper(join(folder, name), hub, areas, {
      publish: true,
      dryRun: false,
    });
    told.push(`${name}: ${outcome.toLowerCase()}${refusal ? ` (${refusal.message})` : ''}`);
  }
  writeFileSync(mark, 'The sample papers were imported once. Delete this file to import them again.\n');
  return told;
}
