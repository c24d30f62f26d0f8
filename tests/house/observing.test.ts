import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { countTheProcess, registry } from '../../lib/metrics/metrics';
import { projectRoot } from '../../lib/project-root';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

/** What Prometheus adds to the name of a histogram, and what it counts itself. */
const BASE = /_(bucket|count|sum)$/;
const OF_PROMETHEUS = ['up'];

countTheProcess();
const counted = new Map(
  registry.getMetricsAsArray().map((metric) => {
    const { name, labelNames = [] } = metric as unknown as { name: string; labelNames?: readonly string[] };
    return [name, labelNames];
  }),
);
const own = [...counted.keys()].filter((name) => name.startsWith('sopan_'));

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}
interface Rule {
  readonly alert: string;
  readonly expr: string;
}
const { panels } = JSON.parse(read('docker/grafana/sopan.json')) as { panels: Panel[] };
const { groups } = parse(read('docker/alerts.yml')) as { groups: { rules: Rule[] }[] };
const asked: [string, string][] = [
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }): [string, string] => [title, expr])),
  ...groups.flatMap(({ rules }) => rules.map(({ alert, expr }): [string, string] => [alert, expr])),
];

/** The names of numbers in an expression, without what belongs to a histogram. */
const namesIn = (expr: string) =>
  [...expr.matchAll(/\b(up|(?:sopan|nodejs|process)_\w+)/g)].map(([, name = '']) =>
    counted.has(name) ? name : name.replace(BASE, ''),
  );

test.each(asked)('%s asks for numbers that are counted, by labels that they have', (_title, expr) => {
  const names = namesIn(expr);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !counted.has(name) && !OF_PROMETHEUS.includes(name))).toEqual([]);
  const labels = [...expr.matchAll(/\bby \(([^)]+)\)|[{,]\s*(\w+)=/g)].flatMap(([, by, one]) =>
    (by ?? one ?? '').split(',').map((label) => label.trim()),
  );
  const known = new Set(['le', 'job', ...names.flatMap((name) => counted.get(name) ?? [])]);
  expect(labels.filter((label) => !known.has(label))).toEqual([]);
});

test('the dashboard shows every number that is counted here', () => {
  const shown = new Set(asked.flatMap(([, expr]) => namesIn(expr)));
  expect(own.filter((name) => !shown.has(name))).toEqual([]);
});

test('docs/observing.md names every number that is counted here, and no other', () => {
  const named = [...read('docs/observing.md').matchAll(/`(sopan_\w+)`/g)].map(([, name]) => name);
  expect([...new Set(named)].toSorted()).toEqual(own.toSorted());
});

test('Prometheus asks each process of docker-compose.yml', () => {
  const { services } = parse(read('docker-compose.yml'), { merge: true }) as {
    services: Record<string, { build?: string; environment?: Record<string, string | number> }>;
  };
  const { scrape_configs } = parse(read('docker/prometheus.yml')) as {
    scrape_configs: { static_configs: { targets: string[] }[] }[];
  };
  const targets = scrape_configs.flatMap(({ static_configs }) =>
    static_configs.flatMap((each) => each.targets),
  );
  const told = Object.entries(services).flatMap(([name, { build, environment }]) =>
    build ? [`${name}:${environment?.['SOPAN_METRICS_PORT'] ?? 'nowhere'}`] : [],
  );
  expect(targets.toSorted()).toEqual(told.toSorted());
});
