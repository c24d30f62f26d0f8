import { writeFile } from 'node:fs/promises';
import { GraphQLError } from 'graphql';
import { type Format, renderPaper } from '../documents/write/render';
import { type PaperWanted, writePaper } from '../documents/write/write-paper';
import type { Day } from '../lib/time/day';
import { HubError } from './import/hub';
import { createLocalHub } from './import/local-hub';

export interface ExportCommand {
  readonly format: Format;
  readonly out?: string;
  /** The day that a new letter bears. */
  readonly dated: Day;
  readonly url: string;
  readonly token?: string;
}

/** `sopan export KIND`. Gives the exit code: 0 written, 1 the hub has no such record, 2 bad call. */
export async function exportCommand(wanted: PaperWanted, command: ExportCommand): Promise<number> {
  const { format, out, dated, url, token } = command;
  if (format === 'docx' && out === undefined)
    return refused(2, 'BAD_CALL', 'a DOCX goes to a file: give --out FILE.');
  try {
    const hub = await createLocalHub(url, token);
    const paper = await writePaper(wanted, (query, variables) => hub.ask(query, variables), dated);
    const bytes = await renderPaper(paper, format);
    if (out === undefined) process.stdout.write(bytes);
    else await writeFile(out, bytes);
    return 0;
  } catch (error) {
    if (error instanceof GraphQLError) return refused(1, String(error.extensions['code']), error.message);
    if (error instanceof HubError)
      return refused(BAD_CALLS.includes(error.code) ? 2 : 1, error.code, error.message);
    const { code, message } = error as NodeJS.ErrnoException;
    if (out !== undefined && typeof code === 'string') return refused(2, code, message);
    throw error;
  }
}

/** What no record can mend: the address, or the words of the question. */
const BAD_CALLS = ['HUB_UNREACHABLE', 'BAD_URL', 'BAD_FISCAL_YEAR', 'UNAUTHENTICATED'];

function refused(exitCode: 1 | 2, code: string, message: string): number {
  process.stderr.write(`${code}: ${message}\n`);
  return exitCode;
}
