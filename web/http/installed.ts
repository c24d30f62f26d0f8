import { join } from 'node:path';
import { Router } from 'express';
import { words } from '../words/words';
import type { Assets } from './assets';

/** What makes the hub an app on a device: its manifest, and the worker that keeps the last views. */
export function installed(folder: string, assets: Assets): Router {
  const router = Router();
  // Under one name, for its address says which pages it may keep; looked for anew each time.
  router.get('/service-worker.js', (_request, response) => {
    response
      .set('cache-control', 'no-cache')
      .sendFile(join(folder, 'files', assets('service-worker.js').replace('/static/', '')));
  });
  router.get('/manifest.webmanifest', (_request, response) => {
    response.type('application/manifest+json').set('cache-control', 'no-cache').send(MANIFEST);
  });
  return router;
}

const MANIFEST = JSON.stringify({
  name: `${words.bn.sopan} · ${words.en.sopan}`,
  short_name: words.bn.sopan,
  description: words.bn.purpose,
  lang: 'bn',
  id: '/',
  start_url: '/',
  scope: '/',
  display: 'minimal-ui',
  background_color: '#f7f8f5',
  theme_color: '#0b6b4f',
  icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
});
