import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { READY_PATH } from '../../lib/subgraph/health';
import { projectRoot } from '../../lib/project-root';
import { freePorts, startProcess } from './processes';

/** Whether a process of Sopan is ready. */
export const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}${READY_PATH}`).then(
    ({ ok }) => ok,
    () => false,
  );

export const built = (...path: string[]): string => join(projectRoot, 'dist', ...path);

/**
 * A data folder with invented records of all areas over three years and the sample papers on top, whose copies are
 * what the rows answer from. Kept for the next run where SOPAN_BENCH_RECORDS names a folder for it.
 */
export async function makeRecords(folder: string, scale: string): Promise<string> {
  const data = process.env['SOPAN_BENCH_RECORDS'] ?? join(folder, 'records');
  if (existsSync(join(data, 'samples-imported'))) return data;
  mkdirSync(data, { recursive: true });
  const env = { PATH: process.env['PATH'], SOPAN_DATA: data };
  const generate = [join(projectRoot, 'scripts', 'sopan.mjs'), 'generate', '--years', '3', '--scale', scale];
  const { status, stderr } = spawnSync(process.execPath, generate, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`sopan generate ended with ${status}: ${stderr}`);
  rmSync(join(data, 'samples-imported'));
  const [port = 0] = await freePorts(1);
  const hub = await startProcess({
    name: 'records',
    port,
    args: [built('scripts', 'start.js')],
    env: { PORT: String(port), SOPAN_DATA: data, SOPAN_RATE_PUBLIC: '0', SOPAN_RATE_SIGNED_IN: '0' },
    folder,
    isReady,
  });
  await hub.close();
  return data;
}

/** A copy of it for whoever opens the databases. */
export function copyOf(data: string, folder: string, name: string): string {
  const copy = join(folder, `data-${name}`);
  cpSync(data, copy, { recursive: true });
  return copy;
}
