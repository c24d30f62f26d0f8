import { packagesOf } from './faults.mjs';

const FROM = '<!-- made by: npm run check:supply -- --write -->';
const TO = '<!-- to here -->';

/** The page with its table of all packages that run in production, by licence; thrown out and made anew. */
export function withLicences(page, lock) {
  const [before, rest] = page.split(FROM);
  const after = rest?.split(TO)[1];
  if (after === undefined)
    throw new Error('docs/licences.md has lost the marks between which its table stands.');
  return `${before}${FROM}\n\n${table(lock)}\n${TO}${after}`;
}

function table(lock) {
  const byLicence = new Map();
  for (const { name, version, license, runs } of packagesOf(lock))
    if (runs) byLicence.set(license, [...(byLicence.get(license) ?? []), `${name} ${version}`]);
  const rows = [...byLicence].sort(([left], [right]) => (left < right ? -1 : 1));
  const all = rows.reduce((sum, [, packages]) => sum + new Set(packages).size, 0);
  const lines = rows.map(([licence, packages]) => {
    const named = [...new Set(packages)].sort((left, right) => (left < right ? -1 : 1));
    return `| ${licence} | ${named.length} | ${named.join(', ')} |`;
  });
  return [
    `${all} packages run in production.`,
    '',
    '| licence | packages | which |',
    '|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}
