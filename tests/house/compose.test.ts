import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LIVE_PATH, READY_PATH } from '../../lib/subgraph/health';
import { projectRoot } from '../../lib/project-root';

interface Service {
  readonly build?: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Record<string, string | number>;
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly depends_on?: Record<string, unknown>;
}

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const { services } = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>;
};
const dockerfile = read('Dockerfile');
const ours = Object.entries(services).filter(([, service]) => service.build);
const subgraphs = readdirSync(join(projectRoot, 'subgraphs'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The source of the file that a service runs, and the folder whose configuration it reads: `gateway`, `subgraphs/plans`. */
const entryOf = (service: Service) => /^dist\/(.+\/main)\.js$/.exec(service.command?.[1] ?? '')?.[1] ?? '';
const folderOf = (service: Service) => entryOf(service).replace(/^scripts\/|\/main$/g, '');
const environmentOf = (service: Service) =>
  Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([name, value]) => [name, interpolate(String(value))]),
  );

/** What Compose makes of `${NAME:-default}`, `${NAME:?message}` and `${NAME}`, where each secret is one of its own. */
function interpolate(value: string): string {
  return value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest?: string) =>
    kind === '-' ? (rest ?? '') : createHash('sha256').update(name).digest('hex'),
  );
}

/** The names a process reads: those in its config.ts and in the files of ours that config.ts takes shapes from. */
function namesRead(folder: string): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const look = (path: string) => {
    if (seen.has(path) || !existsSync(path)) return;
    seen.add(path);
    const text = readFileSync(path, 'utf8');
    for (const [, name] of text.matchAll(/^\s*([A-Z][A-Z0-9_]+):/gm)) names.add(name!);
    for (const [, from] of text.matchAll(/from '(\.[^']+)'/g)) look(join(path, '..', `${from}.ts`));
  };
  look(join(projectRoot, folder, 'config.ts'));
  return names;
}

/** Reads the configuration of a service's process as the process itself would. */
function configure(service: Service, environment: Record<string, string>): object {
  const { readConfiguration } = jest.requireActual<{
    readConfiguration: (environment: NodeJS.ProcessEnv) => object;
  }>(join(projectRoot, folderOf(service), 'config.ts'));
  return readConfiguration({ NODE_ENV: 'production', ...environment });
}

function cannotDoWithout(service: Service, variable: string): boolean {
  try {
    configure(service, { ...environmentOf(service), [variable]: '' });
    return false;
  } catch {
    return true;
  }
}

test('a container runs the gateway and one runs each subgraph', () => {
  expect(ours.map(([name]) => name).sort()).toEqual(['gateway', ...subgraphs].sort());
  expect(folderOf(services['gateway']!)).toBe('gateway');
  for (const name of subgraphs) expect(folderOf(services[name]!)).toBe(`subgraphs/${name}`);
});

describe.each(ours)('the container %s', (_, service) => {
  test('runs an entry file that exists', () => {
    expect(service.command?.[0]).toBe('node');
    expect(existsSync(join(projectRoot, `${entryOf(service)}.ts`))).toBe(true);
  });

  test('is given no variable that its process does not read', () => {
    const names = namesRead(folderOf(service));
    expect(Object.keys(environmentOf(service)).filter((variable) => !names.has(variable))).toEqual([]);
  });

  test('is given all that its process cannot do without', () => {
    expect(() => configure(service, environmentOf(service))).not.toThrow();
    expect(() => configure(service, { ...environmentOf(service), SOPAN_GATEWAY_SECRET: '' })).toThrow();
  });

  test('is told of every address that its process can make use of', () => {
    const addresses = [...namesRead(folderOf(service))].filter((variable) => variable.endsWith('_URL'));
    expect(Object.keys(environmentOf(service))).toEqual(expect.arrayContaining(addresses));
  });

  test('listens where the other containers reach it', () => {
    expect(environmentOf(service)['HOST']).toBe('0.0.0.0');
  });

  test('starts after what it cannot start without, and waits for nothing else', () => {
    const environment = environmentOf(service);
    const needed = Object.entries(environment).flatMap(([variable, value]) => {
      const host = /^\w+:\/\/(?:[^@/]*@)?([\w.-]+)/.exec(value)?.[1];
      return host && cannotDoWithout(service, variable) ? [host] : [];
    });
    expect(Object.keys(service.depends_on ?? {}).sort()).toEqual([...new Set(needed)].sort());
  });
});

