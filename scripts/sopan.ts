import { Command } from 'commander';
import { addBackupCommand } from './backup';
import { addKeyCommands } from './embed-keys';
import { addAuditCommands } from './audit';
import { addDoctorCommand } from './doctor';
import { addExportCommands } from './export/export-options';
import { addGenerateCommand } from './generate';
import { importCommand, type ImportCommand } from './import';
import { addClockCommands } from './clock';
import { addMigrateCommand } from './migrate';
import { addQueryCommand } from './query';
import { addRestoreCommand } from './restore';
import { addRollupCommands } from './rollups';
import { addTokenCommands } from './token';

const program = new Command('sopan')
  .description(
    'Sopan (সোপান): progress of decisions and plans across the field administration of Bangladesh.',
  )
  .exitOverride()
  .showHelpAfterError('(sopan --help says more)');

program
  .command('import')
  .description('Read official papers (minutes, progress reports, action plans, team orders) into the hub.')
  .argument('<file...>', 'text, DOCX, PDF, HTML, XLSX or CSV, one paper each')
  .option('--dry-run', 'read and report, write nothing')
  .option('--json', 'print one JSON object a line instead of text')
  .option('--draft', 'record without publishing')
  .option('--url <url>', 'the hub', 'http://localhost:4000/graphql')
  .option('--token <token>', 'who you are; on this machine the local administrator without it')
  .addHelpText('after', '\nExit code: 0 all read, 1 something refused, 2 bad call.')
  .action(async (files: string[], options: ImportCommand) => {
    process.exitCode = await importCommand(files, options);
  });

addExportCommands(program);
addQueryCommand(program);
addRollupCommands(program);
addAuditCommands(program);
addMigrateCommand(program);
addBackupCommand(program);
addRestoreCommand(program);
addClockCommands(program);
addDoctorCommand(program);
addGenerateCommand(program);
addTokenCommands(program);
addKeyCommands(program);

program.parseAsync().catch((error: unknown) => {
  const { exitCode, message, code } = error as { exitCode?: number; message?: string; code?: string };
  if (code?.startsWith('commander.')) process.exitCode = exitCode === 0 ? 0 : 2;
  else {
    process.stderr.write(`${String((error as Error).stack ?? message)}\n`);
    process.exitCode = 1;
  }
});
