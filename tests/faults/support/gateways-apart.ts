import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { projectRoot } from '../../../lib/project-root';
import type { SubgraphName } from '../../../lib/subgraph/subgraph';
import { TEST_SECRET } from '../../support/hub-processes';

/** How one gateway reaches its subgraphs. */
export type Ways = readonly {
  readonly name: SubgraphName;
  readonly url: string;
  readonly timeoutMs: number;
}[];

/** Gateways in a process of their own, so that what they take is not that of the test. */
export interface GatewaysApart {
  readonly urls: readonly string[];
  /** How often one of them did not even ask a subgraph. */
  readonly notAsked: number;
  end(): Promise<void>;
}

const PROGRAM = `
  const [root, secret, given] = process.argv.slice(1);
  const pino = require('pino');
  const { linkOverHttp } = require(root + '/gateway/links/over-http.js');
  const { startGateway } = require(root + '/gateway/start.js');
  const { readSupergraph } = require(root + '/gateway/supergraph.js');
  const tell = (told) => process.stdout.write(JSON.stringify(told) + '\\n');
  const log = pino({ level: 'debug' }, { write: (line) => line.includes('not asked') && tell({ notAsked: 1 }) });
  const verifyToken = () => Promise.reject(new Error('nobody has a token here'));
  Promise.all(JSON.parse(given).map((ways) => startGateway({
    supergraphSdl: readSupergraph(),
    links: ways.map((way) => linkOverHttp({ ...way, secret, log })),
    verifyToken, log, port: 0,
  }))).then((gateways) => tell({ urls: gateways.map(({ url }) => url) }));
`;

/** Starts one gateway for each of those ways. */
export async function gatewaysApart(ways: readonly Ways[]): Promise<GatewaysApart> {
  const given = [join(projectRoot, 'dist'), TEST_SECRET, JSON.stringify(ways)];
  const child = spawn(process.execPath, ['-e', PROGRAM, ...given], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let notAsked = 0;
  const urls = await new Promise<string[]>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The gateways did not start.')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const told = JSON.parse(line) as { urls?: string[]; notAsked?: number };
      notAsked += told.notAsked ?? 0;
      if (told.urls) resolve(told.urls);
    });
  });
  return {
    urls,
    get notAsked() {
      return notAsked;
    },
    async end() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
