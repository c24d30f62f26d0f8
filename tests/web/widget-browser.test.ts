import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { imageSnippet, elementSnippet, frameSnippet } from '../../web/widgets/snippets';
import { readChoices } from '../../web/widgets/choices';
import { axeFindings, inBrowser, overflow } from './browser';

/** A portal of another origin: it allows the hub by name, nothing else, and no style of its own either. */
async function startPortal(hub: () => string) {
  let body = '';
  const server: Server = createServer((_request, response) => {
    const policy = `default-src 'none'; script-src ${hub()}; connect-src ${hub()}; img-src ${hub()}; frame-src ${hub()}; require-trusted-types-for 'script'; trusted-types 'none'`;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    });
    const head = '<meta charset="utf-8"><title>পোর্টাল</title><link rel="icon" href="data:,">';
    response.end(
      `<!doctype html><html lang="bn"><head>${head}</head><body><h1>পোর্টাল</h1>${body}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    show: (html: string) => {
      body = html;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

const usual = readChoices(() => null);
const EVIL = [
  '"><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '{{alert(1)}}',
];
/** What a page's own policy refuses is the page's affair: its icon is none of the widget's. */
const ofWidgets = (complaints: readonly string[]) => complaints.filter((text) => !text.includes('data:,'));

/** What moved on a page since it was opened, each by how much. */
function shiftsOf(page: Page): Promise<number[]> {
  return page.evaluate<number[]>(`new Promise((tell) => {
    const shifts = [];
    const note = (list) => shifts.push(...list.getEntries().map(({ value }) => value));
    new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => tell(shifts), 500);
  })`);
}

inBrowser((kit) => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    portal = await startPortal(() => kit.hub.url);
  });
  afterAll(() => portal.close());

  const embedded = (kind: 'progress' | 'late' | 'meetings') => ({
    hub: kit.hub.url,
    kind,
    area: '50',
    areaName: 'রাজশাহী',
    choices: usual,
  });

  test('the element shows the numbers on a page of another origin with a strict policy, and nothing moves', async () => {
    portal.show(`${elementSnippet(embedded('progress'))}<p id="after">নিচে</p>`);
    const page = await kit.open(portal.url);
    const card = page.locator('sopan-progress .card');
    await card.getByText('রাজশাহী').waitFor();
    expect(await card.innerText()).toContain('৯৬টির মধ্যে ১টি বাস্তবায়িত');
    const box = await page.locator('sopan-progress').boundingBox();
    expect([box?.width, box?.height]).toEqual([320, 288]);
    const link = card.getByRole('link');
    expect(await link.getAttribute('href')).toBe(`${kit.hub.url}/areas/50`);
    expect(await shiftsOf(page)).toEqual([]);
    expect(ofWidgets(kit.complaints)).toEqual([]);
    expect(await page.evaluate('document.cookie')).toBe('');
  });

  test('where no script runs, the picture inside the element is seen, as large as the widget', async () => {
    portal.show(elementSnippet(embedded('late')));
    const page = await kit.open(portal.url, { javaScriptEnabled: false });
    const box = await page.locator('sopan-late img').boundingBox();
    expect([box?.width, box?.height]).toEqual([320, 400]);
    expect(ofWidgets(kit.complaints)).toEqual([]);
  });

  test('in a page whose system leaves only links and pictures, the number is seen', async () => {
    portal.show(imageSnippet(embedded('progress')).replace(/<(?!\/?(a|img)\b)[^>]*>/g, ''));
    const page = await kit.open(portal.url, { javaScriptEnabled: false });
    const picture = page.getByRole('img', { name: 'সোপান: রাজশাহী, অগ্রগতি' });
    const box = await picture.boundingBox();
    expect([box?.width, box?.height]).toEqual([320, 288]);
    expect(ofWidgets(kit.complaints)).toEqual([]);
  });

  test('a frame gets the height that its page tells, and no other frame or page may tell it', async () => {
    const script = `<script src="${kit.hub.url}/embed/v1.js" async></script>`;
    portal.show(script + frameSnippet(embedded('meetings')).replace('height="352"', 'height="90"'));
    const page = await kit.open(portal.url);
    const frame = page.locator('iframe');
    await page.frameLocator('iframe').getByText('রাজশাহী').waitFor();
    await page.waitForFunction('document.querySelector("iframe").height > 150');
    const height = await frame.getAttribute('height');
    await page.evaluate('postMessage({ sopan: "height", height: 1999 }, "*")');
    await page.waitForTimeout(100);
    expect(await frame.getAttribute('height')).toBe(height);
    expect(ofWidgets(kit.complaints)).toEqual([]);
  });

  test('while the hub is away the last answer is shown, and says how old it is', async () => {
    portal.show(elementSnippet(embedded('progress')));
    const page = await kit.open(portal.url);
    await page.locator('sopan-progress .card').getByText('রাজশাহী').waitFor();
    await page.evaluate(
      `localStorage.setItem('sopan-v1', localStorage.getItem('sopan-v1').replace(/"asOf":"[^"]+"/, '"asOf":"' + new Date(Date.now() + 6 * 3600000 - 3 * 86400000).toISOString().slice(0, 10) + '"'))`,
    );
    await page.route('**/*.json', (route) => route.abort());
    await page.reload();
    await page.getByText('তথ্য ৩ দিন আগের').waitFor();
    await page.evaluate('localStorage.clear()');
    await page.reload();
    await page.getByText('এখন দেখানো যাচ্ছে না').waitFor();
  });

  test('nothing in attributes, names or records is ever executed', async () => {
    let tried = 0;
    for (const evil of EVIL) {
      const attribute = evil.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
      const attributes = ['area', 'lang', 'theme', 'digits', 'fiscal-year'].map(
        (name) => `${name}="${attribute}"`,
      );
      const script = `<script src="${kit.hub.url}/embed/v1.js" async></script>`;
      portal.show(
        `${script}<sopan-late ${attributes.join(' ')}></sopan-late><sopan-late area="50"></sopan-late>`,
      );
      const page = await kit.open('about:blank');
      const area = { code: evil, level: 'DIVISION', nameBn: evil, nameEn: evil };
      const items = [{ daysLate: 1, text: evil, area }];
      const answer = { kind: 'late', asOf: '2026-11-22', area, complete: true, total: 1, older: 1, items };
      await page.route('**/embed/late/50.json', (route) =>
        route.fulfill({
          json: { ...answer, fiscalYear: null },
          headers: { 'access-control-allow-origin': '*' },
        }),
      );
      await page.goto(portal.url);
      await page.locator('sopan-late .card .what').getByText(evil).waitFor();
      await page.locator('sopan-late .card').getByText('এই কোডে কোনো এলাকা নেই').waitFor();
      for (const link of await page.locator('sopan-late .card a').all())
        expect(await link.getAttribute('href')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
      tried += attributes.length + 3;
    }
    process.stdout.write(`widgets: ${tried} evil attributes, names and texts, 0 executed\n`);
    // The hub says of an unknown area that it is none; the browser notes that as an error, and that is all there is.
    expect(kit.complaints.filter((text) => text.startsWith('dialog') || text.startsWith('fault'))).toEqual(
      [],
    );
  });

  test.each([
    ['bn', 'light', 1280],
    ['en', 'dark', 360],
  ] as const)('the builder is accessible and fits: %s, %s, %i', async (lang, colorScheme, width) => {
    const page = await kit.open(`/embed?area=50&lang=${lang}`, { colorScheme, width });
    await page.locator('sopan-progress .card .measure').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    const snippet = await page.locator('#element-snippet').innerText();
    expect(snippet).toContain(`${kit.hub.url}/embed/v1.js`);
    expect(kit.complaints.filter((text) => !text.includes('Origin-Agent-Cluster'))).toEqual([]);
  });

  test('a webmaster finds an area by its name, chooses, and copies what works', async () => {
    const page = await kit.open('/embed');
    await page.getByLabel('এলাকা: নাম বা কোড').fill('পাবনা');
    await page.getByLabel('কী দেখাবেন').selectOption('meetings');
    await page.getByLabel('উইজেটের ভাষা').selectOption('en');
    await page.getByRole('button', { name: 'দেখুন' }).click();
    const choice = page.locator('.found a').first();
    if (await choice.count()) await choice.click();
    const snippet = await page.locator('#element-snippet').innerText();
    expect(snippet).toContain('<sopan-meetings area="5076" lang="en"');
    portal.show(snippet);
    await page.goto(portal.url);
    await page.locator('sopan-meetings .card').getByText('Pabna').waitFor();
  });
});
