import { z } from 'zod';
import { originFault } from '../auth/embed-origin';
import type { Fault, FindFaults } from '../env';
import { weaknessOf } from './weak-secret';

const LEAST_SECRET = 32;
const LEAST_PASSWORD = 12;

type Given = Parameters<FindFaults>[0];

/**
 * What may be so while somebody tries the hub out, and never where it serves an administration: whatever could
 * be guessed, tells too much, or lets anybody in. Nothing unless NODE_ENV is production.
 */
export function productionFaults(given: Given): Fault[] {
  if (given['NODE_ENV'] !== 'production') return [];
  return [
    ...secretFaults(given),
    ...databaseFaults(given),
    ...logFaults(given),
    ...originFaults(given),
    ...nodeFaults(given),
    ...issuerFaults(given),
  ];
}

/** Which of the three this is; anything else is a slip that would leave production's rules off. */
export const nodeEnv = z
  .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
  .default('development');

/** Whether an address is reached from this machine only. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

function secretFaults(given: Given): Fault[] {
  const name = 'SOPAN_GATEWAY_SECRET';
  const [secret, url] = [given[name], given['SOPAN_DATABASE_URL']];
  if (secret === undefined || secret.length < LEAST_SECRET) return [];
  const message = weaknessOf(secret, LEAST_SECRET);
  if (message) return [{ name, message: `${message}; make one with: openssl rand -hex 32` }];
  const isPassword = url !== undefined && credentialsOf(url)?.password === secret;
  return isPassword ? [{ name, message: 'is the password of the database too; make another' }] : [];
}

function databaseFaults({ SOPAN_DATABASE_URL: url = '' }: Given): Fault[] {
  const fault = (message: string): Fault[] => [{ name: 'SOPAN_DATABASE_URL', message }];
  if (/^sqlite:(:memory:|$)/.test(url)) return fault('keeps nothing: give a file');
  const credentials = credentialsOf(url);
  if (!credentials) return [];
  const { username, password } = credentials;
  if (username === 'root') return fault('uses root; make a user who sees this database only');
  if (password === '') return fault('has no password');
  if (password === username) return fault('has its user for a password');
  const weakness = weaknessOf(password, LEAST_PASSWORD);
  return weakness ? fault(`has a password that ${weakness}`) : [];
}

function credentialsOf(url: string): { username: string; password: string } | null {
  if (!url.startsWith('mysql:') || !URL.canParse(url)) return null;
  const { username, password } = new URL(url);
  return { username: decoded(username), password: decoded(password) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function logFaults({ SOPAN_LOG: level }: Given): Fault[] {
  const tellsAll = level === 'debug' || level === 'trace';
  return tellsAll
    ? [{ name: 'SOPAN_LOG', message: `"${level}" tells more than production should keep` }]
    : [];
}

function originFaults({ SOPAN_ORIGINS: origins = '' }: Given): Fault[] {
  return origins
    .split(/[\s,]+/)
    .filter(Boolean)
    .flatMap((origin) => {
      const fault = originFault(origin);
      return fault ? [{ name: 'SOPAN_ORIGINS', message: `"${origin}" ${fault}` }] : [];
    });
}

/** Switches of Node itself that open a debugger, tell headers, or believe any certificate. */
function nodeFaults(given: Given): Fault[] {
  const faults: Fault[] = [];
  if (/--inspect|--debug/.test(given['NODE_OPTIONS'] ?? ''))
    faults.push({ name: 'NODE_OPTIONS', message: 'opens a debugger' });
  if (given['NODE_DEBUG'] !== undefined)
    faults.push({ name: 'NODE_DEBUG', message: 'prints headers, tokens among them' });
  if (given['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    faults.push({ name: 'NODE_TLS_REJECT_UNAUTHORIZED', message: 'believes any certificate' });
  return faults;
}

function issuerFaults(given: Given): Fault[] {
  return ['SOPAN_OIDC_ISSUER', 'SOPAN_OIDC_JWKS_URL'].flatMap((name) => {
    const url = given[name];
    if (url === undefined || !URL.canParse(url)) return [];
    const { protocol, hostname } = new URL(url);
    const isOpen = protocol === 'http:' && !isLoopback(hostname);
    return isOpen
      ? [{ name, message: 'must be https: whoever is on the way could put in keys of their own' }]
      : [];
  });
}
