import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localAdministratorToken, readLocalKey, signLocalToken } from '../../lib/auth/local-key';
import type { Viewer } from '../../lib/auth/viewer';
import { createLog } from '../../lib/log';
import { startInOneProcess, type OnQuery } from '../../scripts/start/one-process';

/** A whole hub in the process of the test, over databases of its own that go away with it. */
export interface TestHub {
  readonly url: string;
  readonly dataFolder: string;
  /** The token of its administrator. */
  readonly administrator: string;
  /** A token of that viewer. */
  tokenOf(viewer: Viewer): Promise<string>;
  close(): Promise<void>;
}

/** Starts one with the facts of the country in it and no paper. */
export async function startTestHub(
  onQuery?: OnQuery,
  settings: Partial<Parameters<typeof startInOneProcess>[0]> = {},
): Promise<TestHub> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sopan-hub-'));
  const { gateway, close } = await startInOneProcess(
    {
      dataFolder,
      host: '127.0.0.1',
      port: 0,
      subgraphTimeoutMs: 20_000,
      introspection: true,
      drainDelayMs: 0,
      ...(onQuery ? { onQuery } : {}),
      ...settings,
    },
    createLog('test', 'silent'),
  );
  gateway.open();
  return {
    url: gateway.url,
    dataFolder,
    administrator: await localAdministratorToken(readLocalKey(dataFolder)),
    tokenOf: (viewer) => signLocalToken(readLocalKey(dataFolder), viewer, 600),
    close: async () => {
      await close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
