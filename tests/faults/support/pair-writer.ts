import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { join } from 'node:path';
import { projectRoot } from '../../../lib/project-root';

const PROGRAM = `
  const [url, root] = process.argv.slice(1);
  const { OPEN } = require(root + '/scripts/backup/subgraph-databases.js');
  const { publish } = require(root + '/lib/outbox/outbox.js');
  const { onlyOnce } = require(root + '/lib/requests/only-once.js');
  const opened = OPEN.meetings({ url });
  require('node:readline').createInterface({ input: process.stdin }).on('line', async (requestId) => {
    const database = await opened;
    const answer = await database.inTransaction((manager) =>
      onlyOnce(manager, { requestId, subject: 'someone', act: 'pair', input: requestId }, async () => {
        await publish(manager, 'pair', [{ requestId }]);
        return requestId;
      })).then(() => 'done', (error) => error.extensions?.code ?? String(error));
    console.log(answer);
  });
`;

/** A process that has a database of meetings open, as a hub has, and writes the acts of `actOnPairs` into it. */
export class PairWriter {
  private readonly child: ChildProcess;
  private readonly lines: Interface;

  constructor(url: string, settings: { uid?: number } = {}) {
    this.child = spawn(process.execPath, ['-e', PROGRAM, url, join(projectRoot, 'dist')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      ...settings,
    });
    if (!this.child.stdout) throw new Error('It has no output.');
    this.lines = createInterface({ input: this.child.stdout });
  }

  /** Gives `done`, or the code of what went wrong. */
  async act(requestId: string): Promise<string> {
    const answered = once(this.lines, 'line') as Promise<[string]>;
    this.child.stdin?.write(`${requestId}\n`);
    return (await answered)[0];
  }

  async end(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
