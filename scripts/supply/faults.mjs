// What may not be so about the packages this program stands on: found in package.json and the lock file alone,
// without asking anybody, so that it is checked where no registry is in reach.
import { URL } from 'node:url';

/** Packages that do something when they are installed; .npmrc keeps even these from it. */
const MAY_HAVE_SCRIPTS = ['protobufjs', '@apollo/protobufjs', 'esbuild'];

/** Those whose licence is Elastic-2.0 (docs/licences.md). */
export const ELASTIC = [
  '@apollo/composition',
  '@apollo/federation-internals',
  '@apollo/gateway',
  '@apollo/query-graphs',
  '@apollo/query-planner',
];

const LICENCES = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'];

/** All faults, a line each. */
export function supplyFaults({ manifest, lock, advisories, npmrc }) {
  const packages = packagesOf(lock);
  return [
    ...manifestFaults(manifest),
    ...packages.flatMap((each) => [...sourceFaults(each), ...versionFaults(each, advisories)]),
    ...packages.filter(({ runs }) => runs).flatMap(licenceFaults),
    ...hostFaults(packages),
    ...npmrcFaults(npmrc),
  ];
}

/** The packages of a lock file, without the project itself. */
export function packagesOf({ packages }) {
  return Object.entries(packages)
    .filter(([path, { link }]) => path !== '' && !link)
    .map(([path, entry]) => ({
      ...entry,
      // An alias stands in for another package; that one is what is installed.
      name: entry.name ?? path.split('node_modules/').pop(),
      runs: !entry.dev && !entry.devOptional,
    }));
}

function manifestFaults({ dependencies = {}, devDependencies = {}, overrides = {} }) {
  const all = Object.entries({ ...dependencies, ...devDependencies, ...flat(overrides) });
  return all
    .filter(([, version]) => !/^(npm:(@[\w-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `package.json: ${name} is "${version}"; name one exact version`);
}

function flat(overrides) {
  return Object.fromEntries(
    Object.entries(overrides).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : Object.entries(flat(value)),
    ),
  );
}

function sourceFaults({ name, version, resolved, integrity, hasInstallScript }) {
  const faults = [];
  if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
    faults.push(`${name} ${version} has no sha512 in the lock file`);
  if (resolved !== undefined && !resolved.startsWith('https://'))
    faults.push(`${name} ${version} comes from ${resolved}, which is not https`);
  if (hasInstallScript && !MAY_HAVE_SCRIPTS.includes(name))
    faults.push(
      `${name} ${version} runs a script when it is installed; look at it, then name it in scripts/supply`,
    );
  return faults;
}

function hostFaults(packages) {
  const hosts = new Set(
    packages.flatMap(({ resolved }) => (resolved?.startsWith('https://') ? [new URL(resolved).host] : [])),
  );
  return hosts.size > 1 ? [`the lock file names ${hosts.size} hosts: ${[...hosts].join(', ')}`] : [];
}

function versionFaults({ name, version }, { banned, poisoned, least }) {
  if (banned[name]) return [`${name} is not to be used: ${banned[name]}`];
  if (poisoned[name]?.includes(version)) return [`${name} ${version} is the one that carried a worm`];
  const floors = least[name];
  if (!floors) return [];
  const major = version.split('.')[0];
  const floor = floors[major];
  const above = Object.keys(floors).every((known) => Number(known) < Number(major));
  if (floor === undefined)
    return above
      ? []
      : [`${name} ${version}: no version ${major} is known to be mended; take ${newest(floors)}`];
  return isBelow(version, floor) ? [`${name} ${version} has known faults; take ${floor} or later`] : [];
}

function newest(floors) {
  return Object.values(floors).at(-1);
}

function isBelow(version, floor) {
  const [left, right] = [version, floor].map((each) => each.split('-')[0].split('.').map(Number));
  const place = left.findIndex((number, index) => number !== right[index]);
  if (place !== -1) return left[place] < right[place];
  return version.includes('-') && !floor.includes('-');
}

function licenceFaults({ name, version, license }) {
  if (license === 'Elastic-2.0' && ELASTIC.includes(name)) return [];
  const parts = String(license ?? 'none')
    .replace(/[()]/g, '')
    .split(/ AND | OR /);
  return parts.every((part) => LICENCES.includes(part))
    ? []
    : [`${name} ${version} is under ${license ?? 'no licence that it names'}; see docs/licences.md`];
}

function npmrcFaults(npmrc) {
  const lines = npmrc.split('\n').map((line) => line.replace(/\s/g, ''));
  return ['ignore-scripts=true', 'engine-strict=true', 'save-exact=true']
    .filter((wanted) => !lines.includes(wanted))
    .map((wanted) => `.npmrc does not say ${wanted}`);
}
