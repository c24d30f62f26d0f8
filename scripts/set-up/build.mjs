import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildConsole, consoleIsStale } from './build-console.mjs';
import { buildWeb, isForBrowsers } from './build-web.mjs';

// The floors that run.
const FLOORS = ['lib', 'subgraphs', 'web', 'gateway', 'documents', 'scripts', 'bench'];
// Tests and their benches run from their sources.
const NOT_RUN = /\.(test|proof|d)\.tsx?$|\/(testing|toys)\//;
const SOURCE = /\.tsx?$|^web\/.*\.(css|svg|html)$/;
// Whatever changes all output at once.
const SETTINGS = [
  'tsconfig.json',
  'package-lock.json',
  'scripts/set-up/build.mjs',
  'scripts/set-up/build-web.mjs',
  'scripts/set-up/build-console.mjs',
  'scripts/set-up/build-widgets.mjs',
  'scripts/set-up/bundle.mjs',
];

/** True when every source is translated as it now stands, judged by sizes and times of change. */
export function buildIsCurrent(root) {
  const before = readStamp(root);
  const now = describe(root);
  const paths = Object.keys(now.sources);
  return (
    before.settings === now.settings &&
    paths.length === Object.keys(before.sources).length &&
    paths.every((path) => before.sources[path] === now.sources[path])
  );
}

/**
 * Translates the sources that changed into dist/ and removes what no source stands behind any more.
 * Types are not checked here (`npm run check` does): a build takes a second or two, and a fault in a
 * test's types keeps nobody from starting.
 */
export async function build(root, say) {
  const began = Date.now();
  const before = readStamp(root);
  const now = describe(root);
  if (before.settings !== now.settings) {
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    before.sources = {};
  }
  const changed = Object.keys(now.sources).filter((path) => before.sources[path] !== now.sources[path]);
  const gone = Object.keys(before.sources).filter((path) => !(path in now.sources));
  say(`building ${changed.length} file(s) …`);
  const touched = [...changed, ...gone];
  await Promise.all([
    translate(
      root,
      changed.filter((path) => !isForBrowsers(path)),
    ),
    touched.some((path) => path.startsWith('web/')) && buildWeb(root),
    consoleIsStale(root, touched) && buildConsole(root),
  ]);
  for (const path of gone) for (const file of outputs(path)) rmSync(join(root, file), { force: true });
  writeFileSync(stampFile(root), JSON.stringify(now));
  say(`built in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** File by file, so that a stack names the source it came from, and a change costs its own file only. */
async function translate(root, paths) {
  if (paths.length === 0) return;
  const { build: esbuild } = createRequire(join(root, 'package.json'))('esbuild');
  await esbuild({
    absWorkingDir: root,
    entryPoints: paths,
    outbase: '.',
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    charset: 'utf8',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'silent', // What it finds is in what it throws.
  });
}

const outputs = (path) => ['js', 'js.map'].map((ending) => `dist/${path.replace(/tsx?$/, ending)}`);
const stampFile = (root) => join(root, 'dist', '.stamp.json');

function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampFile(root), 'utf8'));
  } catch {
    return { settings: '', sources: {} };
  }
}

function describe(root) {
  const sources = {};
  for (const floor of FLOORS) {
    for (const path of sourcesBelow(root, floor)) sources[path] = sizeAndTime(join(root, path));
  }
  return { settings: SETTINGS.map((path) => sizeAndTime(join(root, path))).join(' '), sources };
}

function sourcesBelow(root, folder) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return path === 'bench/peers' ? [] : sourcesBelow(root, path);
    return SOURCE.test(path) && !NOT_RUN.test(path) ? [path] : [];
  });
}

function sizeAndTime(file) {
  const { size, mtimeMs } = statSync(file);
  return `${size}:${Math.round(mtimeMs)}`;
}
