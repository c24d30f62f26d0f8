import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSchema, isObjectType, parse, validate } from 'graphql';
import { projectRoot } from '../../lib/project-root';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const schema = buildSchema(read('schema/api.graphql'), { assumeValidSDL: true });

const NOT_OURS = ['dist', 'data', 'coverage'];
const pages = pagesBelow('');

/** Every page of the project, without what is installed, built or hidden. */
function pagesBelow(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    if (folder === '' && NOT_OURS.includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pagesBelow(path);
    return path.endsWith('.md') ? [path] : [];
  });
}

test.each(pages)('every relative link and picture of %s leads somewhere', (page) => {
  const text = read(page).replace(/```[^]*?```/g, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
  const broken = links.filter((link) => {
    if (/^(https?|mailto):/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path ? join(dirname(page), path) : page;
    if (!existsSync(join(projectRoot, target))) return true;
    return anchor ? !anchorsOf(read(target)).includes(anchor) : false;
  });
  expect(broken).toEqual([]);
});

/** The anchors that headings get, as GitHub makes them. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replace(/ /g, '-'),
  );
}

describe('docs/running.md', () => {
  const text = read('docs/running.md');
  const rows = text.split('\n').flatMap((line) => /^\| `([A-Z][A-Z_]+)` \|/.exec(line)?.[1] ?? []);
  const configurations = [
    'gateway/config.ts',
    'lib/subgraph/configuration.ts',
    'lib/subgraph/observed-shape.ts',
    ...['organisation', 'meetings', 'plans'].map((name) => `subgraphs/${name}/config.ts`),
  ];
  const readByCode = new Set(
    configurations.flatMap((path) =>
      [...read(path).matchAll(/^\s*([A-Z][A-Z_]+): /gm)].map(([, name]) => name),
    ),
  );

  test('its table of settings names every variable that a process reads, and no other', () => {
    expect(rows.toSorted()).toEqual([...readByCode].toSorted());
  });

  test('it names no variable that neither a process nor docker-compose.yml reads', () => {
    const asked = [...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    const named = [...text.matchAll(/SOPAN_[A-Z_]*[A-Z]/g)].map(([name]) => name);
    expect(named.filter((name) => !readByCode.has(name) && !asked.includes(name))).toEqual([]);
  });
});

describe('docs/measures.md', () => {
  const named = new Set([...read('docs/measures.md').matchAll(/`(\w+)`/g)].map(([, name]) => name));

  test.each(['DecisionProgress', 'PlanProgress'])('it names every measure of %s', (name) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is not in schema/api.graphql.`);
    expect(Object.keys(type.getFields()).filter((field) => !named.has(field))).toEqual([]);
  });

  test('what it says is not there yet is not there', () => {
    const missing = /## Not there yet\n([^]*)$/.exec(read('docs/measures.md'))?.[1] ?? '';
    const fields = ['DecisionProgress', 'PlanProgress'].flatMap((name) => {
      const type = schema.getType(name);
      return isObjectType(type) ? Object.keys(type.getFields()) : [];
    });
    expect(fields.filter((field) => missing.includes(`\`${field}\``))).toEqual([]);
  });
});

describe('README.md', () => {
  const text = read('README.md');

  test('its GraphQL is valid by the contract', () => {
    const fenced = [...text.matchAll(/```graphql\n([^]*?)```/g)].map(([, source]) => source ?? '');
    const inShell = [...text.matchAll(/"query": ("(?:[^"\\]|\\.)*")/g)].map(
      ([, source]) => JSON.parse(source ?? '""') as string,
    );
    expect([fenced.length, inShell.length]).toEqual([1, 1]);
    for (const source of [...fenced, ...inShell]) expect(validate(schema, parse(source))).toEqual([]);
  });

  test('the command knows every option that it names', () => {
    const { stdout } = spawnSync(process.execPath, ['scripts/sopan.mjs', 'import', '--help'], {
      cwd: projectRoot,
      encoding: 'utf8',
    });
    const options = [...text.matchAll(/`(--[a-z-]+)`/g)].map(([, option]) => option ?? '');
    expect(options).not.toEqual([]);
    expect(options.filter((option) => !stdout.includes(`${option} `))).toEqual([]);
  });
});
