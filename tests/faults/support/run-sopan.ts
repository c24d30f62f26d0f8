import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../../lib/project-root';

export interface Ran {
  /** Null where it was killed. */
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command `sopan`, as a process of its own. */
export function runSopan(args: readonly string[], settings: Record<string, string> = {}): Promise<Ran> {
  return runNode([join(projectRoot, 'dist', 'scripts', 'sopan.js'), ...args], settings);
}

/** Runs Node with nothing of this environment but the path. */
export function runNode(args: readonly string[], settings: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env['PATH'], ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, out, err }));
  });
}
