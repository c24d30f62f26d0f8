// `npm run pictures`: photographs the pages of a hub with the sample papers for docs/screens.md.
// `-- --whole FOLDER` takes them from top to bottom, to look at; `-- --only NAME` only those of that page.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { before } from './pictures/before.mjs';
import { records } from './pictures/records.mjs';
import { screensPage } from './pictures/screens-page.mjs';
import { fileOf, shots, SIZES } from './pictures/shots.mjs';
import { projectRoot, setUp } from './set-up.mjs';

const { values } = parseArgs({
  options: { whole: { type: 'string' }, only: { type: 'string', multiple: true } },
});
const VIEWERS = {
  officer: { role: 'OFFICER', area: '5076', subject: 'pabna-office' },
  commissioner: { role: 'COMMISSIONER', area: '50', subject: 'rajshahi-division' },
};

await setUp();
const require = createRequire(join(projectRoot, 'package.json'));
const built = (path) => require(join(projectRoot, 'dist', path));
require('reflect-metadata');
const { chromium } = require('playwright-core');
const { startInOneProcess } = built('scripts/start/one-process.js');
const { importSamplePapers } = built('scripts/start/sample-papers.js');
const { readLocalKey, signLocalToken } = built('lib/auth/local-key.js');
const { createLog } = built('lib/log.js');

const folder = values.whole ?? join(projectRoot, 'docs', 'pictures');
const dataFolder = mkdtempSync(join(tmpdir(), 'sopan-pictures-'));
mkdirSync(folder, { recursive: true });
const settings = {
  dataFolder,
  host: '127.0.0.1',
  port: 0,
  subgraphTimeoutMs: 60_000,
  introspection: true,
  drainDelayMs: 0,
};
const { gateway, close } = await startInOneProcess(settings, createLog('pictures', 'silent'));
gateway.open();
const browser = await chromium.launch({
  executablePath: process.env.SOPAN_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--font-render-hinting=none'],
});
try {
  await importSamplePapers(dataFolder, gateway.url, (line) => console.error(line));
  const tokenOf = (by) => signLocalToken(readLocalKey(dataFolder), VIEWERS[by], 3600);
  const officer = await tokenOf('officer');
  const wanted = shots(await records((query) => ask(officer, query)));
  for (const shot of wanted)
    if (values.only?.includes(shot.name) ?? true)
      for (const look of shot.looks) await take(shot, look, tokenOf);
  if (!values.whole) writeFileSync(join(projectRoot, 'docs', 'screens.md'), screensPage(wanted));
} finally {
  await browser.close();
  await close();
  rmSync(dataFolder, { recursive: true, force: true });
}

async function take({ name, path, by, at, before: step }, look, tokenOf) {
  const [language, colorScheme, size] = look;
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme,
    locale: language === 'bn' ? 'bn-BD' : 'en-GB',
    timezoneId: 'Asia/Dhaka',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  if (by) await context.addCookies([{ name: 'sopan', value: await tokenOf(by), url: gateway.url }]);
  const page = await context.newPage();
  if (step === 'showPortal') await before.showPortal(page, gateway.url, { language, colorScheme });
  await page.goto(`${gateway.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
  if (step && step !== 'showPortal') await before[step](page, projectRoot);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  if (at)
    await page
      .locator(at)
      .first()
      .evaluate((part) => part.scrollIntoView({ block: 'start' }));
  const file = join(folder, fileOf(name, look));
  await page.screenshot({
    path: file,
    fullPage: values.whole !== undefined && at === null,
    animations: 'disabled',
  });
  console.log(`${file.replace(`${projectRoot}/`, '')} ${Math.ceil(statSync(file).size / 1024)} KB`);
  await context.close();
}

async function ask(token, query) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
