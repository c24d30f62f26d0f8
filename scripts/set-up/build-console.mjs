import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

/** What the console is made of beside its packages; they change with the lock file, and then all is built anew. */
const isOfConsole = (path) => /^web\/(browser\/console|tables)\//.test(path);

/** The console and the scripts of its editor that run beside the page, by the names that its page calls them. */
const ENTRIES = {
  console: 'web/browser/console/console.tsx',
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
};

const folderOf = (root) => join(root, 'dist', 'web', 'console');

/** Whether the console must be put together: it is large, so that is done only when something of it changed. */
export const consoleIsStale = (root, touched) =>
  touched.some(isOfConsole) ||
  (existsSync(join(root, ENTRIES.console)) && !existsSync(join(folderOf(root), 'assets.json')));

/** Puts the console together, apart from what other pages load, under names with the hash of their content. */
export async function buildConsole(root) {
  const { build } = createRequire(join(root, 'package.json'))('esbuild');
  const folder = folderOf(root);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(ENTRIES).map(([out, path]) => ({ in: path, out })),
    outdir: join(folder, 'files'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    target: ['chrome90', 'firefox114', 'safari15'],
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: true,
    metafile: true,
    loader: { '.ttf': 'file', '.woff2': 'file' },
    logLevel: 'warning',
  });
  const names = Object.entries(metafile.outputs).flatMap(([file, { entryPoint, cssBundle }]) => {
    if (!entryPoint) return [];
    const [name] = Object.entries(ENTRIES).find(([, path]) => entryPoint.endsWith(path)) ?? [];
    if (!name) return []; // A part that is loaded when it is needed.
    const script = [[`${name}.js`, basename(file)]];
    return cssBundle ? [...script, [`${name}.css`, basename(cssBundle)]] : script;
  });
  writeFileSync(join(folder, 'assets.json'), JSON.stringify(Object.fromEntries(names), null, 2));
}
