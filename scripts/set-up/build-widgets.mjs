import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What is promised to pages of other sites has names of its own, which never change: /embed/v1.js and beside it. */
const SCRIPTS = {
  v1: 'web/browser/embed-v1.ts',
  frame: 'web/browser/embed-frame.ts',
  builder: 'web/browser/embed-builder.ts',
};
const FONTS = ['bengali', 'latin'].flatMap((script) =>
  [400, 700].map((weight) => `noto-sans-bengali-${script}-${weight}-normal.woff`),
);

/**
 * Puts together what widgets load, into dist/web/static/embed/: scripts of one piece each, their look, and the
 * letters with which the hub itself draws pictures.
 */
export async function buildWidgets(root) {
  const { build, transform } = createRequire(join(root, 'package.json'))('esbuild');
  const folder = join(root, 'dist', 'web', 'static', 'embed');
  const target = ['chrome90', 'firefox90', 'safari15'];
  const styles = join(root, 'web', 'styles', 'widgets.css');
  const { code } = await transform(readFileSync(styles, 'utf8'), { loader: 'css', minify: true, target });
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(SCRIPTS).map(([out, path]) => ({ in: path, out })),
    outdir: folder,
    bundle: true,
    format: 'iife',
    target,
    minify: true,
    legalComments: 'none',
    define: { WIDGET_STYLES: JSON.stringify(code.trim()) },
    logLevel: 'warning',
  });
  await build({
    absWorkingDir: root,
    entryPoints: [{ in: styles, out: 'v1' }],
    outdir: folder,
    target,
    minify: true,
    logLevel: 'warning',
  });
  const fonts = join(root, 'node_modules', '@fontsource', 'noto-sans-bengali', 'files');
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  for (const font of FONTS) copyFileSync(join(fonts, font), join(folder, 'fonts', font));
}
