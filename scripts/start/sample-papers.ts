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
export async function importSamplePapers(
  dataFolder: string,
  hubUrl: string,
  say: (line: string) => void,
): Promise<void> {
  const mark = join(dataFolder, 'samples-imported');
  if (existsSync(mark)) return;
  const folder = join(projectRoot, 'samples');
  const hub = new Hub(`${hubUrl}/graphql`, await localAdministratorToken(readLocalKey(dataFolder)));
  const areas = await hub.areas();
  const names = readdirSync(folder).filter((each) => each.endsWith('.txt'));
  say(`Importing ${names.length} sample papers, this first time …`);
  const outcomes = new Map<string, number>();
  for (const name of names.sort()) {
    const { outcome, refusal } = await importPaper(join(folder, name), hub, areas, {
      publish: true,
      dryRun: false,
    });
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (refusal) say(`  ${name}: ${refusal.message}`);
  }
  const counted = [...outcomes].map(([outcome, count]) => `${count} ${outcome.toLowerCase()}`);
  say(`  ${counted.join(', ')}: samples/README.md tells what is in them.`);
  writeFileSync(mark, 'The sample papers were imported once. Delete this file to import them again.\n');
}
