import { execFile, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { projectRoot } from '../../lib/project-root';

const from = (path: string) => JSON.stringify(pathToFileURL(join(projectRoot, path)).href);
const asModule = (script: string) => ['--input-type=module', '--eval', script];
const run = promisify(execFile);

let tree: string;
const at = (path: string) => join(tree, path);

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'sopan-set-up-'));
});

afterEach(() => rmSync(tree, { recursive: true, force: true }));

describe('the build', () => {
  beforeEach(() => {
    mkdirSync(at('lib/testing'), { recursive: true });
    mkdirSync(at('scripts/set-up'), { recursive: true });
    for (const part of ['build', 'build-web', 'build-console', 'build-widgets', 'bundle'])
      writeFileSync(at(`scripts/set-up/${part}.mjs`), '');
    writeFileSync(at('package.json'), '{}');
    writeFileSync(at('package-lock.json'), '{}');
    writeFileSync(at('tsconfig.json'), readFileSync(join(projectRoot, 'tsconfig.json')));
    symlinkSync(join(projectRoot, 'node_modules'), at('node_modules'));
    writeFileSync(at('lib/one.ts'), "export const one: string = 'এক';\n");
    writeFileSync(at('lib/two.ts'), "import { one } from './one';\nexport const two = one + one;\n");
    writeFileSync(at('lib/one.test.ts'), 'test();\n');
    writeFileSync(at('lib/testing/bench.ts'), 'export const bench = 1;\n');
  });

  const build = () => {
    const script = `import { build, buildIsCurrent } from ${from('scripts/set-up/build.mjs')};
      const said = [];
      const root = ${JSON.stringify(tree)};
      const before = buildIsCurrent(root);
      if (!before) await build(root, (sentence) => said.push(sentence));
      console.log(JSON.stringify({ before, after: buildIsCurrent(root), said }));`;
    const { stdout, stderr } = spawnSync(process.execPath, asModule(script), { encoding: 'utf8' });
    if (!stdout) throw new Error(stderr);
    return JSON.parse(stdout) as { before: boolean; after: boolean; said: string[] };
  };

  test('translates all that runs, and no test', () => {
    expect(build()).toMatchObject({ before: false, after: true });
    expect(jest.requireActual(at('dist/lib/two.js'))).toEqual({ two: 'একএক' });
    expect(existsSync(at('dist/lib/one.test.js'))).toBe(false);
    expect(existsSync(at('dist/lib/testing'))).toBe(false);
  });

  test('has nothing to do when nothing changed', () => {
    build();
    expect(build()).toEqual({ before: true, after: true, said: [] });
  });

  test('translates again only what changed, and removes what has no source any more', () => {
    build();
    writeFileSync(at('lib/two.ts'), 'export const two = 22;\n');
    rmSync(at('lib/one.ts'));
    expect(build()).toMatchObject({
      before: false,
      after: true,
      said: ['building 1 file(s) …', expect.any(String)],
    });
    expect(readFileSync(at('dist/lib/two.js'), 'utf8')).toContain('22');
    expect(existsSync(at('dist/lib/one.js'))).toBe(false);
    expect(existsSync(at('dist/lib/one.js.map'))).toBe(false);
  });

  test('says where a source cannot be read, and tries again next time', () => {
    writeFileSync(at('lib/one.ts'), 'export const one = ;\n');
    expect(() => build()).toThrow(/lib\/one\.ts:1:19: ERROR/);
    writeFileSync(at('lib/one.ts'), 'export const one = 1;\n');
    expect(build()).toMatchObject({ before: false, after: true });
  });

  test('keeps the line of a fault in the source', () => {
    writeFileSync(at('lib/one.ts'), "interface Gone {\n  it: string;\n}\n\nthrow new Error('here');\n");
    build();
    const { stderr } = spawnSync(process.execPath, ['--enable-source-maps', at('dist/lib/one.js')], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/lib\/one\.ts:5/);
  });
});

describe('of several set-ups at once', () => {
  const take = () => {
    const script = `import { appendFileSync } from 'node:fs';
      import { alone } from ${from('scripts/set-up/alone.mjs')};
      const note = (word) => appendFileSync(${JSON.stringify(at('notes'))}, word);
      await alone(${JSON.stringify(at('lock'))}, () => {}, async () => {
        note('(');
        await new Promise((resolve) => setTimeout(resolve, 60));
        note(')');
      });`;
    return run(process.execPath, asModule(script));
  };

  test('one works while the others wait', async () => {
    await Promise.all([take(), take(), take()]);
    expect(readFileSync(at('notes'), 'utf8')).toBe('()()()');
    expect(existsSync(at('lock'))).toBe(false);
  });

  test('one that died keeps nobody waiting', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(at('lock'), String(pid));
    await take();
    expect(readFileSync(at('notes'), 'utf8')).toBe('()');
  });

  test('one that shows no life for a minute keeps nobody waiting, whoever has its number now', async () => {
    writeFileSync(at('lock'), String(process.pid));
    utimesSync(at('lock'), new Date(), new Date(Date.now() - 61_000));
    await take();
    expect(readFileSync(at('notes'), 'utf8')).toBe('()');
  });
});
