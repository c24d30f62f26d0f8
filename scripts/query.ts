import { rename, rm, writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { writeCsv } from '../web/tables/csv';
import { shapeOf } from '../web/tables/shape-of';
import { tableOf } from '../web/tables/table-of';
import { Hub, HubError } from './import/hub';
import { createLocalHub } from './import/local-hub';
import { allPages, asOne } from './query/all-pages';
import { BadCall, readOperation, readVariables, type Operation } from './query/read-operation';

interface QueryCommand {
  readonly variables?: string;
  readonly format: 'csv' | 'json';
  readonly all?: boolean;
  readonly public?: boolean;
  readonly out?: string;
  readonly url: string;
  readonly token?: string;
}

/** Adds `sopan query FILE`: the answer to a query, as JSON or as one table. */
export function addQueryCommand(program: Command): void {
  program
    .command('query')
    .description('Ask the hub a GraphQL query and take the answer away as JSON or CSV.')
    .argument('<file>', 'one query, as in tests/operations/ or docs/analysts.md')
    .option('--variables <json>', 'its variables: a JSON object, or a file of one')
    .addOption(new Option('--format <format>', 'how to write it').choices(['csv', 'json']).default('json'))
    .option('--all', 'follow a list to its end: its field alone at the root, with after: $after and pageInfo')
    .option('--out <file>', 'write into a file, whole or not at all')
    .option('--public', 'ask as everybody may, without any key')
    .option('--url <url>', 'the hub', 'http://localhost:4000/graphql')
    .option('--token <token>', 'who you are; on this machine the local administrator without it')
    .addHelpText('after', '\nExit code: 0 answered, 1 the hub refused, 2 bad call.')
    .action(async (file: string, command: QueryCommand) => {
      process.exitCode = await queryCommand(file, command);
    });
}

/** An answer of which a part is missing is none, so that nobody adds up what is not all there. */
async function queryCommand(file: string, command: QueryCommand): Promise<number> {
  try {
    const operation = readOperation(file);
    const variables = readVariables(command.variables);
    if (command.all && !operation.list)
      throw new BadCall(
        'To follow a list, the query has one field at its root, with after: $after and pageInfo { hasNextPage endCursor }.',
      );
    const hub = command.public
      ? new Hub(command.url, null)
      : await createLocalHub(command.url, command.token);
    const pages: Record<string, unknown>[] = [];
    const asked = command.all ? operation : { ...operation, list: null };
    for await (const page of allPages((query, given) => hub.ask(query, given), asked, variables))
      pages.push(page);
    await write(asText(asOne(pages, asked), operation, command.format), command.out);
    return 0;
  } catch (error) {
    if (error instanceof BadCall) return refused(2, 'BAD_CALL', error.message);
    if (error instanceof HubError)
      return refused(BAD_CALLS.includes(error.code) ? 2 : 1, error.code, error.message);
    const { code, message } = error as NodeJS.ErrnoException;
    if (command.out !== undefined && typeof code === 'string') return refused(2, code, message);
    throw error;
  }
}

/** What no record can mend: the address, the words of the question, who asks. */
const BAD_CALLS = [
  'HUB_UNREACHABLE',
  'BAD_URL',
  'UNAUTHENTICATED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
];

function asText(data: Record<string, unknown>, { document }: Operation, format: 'csv' | 'json'): string {
  return format === 'json'
    ? `${JSON.stringify({ data }, null, 2)}\n`
    : writeCsv(tableOf(data, shapeOf(document)));
}

async function write(text: string, out: string | undefined): Promise<void> {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  const part = `${out}.part`;
  try {
    await writeFile(part, text);
    await rename(part, out);
  } finally {
    await rm(part, { force: true });
  }
}

function refused(exitCode: 1 | 2, code: string, message: string): number {
  process.stderr.write(`${code}: ${message}\n`);
  return exitCode;
}
