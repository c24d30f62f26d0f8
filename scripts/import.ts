import { createLocalHub } from './import/local-hub';
import { HubError } from './import/hub';
import { importPaper } from './import/import-paper';
import { describePaper, paperAsJson } from './import/report';

export interface ImportCommand {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly draft?: boolean;
  readonly url: string;
  readonly token?: string;
}

/** `sopan import FILE…`. Gives the exit code: 0 all read, 1 something refused, 2 bad call. */
export async function importCommand(files: readonly string[], command: ImportCommand): Promise<number> {
  const show = command.json ? paperAsJson : describePaper;
  try {
    const hub = await createLocalHub(command.url, command.token);
    const areas = await hub.areas();
    const options = { publish: !command.draft, dryRun: command.dryRun ?? false };
    let refused = 0;
    for (const [index, file] of files.entries()) {
      if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${files.length} `);
      const paper = await importPaper(file, hub, areas, options);
      if (paper.outcome === 'REFUSED') refused += 1;
      process.stdout.write(`${show(paper)}\n`);
    }
    if (!command.json)
      process.stdout.write(
        `${files.length} ${files.length === 1 ? 'paper' : 'papers'}, ${refused} refused.\n`,
      );
    return refused ? 1 : 0;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
