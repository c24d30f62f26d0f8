import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { localAdministratorToken, readLocalKey } from '../../lib/auth/local-key';
import { projectRoot } from '../../lib/project-root';
import { Hub, HubError } from './hub';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The hub at an address. Without a token, a hub on this machine is reached as the local administrator,
 * by the key in the data folder; that key is never used towards another host.
 */
export async function createLocalHub(url: string, token: string | undefined): Promise<Hub> {
  const address = parsed(url);
  const { hostname, protocol } = address;
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new HubError('BAD_URL', `${url} is not an http address.`);
  if (address.pathname === '/') address.pathname = '/graphql';
  if (token) return new Hub(address.href, token);
  const folder = dataFolder();
  const mayUseKey = LOOPBACK.includes(hostname) && existsSync(join(folder, 'local.key'));
  if (!mayUseKey) {
    process.stderr.write(
      `There is no key of that hub in ${folder}, so it is asked as the public, which may not write. ` +
        "Set SOPAN_DATA to the hub's data folder, or give --token.\n",
    );
  }
  return new Hub(address.href, mayUseKey ? await localAdministratorToken(readLocalKey(folder)) : null);
}

/** Where the embedded databases and the key of this installation are. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment['SOPAN_DATA'] || join(projectRoot, 'data');
}

function parsed(url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw new HubError('BAD_URL', `${url} is not an address. Write it as http://localhost:4000/graphql.`);
  }
}
