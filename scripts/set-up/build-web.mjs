import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { buildWidgets } from './build-widgets.mjs';

/** What runs, or is looked at, in a browser only: it is put together here and not translated file by file. */
export const isForBrowsers = (path) => /^web\/(browser|styles)\//.test(path);

/** What pages load, by the names that they call it. */
const ENTRIES = [
  'web/browser/page.ts',
  'web/browser/entry.ts',
  'web/browser/service-worker.ts',
  'web/styles/page.css',
];

/**
 * Puts together what browsers load, into dist/web/static/files/ under names that carry the hash of their content,
 * and writes assets.json, which tells each plain name the one it became. Nothing in them points elsewhere.
 */
export async function buildWeb(root) {
  const { build } = createRequire(join(root, 'package.json'))('esbuild');
  const folder = join(root, 'dist', 'web', 'static');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: join(folder, 'files'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['chrome90', 'firefox90', 'safari15'],
    minify: true,
    metafile: true,
    loader: { '.woff2': 'file' },
    logLevel: 'warning',
  });
  const names = Object.entries(metafile.outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint ? [[basename(entryPoint).replace(/\.tsx?$/, '.js'), basename(file)]] : [],
  );
  await buildWidgets(root);
  writeFileSync(join(folder, 'assets.json'), JSON.stringify(Object.fromEntries(names), null, 2));
}
