import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { CountedWire } from './counted-wire';

/** What came of opening a page in a browser that has seen nothing yet, over a slow line. */
export interface FirstLoad {
  readonly bytes: number;
  /** From the start of the navigation until a number or a late row was painted. */
  readonly firstNumberMs: number;
  /** How long of that the hub took for the page. */
  readonly hubMs: number;
  readonly layoutShift: number;
}

const BYTES_A_SECOND = 400_000 / 8;
const DELAY_MS = 400;
/** So long nothing more may come or move before a page counts as loaded. */
const REST_MS = 1500;
/** The numbers that pages are opened for: of an area, of a meeting, of a plan, of a desk. */
const NUMBERS = '.brief b, .card .big, .late-by, .matrix td, .numbers dd, main .count, .what, .empty h2';

/** Opens a page as somebody does who comes for the first time, on 400 kbit/s with 400 ms delay. */
export async function firstLoad(
  browser: Browser,
  wire: CountedWire,
  path: string,
  visitor: BrowserContextOptions,
): Promise<FirstLoad> {
  const context = await browser.newContext({ locale: 'bn-BD', timezoneId: 'Asia/Dhaka', ...visitor });
  try {
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: DELAY_MS,
      downloadThroughput: BYTES_A_SECOND,
      uploadThroughput: BYTES_A_SECOND,
    });
    await page.addInitScript(WATCH);
    const before = wire.received();
    await page.goto(new URL(path, wire.url).href, { waitUntil: 'load', timeout: 120_000 });
    for (let last = -1; last !== wire.received(); await page.waitForTimeout(REST_MS)) last = wire.received();
    const seen = await page.evaluate<Omit<FirstLoad, 'bytes' | 'hubMs'>>('globalThis.seen');
    const answered = await page.evaluate<number>(ANSWERED);
    return { ...seen, bytes: wire.received() - before, hubMs: Math.max(0, answered - DELAY_MS) };
  } finally {
    await context.close();
  }
}

const ANSWERED = `(({ requestStart, responseStart }) => responseStart - requestStart)(
  performance.getEntriesByType('navigation')[0])`;

/** Runs in the page: marks the first number for the browser to tell when it is painted, and adds up what moves. */
const WATCH = `
  globalThis.seen = { firstNumberMs: Infinity, layoutShift: 0 };
  new PerformanceObserver((list) => {
    for (const { renderTime } of list.getEntries())
      seen.firstNumberMs = Math.min(seen.firstNumberMs, renderTime);
  }).observe({ type: 'element', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) seen.layoutShift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver((_, observer) => {
    const number = document.querySelector('${NUMBERS}');
    if (!number) return;
    number.setAttribute('elementtiming', 'number');
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
`;
