import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';

/** What the console is made of beside its packages; they change with the lock file, and then all is built anew. */
const isOfConsole = (path) => /^web\/(browser\/console|tables)\//.test(path);

const PAGE = 'web/browser/console/console.tsx';

/** The console and the scripts of its editor that run beside the page, by the names that its page calls them. */
const ENTRIES = [
  ['console', PAGE],
  ['editor', 'monaco-editor/esm/vs/editor/editor.worker.js'],
  ['json', 'monaco-editor/esm/vs/language/json/json.worker.js'],
  ['graphql', 'monaco-graphql/esm/graphql.worker.js'],
];

const folderOf = (root) => join(root, 'dist', 'web', 'console');

/** Whether the console must be put together: it is large, so that is done only when something of it changed. */
export const consoleIsStale = (root, touched) =>
  touched.some(isOfConsole) ||
  (existsSync(join(root, PAGE)) && !existsSync(join(folderOf(root), 'assets.json')));

/** Puts the console together, apart from what other pages load. */
export const buildConsole = (root) =>
  bundle(root, folderOf(root), ENTRIES, {
    jsx: 'automatic',
    target: ['chrome90', 'firefox114', 'safari15'],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
