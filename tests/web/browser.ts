import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { source as axeSource, type AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { projectRoot } from '../../lib/project-root';
import type { Viewer } from '../../lib/auth/viewer';
import { importSamplePapers } from '../../scripts/start/sample-papers';
import { startTestHub, type TestHub } from '../support/hub-in-process';

/** How a page is opened: the size, theme and abilities of a browser, and as whom. */
export interface Opened extends BrowserContextOptions {
  /** Its width; 1280 unless given. */
  readonly width?: number;
  /** Signs in by header, which reaches pages served by this hub only. */
  readonly as?: Viewer;
}

export interface InBrowser {
  readonly hub: TestHub;
  readonly browser: Browser;
  /** Opens a page of the hub by its path, or of another server by its address, in a browser that knows nothing yet. */
  open(address: string, opened?: Opened): Promise<Page>;
  /** What pages of this test complained about: faults of scripts, refusals by CSP, dialogs, what could not be loaded. */
  readonly complaints: readonly string[];
}

/** Where a chromium is found; SOPAN_TEST_CHROMIUM names another. */
export const CHROMIUM = [
  process.env['SOPAN_TEST_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find((path) => path !== undefined && existsSync(path));

/** Tests in a real browser, on one hub, with the sample papers in it unless it is started otherwise; left out, and said so, where there is no chromium. */
export function inBrowser(
  tests: (kit: InBrowser) => void,
  start: () => Promise<TestHub> = startSampleHub,
): void {
  if (!CHROMIUM) {
    // Not through the console of Jest, which shows a stack with it.
    process.stderr.write('No chromium is installed: the tests in a browser are left out.\n');
  }
  (CHROMIUM ? describe : describe.skip)('in a browser', () => {
    let hub: TestHub | undefined;
    let browser: Browser | undefined;
    const complaints: string[] = [];
    const kit: InBrowser = {
      get hub() {
        return there(hub);
      },
      get browser() {
        return there(browser);
      },
      complaints,
      async open(address, { width = 1280, as, ...options } = {}) {
        const context = await there(browser).newContext({
          viewport: { width, height: 900 },
          locale: 'bn-BD',
          timezoneId: 'Asia/Dhaka',
          reducedMotion: 'reduce',
          // A page answered by one would pass by what a test puts between; a test of it allows it.
          serviceWorkers: 'block',
          ...options,
        });
        const page = await context.newPage();
        listen(page, complaints);
        if (as) {
          const authorization = `Bearer ${await there(hub).tokenOf(as)}`;
          await page.route(`${there(hub).url}/**`, (route) =>
            route.continue({ headers: { ...route.request().headers(), authorization } }),
          );
        }
        await page.goto(new URL(address, there(hub).url).href);
        return page;
      },
    };
    beforeAll(async () => {
      hub = await start();
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
      // On a busy machine the papers alone take their time.
    }, 600_000);
    beforeEach(() => {
      complaints.length = 0;
    });
    afterEach(async () => {
      for (const context of there(browser).contexts()) await context.close();
    });
    afterAll(async () => {
      await browser?.close();
      await hub?.close();
    });
    tests(kit);
  });
}

/** A hub that holds the sample papers, as a new installation does; for tests of pages that need no browser. */
export async function startSampleHub(): Promise<TestHub> {
  if (!existsSync(join(projectRoot, 'dist', 'web', 'static', 'assets.json')))
    throw new Error('What pages load is not built yet: run `npm run build`, or the tests by `npm test`.');
  const hub = await startTestHub();
  await importSamplePapers(hub.dataFolder, hub.url, () => undefined);
  return hub;
}

/** Breaches of WCAG 2.2 AA and of good practice that axe finds on a page, each with the elements it is about. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // Evaluated by the debugger, which no policy of the page forbids.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} — ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
  );
}

/** By how many pixels a page is wider than its window: more than 0 makes one scroll sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (fault) => complaints.push(`fault: ${fault.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is left while it loads gives up what it was loading.
    if (why !== 'net::ERR_ABORTED') complaints.push(`not loaded: ${request.url()} ${why}`);
  });
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('There only while the tests run.');
  return value;
}
