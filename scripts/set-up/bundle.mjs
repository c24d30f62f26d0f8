import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, extname, join } from 'node:path';

/**
 * Puts together what browsers load as modules, into files/ of a folder, under names with the hash of their content;
 * assets.json beside it tells each plain name the one it became. `entries` are by name, without its ending.
 */
export async function bundle(root, folder, entries, options) {
  const { build } = createRequire(join(root, 'package.json'))('esbuild');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.map(([out, path]) => ({ in: path, out })),
    outdir: join(folder, 'files'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    metafile: true,
    loader: { '.ttf': 'file', '.woff2': 'file' },
    logLevel: 'warning',
    ...options,
  });
  const names = Object.entries(metafile.outputs).flatMap(([file, { entryPoint, cssBundle }]) => {
    const [name] = entries.find(([, path]) => entryPoint?.endsWith(path)) ?? [];
    if (!name) return []; // A part that is loaded when it is needed.
    return [file, cssBundle].filter(Boolean).map((each) => [`${name}${extname(each)}`, basename(each)]);
  });
  writeFileSync(join(folder, 'assets.json'), JSON.stringify(Object.fromEntries(names), null, 2));
}
