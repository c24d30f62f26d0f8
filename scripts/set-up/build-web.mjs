import { join } from 'node:path';
import { buildWidgets } from './build-widgets.mjs';
import { bundle } from './bundle.mjs';

/** What runs, or is looked at, in a browser only: it is put together here and not translated file by file. */
export const isForBrowsers = (path) => /^web\/(browser|styles)\//.test(path);

/** What pages load, by the names that they call it. */
const ENTRIES = [
  ['page', 'web/browser/page.ts'],
  ['entry', 'web/browser/entry.ts'],
  ['service-worker', 'web/browser/service-worker.ts'],
  ['page', 'web/styles/page.css'],
];

/** Puts together what pages and widgets load; nothing in it points elsewhere. */
export async function buildWeb(root) {
  await bundle(root, join(root, 'dist', 'web', 'static'), ENTRIES, {
    target: ['chrome90', 'firefox90', 'safari15'],
  });
  await buildWidgets(root);
}
