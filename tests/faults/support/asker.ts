import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';

interface Question {
  readonly query: string;
  readonly variables: object | undefined;
}

interface Timed {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

const PROGRAM = `
  const { Agent, request } = require('undici');
  const dispatcher = new Agent({ keepAliveTimeout: 60000 });
  async function ask(url, body) {
    const began = performance.now();
    const response = await request(url + '/graphql', {
      dispatcher, method: 'POST', body,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    });
    const text = await response.body.text();
    return { status: response.statusCode, text, ms: performance.now() - began };
  }
  require('node:readline').createInterface({ input: process.stdin }).on('line', async (line) => {
    const { url, bodies, together } = JSON.parse(line);
    const answers = together ? await Promise.all(bodies.map((body) => ask(url, body))) : [];
    if (!together) for (const body of bodies) answers.push(await ask(url, body));
    console.log(JSON.stringify(answers));
  });
`;

/** A client in a process of its own: what it measures is the time of the hub, and not that of the test beside it. */
export class Asker {
  private readonly child: ChildProcess;
  private readonly lines: Interface;

  constructor() {
    this.child = spawn(process.execPath, ['-e', PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
    process.once('exit', () => this.child.kill('SIGKILL'));
    if (!this.child.stdout) throw new Error('It has no output.');
    this.lines = createInterface({ input: this.child.stdout });
  }

  /** Asks some questions, side by side or one after the other. */
  async ask(
    url: string,
    questions: readonly Question[],
    order: 'together' | 'in turn',
  ): Promise<readonly Timed[]> {
    const answered = once(this.lines, 'line') as Promise<[string]>;
    const bodies = questions.map((question) => JSON.stringify(question));
    this.child.stdin?.write(`${JSON.stringify({ url, bodies, together: order === 'together' })}\n`);
    return JSON.parse((await answered)[0]) as readonly Timed[];
  }

  async end(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
