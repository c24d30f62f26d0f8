import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readSharedConfiguration } from '../../gateway/config';
import { readLocalKey } from '../../lib/auth/local-key';
import { projectRoot } from '../../lib/project-root';
import { databasesOf } from '../backup/subgraph-databases';
import { look, well, wrong, type Finding } from './finding';

const GIB = 1024 ** 3;
/** Below this an ordinary day of writing, its backup and a migration's copy do not fit for certain. */
const LEAST_FREE = GIB;

/** The program that runs this, by what package.json asks for. */
export function node(): Finding[] {
  const { engines } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const needed = numbers(engines.node);
  const has = numbers(process.versions.node);
  const first = has.findIndex((part, index) => part !== needed[index]);
  const isEnough = first < 0 || (has[first] ?? 0) > (needed[first] ?? 0);
  return [
    isEnough
      ? well('node', `Node ${process.versions.node}`)
      : wrong('node', `Node ${process.versions.node} is too old`, `Install Node ${engines.node}.`),
  ];
}

const numbers = (version: string): number[] => (version.match(/\d+/g) ?? []).slice(0, 3).map(Number);

/** What the environment says, as the gateway would read it. */
export function settings(): Finding[] {
  try {
    readSharedConfiguration();
    return [well('settings', 'no fault')];
  } catch (error) {
    return [wrong('settings', (error as Error).message, 'docs/running.md has each variable.')];
  }
}

/** The folder of the key and of the embedded databases. */
export function folder(dataFolder: string): Finding[] {
  if (!existsSync(dataFolder))
    return [wrong('data', `there is no folder ${dataFolder}`, 'Run npm start once, or set SOPAN_DATA.')];
  return [...access(dataFolder), ...key(dataFolder), ...space(dataFolder)];
}

function access(dataFolder: string): Finding[] {
  try {
    accessSync(dataFolder, constants.R_OK | constants.W_OK);
    return [well('data', dataFolder)];
  } catch {
    return [wrong('data', `${dataFolder} cannot be written`, 'Look at its owner and its mode.')];
  }
}

/** The key is looked at only where there is one: looking makes none. */
function key(dataFolder: string): Finding[] {
  if (!existsSync(join(dataFolder, 'local.key')))
    return [
      look('key', 'this installation has no key of its own', 'The first start of a gateway here makes one.'),
    ];
  try {
    readLocalKey(dataFolder);
    return [well('key', 'private, of the right length')];
  } catch (error) {
    const [says = '', ...advice] = (error as Error).message.split(/(?<=\.) /);
    return [wrong('key', says, advice.join(' '))];
  }
}

function space(dataFolder: string): Finding[] {
  const { bavail, bsize } = statfsSync(dataFolder);
  const free = bavail * bsize;
  const needed = Math.max(LEAST_FREE, 3 * sizeOfDatabases(dataFolder));
  const says = `${(free / GIB).toFixed(1)} GiB free`;
  return [
    free >= needed
      ? well('disk', says)
      : look('disk', says, `Make room: a backup and a migration want ${(needed / GIB).toFixed(1)} GiB.`),
  ];
}

function sizeOfDatabases(dataFolder: string): number {
  return databasesOf({}, dataFolder).reduce(
    (total, { url }) => total + statSync(url.slice('sqlite:'.length)).size,
    0,
  );
}
