// Brings a clone into the state in which it can run: packages installed, sources translated, `npx sopan` linked.
// When nothing changed it only looks, and costs a few milliseconds. All it says goes to standard error.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, buildIsCurrent } from './set-up/build.mjs';
import { alone } from './set-up/alone.mjs';

const OLDEST_NODE = [20, 19];

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..');
const installStamp = join(projectRoot, 'node_modules', '.sopan-installed');

/** Installs, builds and links what is missing or out of date; ends the process with plain words where it cannot. */
export async function setUp() {
  refuseOldNode();
  // A container image holds dist/ and no sources: there is nothing to set up.
  if (!existsSync(join(projectRoot, 'tsconfig.json'))) return;
  if (!isSetUp()) {
    try {
      await alone(join(projectRoot, '.set-up.lock'), say, async () => {
        if (!isInstalled()) await install();
        if (!buildIsCurrent(projectRoot)) await build(projectRoot, say);
      });
    } catch (error) {
      console.error(`\n${error.message}`);
      process.exit(1);
    }
  }
  linkCommand();
}

const isSetUp = () => isInstalled() && buildIsCurrent(projectRoot);
const say = (sentence) => console.error(`sopan: ${sentence}`);

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(
    `Sopan needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}. ` +
      'Install a newer one from your system or from nodejs.org, then run the same command again.',
  );
  process.exit(1);
}

/** What must be installed: the lock file, for this kind of machine and of Node. */
function wantedInstall() {
  const lock = readFileSync(join(projectRoot, 'package-lock.json'));
  const kind = `${process.platform} ${process.arch} ${process.versions.modules}`;
  return createHash('sha256').update(lock).update(kind).digest('hex');
}

function isInstalled() {
  const wanted = wantedInstall();
  if (existsSync(installStamp) && readFileSync(installStamp, 'utf8') === wanted) return true;
  if (!holdsWhatTheLockNames()) return false;
  writeFileSync(installStamp, wanted);
  return true;
}

/** True when somebody's own `npm install` has already put every package of the lock file in place. */
function holdsWhatTheLockNames() {
  const hidden = join(projectRoot, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

async function install() {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  say('installing packages, once; a minute or two …');
  const progress = setInterval(() => say(`still installing, ${seconds()} s …`), 15_000);
  const { code, words } = await npm([
    'ci',
    '--ignore-scripts', // No package of ours needs to build anything, and none gets to run anything.
    '--include=dev', // The compiler is among them, also where NODE_ENV says production.
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]).finally(() => clearInterval(progress));
  if (code !== 0) {
    throw new Error(
      `The packages could not be installed (npm ci ended with ${code} after ${seconds()} s). npm said:\n\n` +
        `${wordsThatMatter(words)}\n\n` +
        'Most often the package registry is out of reach: try `npm ping`, look at the proxy settings, ' +
        'and run the same command again. Nothing else was changed.',
    );
  }
  writeFileSync(installStamp, wantedInstall());
  say(`packages installed in ${seconds()} s`);
}

/** npm names the fault first; stack traces and blank lines after it help nobody. */
function wordsThatMatter(words) {
  const lines = words
    .split('\n')
    .filter((line) => line.trim() && !/^npm error\s*$|^npm error\s+at |^npm warn/.test(line));
  return lines.slice(0, 12).join('\n');
}

/** Runs npm quietly and resolves with its exit code and what it said. */
function npm(args) {
  const running = process.env.npm_execpath;
  const [command, first] =
    running && basename(running) === 'npm-cli.js' ? [process.execPath, [running]] : ['npm', []];
  const child = spawn(command, [...first, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: error.code, words: `${words}\n${error.message}` }));
    child.on('close', (code) => resolve({ code, words }));
  });
}

/** npm links the commands of dependencies but not of the project itself; `npx sopan` looks for this link. */
function linkCommand() {
  if (process.platform === 'win32') return; // There npx finds the command through package.json, more slowly.
  const folder = join(projectRoot, 'node_modules', '.bin');
  const link = join(folder, 'sopan');
  const target = join('..', '..', 'scripts', 'sopan.mjs');
  try {
    if (readlinkSync(link) === target) return;
  } catch {
    // Not there yet.
  }
  mkdirSync(folder, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(target, link);
  chmodSync(join(projectRoot, 'scripts', 'sopan.mjs'), 0o755);
}
