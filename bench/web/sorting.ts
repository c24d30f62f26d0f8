import type { Browser, Page } from 'playwright-core';

/** How long the sorts of one column took, from the click to the next picture; and whether its rows are right. */
export interface Sorting {
  readonly column: string;
  readonly tookMs: readonly number[];
  /** Whether the rows are those that were there before, in the order that the hub itself gives them. */
  readonly isRight: boolean;
}

/** What the browser does not tell of a click is quicker than this. */
const LEAST_MS = 16;

/** Sorts the table of a page by clicks on the headings of its columns, each `times` over. */
export async function sortings(
  browser: Browser,
  address: string,
  times: number,
): Promise<readonly Sorting[]> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
    locale: 'bn-BD',
  });
  try {
    await page.addInitScript(WATCH);
    await page.goto(address);
    const before = (await rowsOf(page)).toSorted();
    const columns = await page.evaluate<string[]>(
      `[...document.querySelectorAll('table.areas thead th')].map((heading) => heading.dataset.name)`,
    );
    const sorted: Sorting[] = [];
    for (const column of columns) {
      const heading = page.locator(`table.areas th[data-name="${column}"] a`);
      const tookMs: number[] = [];
      for (let time = 0; time < times; time += 1) {
        await heading.click();
        tookMs.push(await page.evaluate<number>('nextPicture()'));
      }
      const rows = await rowsOf(page);
      const ofHub = await browser.newPage({ javaScriptEnabled: false });
      await ofHub.goto(page.url());
      const isRight = same(rows, await rowsOf(ofHub)) && same(rows.toSorted(), before);
      await ofHub.close();
      sorted.push({ column, tookMs: tookMs.map((each) => Math.max(each, LEAST_MS)), isRight });
    }
    return sorted;
  } finally {
    await page.close();
  }
}

/** The rows as they are written, in their order. */
function rowsOf(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('table.areas tbody tr')].map((row) => row.outerHTML)`);
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((each, index) => each === other[index]);

/** Runs in the page: how long each click waited for the next picture, as the browser counts it. */
const WATCH = `
  let took = 0;
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  const keep = (entries) => {
    for (const { name, duration } of entries) if (name === 'click') took = Math.max(took, duration);
  };
  observer.observe({ type: 'event', durationThreshold: ${LEAST_MS} });
  globalThis.nextPicture = async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve, 50));
    keep(observer.takeRecords());
    const last = took;
    took = 0;
    return last;
  };
`;