test('every address of a subgraph names its container and the port it listens on', () => {
  for (const [, service] of ours) {
    for (const [variable, value] of Object.entries(environmentOf(service))) {
      const subgraph = /^SOPAN_(ORGANISATION|MEETINGS|PLANS)_URL$/.exec(variable)?.[1]?.toLowerCase();
      if (!subgraph) continue;
      expect(new URL(value).host).toBe(`${subgraph}:${environmentOf(services[subgraph]!)['PORT']}`);
    }
  }
});

test('each subgraph has a database of its own, which the database server makes, in utf8mb4', () => {
  const script = read('docker/create-databases.sh');
  const made = /for subgraph in ([\w ]+);/.exec(script)?.[1]?.split(' ') ?? [];
  expect(made.sort()).toEqual([...subgraphs].sort());
  expect(script).toMatch(/CREATE DATABASE sopan_\$\{subgraph\} CHARACTER SET utf8mb4/);
  for (const name of subgraphs) {
    const url = new URL(environmentOf(services[name]!)['SOPAN_DATABASE_URL']!);
    expect([url.username, url.hostname, url.pathname]).toEqual([
      `sopan_${name}`,
      'mariadb',
      `/sopan_${name}`,
    ]);
  }
});

test('a subgraph listens to the other containers only because it is told that it may', () => {
  for (const name of subgraphs) {
    expect(() => configure(services[name]!, environmentOf(services[name]!))).not.toThrow();
    const untold = { ...environmentOf(services[name]!), SOPAN_ALLOW_NETWORK: '' };
    expect(() => configure(services[name]!, untold)).toThrow('HOST:');
  }
});

test('only the gateway is reached from outside, on the port it listens on', () => {
  const published = Object.entries(services).filter(([, service]) => service.ports);
  expect(published.map(([name]) => name)).toEqual(['gateway']);
  const inside = String(services['gateway']?.ports?.[0]).split(':').at(-1);
  expect(inside).toBe(environmentOf(services['gateway']!)['PORT']);
});

test('what gateways share starts with them, as long as a process reads its address', () => {
  const readers = ['gateway', ...subgraphs.map((name) => `subgraphs/${name}`)].filter((folder) =>
    namesRead(folder).has('SOPAN_REDIS_URL'),
  );
  expect(services['redis']?.profiles ?? []).toEqual(readers.length > 0 ? [] : ['cache']);
});

describe('the image', () => {
  test('asks the readiness path that the processes serve', () => {
    expect(dockerfile).toMatch(new RegExp(`HEALTHCHECK[^]*process\\.env\\.PORT\\}${READY_PATH}\``));
    expect(LIVE_PATH).not.toBe(READY_PATH);
  });

  test('runs as an ordinary user, on the Node that is tried beside the oldest one', () => {
    const [tried] = read('.node-version').split('.');
    const bases = [...dockerfile.matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => major);
    expect(bases).toEqual([tried, tried]);
    expect(dockerfile.lastIndexOf('\nUSER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nFROM'));
  });

  test('runs no install script of a package', () => {
    for (const [line] of dockerfile.matchAll(/npm (ci|prune)[^\\\n]*/g))
      expect(line).toContain('--ignore-scripts');
  });

  test('holds every folder that the code is translated from or reads data from', () => {
    const copied = [...dockerfile.matchAll(/^COPY --from=build \/sopan\/(\w+) /gm)].map(
      ([, folder]) => folder,
    );
    expect(copied).toEqual(
      expect.arrayContaining([
        'dist',
        'node_modules',
        'schema',
        'samples',
        'lib',
        'subgraphs',
        'gateway',
        'documents',
        'scripts',
      ]),
    );
  });
});

test('.env.example names every variable that Compose asks for, and no other', () => {
  const asked = [...read('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name!);
  const named = [...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name!);
  expect(named.sort()).toEqual([...new Set(asked)].sort());
});
