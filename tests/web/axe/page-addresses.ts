import type { RequestHandler } from 'express';
import { PUBLIC } from '../../../lib/auth/viewer';
import { mountsFor } from '../../../scripts/gateway/mounts';

interface Layer {
  readonly route?: {
    readonly path: string | RegExp | readonly string[];
    readonly methods: Record<string, boolean>;
  };
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly rawPath?: string;
}

/** Every address that the hub answers to a browser that asks for one, as its routers were given them. */
export function pageAddresses(): readonly string[] {
  const sessions = { open: never, close: never, isOver: never };
  const everybody = { viewer: PUBLIC, ask: never };
  return mountsFor({ dataFolder: '' })
    .flatMap(({ path, serve }) => addressesOf(serve(never, sessions, everybody), path === '/' ? '' : path))
    .sort();
}

function addressesOf(handler: RequestHandler | Layer['handle'], above: string): string[] {
  const { stack = [] } = handler as Layer['handle'];
  return stack.flatMap(({ route, handle, rawPath = '/' }) => {
    if (!route) return addressesOf(handle, rawPath === '/' ? above : above + rawPath);
    if (!route.methods['get']) return [];
    return [route.path].flat().map((path) => (path === '/' ? above || '/' : above + String(path)));
  });
}

function never(): never {
  throw new Error('Nobody comes: only the addresses are looked at.');
}
