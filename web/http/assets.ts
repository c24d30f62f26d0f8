import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The address of a script or style by its plain name: the one with the hash of its content, which caches may keep. */
export type Assets = (name: string) => string;

/** What the build put together for browsers; `assets.json` tells which name became which. */
export function assetsIn(folder: string): Assets {
  const names = JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8')) as Record<string, string>;
  return (name) => {
    const file = names[name];
    if (!file) throw new Error(`The build made no ${name}.`);
    return `/static/${file}`;
  };
}
