import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';

/** What must be in no log: a name, and how it is known. */
export interface Secret {
  readonly name: string;
  readonly is: RegExp | string;
}

/** A sentence of a sample paper that every hub of a test has read on its first start. */
const RAW_TEXT = 'samples/01-rajshahi-division-minutes.txt';
const LINES_OF_RAW_TEXT = 6;

/** The secrets that the processes of all tests hold or meet, whatever the test is about. */
export function plantedSecrets(gatewaySecret: string, environment = process.env): Secret[] {
  const { password = '' } = new URL(environment['SOPAN_TEST_MYSQL_URL'] ?? 'mysql://none');
  const lines = readFileSync(join(projectRoot, RAW_TEXT), 'utf8').split('\n');
  const longest = lines.map((line) => line.trim()).sort((one, other) => other.length - one.length);
  return [
    { name: 'the secret of gateway and subgraphs', is: gatewaySecret },
    ...(password ? [{ name: 'the password of the database', is: password }] : []),
    { name: 'an address with a password', is: /\b(mysql|redis)s?:\/\/[^\s/"]*:[^\s/"@]+@/ },
    { name: 'a token', is: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}/ },
    { name: 'a header of who comes', is: /"?authorization"?\s*[:=]|\bBearer [\w-]{12}/i },
    { name: 'a cookie', is: /"?(set-)?cookie"?\s*[:=]/i },
    { name: 'a key of a portal', is: /\bsopan_[a-z0-9]{8}_[\w-]{43}/ },
    { name: 'a private key', is: /"d"\s*:\s*"|-----BEGIN [A-Z ]*PRIVATE/ },
    { name: 'a telephone number', is: /(?<![\d.])(?:\+?88)?01[3-9]\d{8}(?!\d)/ },
    { name: 'a telephone number in Bangla', is: /(?<![০-৯])০১[৩-৯][০-৯]{8}(?![০-৯])/ },
    { name: 'a mail address', is: /[\w.+-]+@[\w-]+(\.[\w-]+)*\.(gov|com|org|bd)\b/i },
    { name: 'variables of a question', is: /"variables"\s*:\s*\{\s*"/ },
    ...longest.slice(0, LINES_OF_RAW_TEXT).map((line) => ({ name: 'words of a paper', is: line })),
  ];
}

export interface Search {
  readonly logs: number;
  readonly lines: number;
  /** What was found: the name of the secret and the log, never the secret. */
  readonly found: readonly string[];
}

/** Looks for secrets in every log of a folder. */
export function searchLogs(folder: string, secrets: readonly Secret[]): Search {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const found: string[] = [];
  let lines = 0;
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    lines += text.split('\n').length - 1;
    for (const { name, is } of secrets) {
      const there = typeof is === 'string' ? text.includes(is) : is.test(text);
      if (there) found.push(`${name} is in ${file}`);
    }
  }
  return { logs: files.length, lines, found };
}
