import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, type CollectionTag } from 'yaml';
import { MOST_BYTES } from '../../documents/read/read-document';
import { projectRoot } from '../../lib/project-root';
import { checkConfiguration, hasNginx, nginxConfiguration } from '../faults/support/nginx';

interface Service {
  readonly environment?: Record<string, string | number>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Record<string, unknown>;
}

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const nginx = read('docker/nginx.conf');
/** Compose's own mark for a list that replaces the one it is laid over. */
const reset: CollectionTag = { tag: '!reset', collection: 'seq' };
const servicesOf = (path: string) =>
  (parse(read(path), { merge: true, customTags: [reset] }) as { services: Record<string, Service> }).services;
const one = servicesOf('docker-compose.yml');
const two = servicesOf('docker/two-of-each.yml');
const behind = Object.fromEntries(
  [...nginx.matchAll(/server (\w+):(\d+) /g)].map(([, name = '', port]) => [name, Number(port)]),
);
const listening = [...nginx.matchAll(/listen (\d+);/g)].map(([, port]) => Number(port));

test('nginx stands before every process of ours, at the port it listens on', () => {
  const ours = ['gateway', 'organisation', 'meetings', 'plans'];
  expect(Object.keys(behind).sort()).toEqual([...ours].sort());
  for (const name of ours) expect([name, behind[name]]).toEqual([name, one[name]?.environment?.['PORT']]);
});

test('with two of each, every address is one of nginx, and only nginx is reached from outside', () => {
  for (const [name, { environment = {} }] of Object.entries(two)) {
    for (const [variable, value] of Object.entries(environment)) {
      const subgraph = /^SOPAN_(\w+)_URL$/.exec(variable)?.[1]?.toLowerCase();
      if (subgraph) expect([name, value]).toEqual([name, `http://nginx:${behind[subgraph]}`]);
    }
    const before = Object.keys(one[name]?.environment ?? {}).filter((each) =>
      /^SOPAN_(ORG|MEET|PL)\w+_URL$/.test(each),
    );
    for (const variable of before) expect(environment).toHaveProperty(variable);
  }
  expect(two['gateway']?.environment?.['SOPAN_TRUST_PROXY']).toBe(1);
  expect(two['gateway']?.ports).toEqual([]);
  expect(two['nginx']?.ports).toEqual(['${SOPAN_PORT:-4000}:8080']);
  expect(Object.keys(two['nginx']?.depends_on ?? {}).sort()).toEqual(Object.keys(behind).sort());
  expect([...listening].sort()).toEqual([4001, 4002, 4003, 8080]);
});

test('nginx lets through the longest paper, and sends no act twice', () => {
  const most = Number(/client_max_body_size (\d+)m;/.exec(nginx)?.[1]) * 1024 * 1024;
  expect(most).toBeGreaterThan(MOST_BYTES);
  expect(nginx).not.toMatch(/non_idempotent|http_50\d/);
  expect(nginx).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
});

(hasNginx ? test : test.skip)('nginx takes its configuration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sopan-nginx-'));
  const file = join(folder, 'nginx.conf');
  const places = { gateway: 1, organisation: 2, meetings: 3, plans: 4 };
  const twice = Object.fromEntries(
    Object.entries(places).map(([name, last]) => [name, [`127.0.0.1:700${last}`, `127.0.0.1:710${last}`]]),
  ) as Record<keyof typeof places, string[]>;
  const ports = { gateway: 7200, organisation: 7201, meetings: 7202, plans: 7203 };
  writeFileSync(file, nginxConfiguration(folder, twice, ports));
  expect(checkConfiguration(file)).toBe('');
  writeFileSync(file, nginxConfiguration(folder, twice, ports).replace('least_conn;', 'most_conn;'));
  expect(checkConfiguration(file)).toContain('most_conn');
  rmSync(folder, { recursive: true, force: true });
});
