import { readFileSync } from 'node:fs';
import { parse as readCsv } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { readXlsx } from '../../documents/read/xlsx';
import { axeFindings, inBrowser, overflow } from './browser';

const asked = `query Named($code: ID!) { area(code: $code) { children { code nameBn formula: nameEn } } }`;
const prefilled = `/console?${new URLSearchParams({
  lang: 'en',
  query: asked,
  variables: '{"code": "50"}',
}).toString()}`;

inBrowser((kit) => {
  const ready = (page: Page) => page.waitForSelector('.graphiql-execute-button', { timeout: 90_000 });

  /** Runs what is in the editor, and waits for what it cost. */
  const run = async (page: Page) => {
    await ready(page);
    await page.waitForSelector('.graphiql-query-editor .view-line', { timeout: 90_000 });
    await page.click('.graphiql-execute-button');
    await page.locator('.cost', { hasText: /[0-9০-৯]/ }).waitFor({ timeout: 90_000 });
  };
  const file = async (page: Page, format: string) => {
    const coming = page.waitForEvent('download');
    await page.click(`.downloads button:has-text("${format}")`);
    const download = await coming;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };

  test('what the address brings runs, tells its cost, and is the same as CSV, XLSX, JSON and from the hub', async () => {
    const page = await kit.open(prefilled);
    await run(page);
    expect(await page.textContent('.cost')).toMatch(/^Cost: \d+ points of 2,000 at most · 8 rows$/);
    const response = await fetch(`${kit.hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: asked, variables: { code: '50' } }),
    });
    const { data } = (await response.json()) as any;
    const wanted = data.area.children.map(({ code, nameBn, formula }: any) => [code, nameBn, formula]);
    expect(wanted.length).toBeGreaterThan(5);

    const json = await file(page, 'JSON');
    expect([json.name, JSON.parse(json.bytes.toString()).data]).toEqual(['Named.json', data]);
    const columns = ['children.code', 'children.nameBn', 'children.formula'];
    const csv = await file(page, 'CSV');
    expect(csv.name).toBe('Named.csv');
    expect(readCsv(csv.bytes, { bom: true })).toEqual([columns, ...wanted]);
    const xlsx = await file(page, 'XLSX');
    expect(xlsx.name).toBe('Named.xlsx');
    // Read by the hub's own reader of Excel files, which another hand wrote.
    const { document } = await readXlsx(xlsx.bytes);
    const cells = document.blocks.flatMap((block) =>
      block.kind === 'TABLE' ? block.rows.map((row) => row.cells.map((cell) => cell.text)) : [],
    );
    expect(cells).toEqual([columns, ...wanted]);
    expect(kit.complaints).toEqual([]);
  });

  test('a token is sent, and kept nowhere', async () => {
    const page = await kit.open(prefilled);
    const token = await kit.hub.tokenOf({ role: 'ANALYST', area: 'BD', subject: 'an-analyst' });
    await ready(page);
    await page.fill('.ask-bar input', token);
    await run(page);
    expect(await page.textContent('.cost')).toContain('of 50,000');
    const kept =
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])';
    expect(await page.evaluate<string>(kept)).not.toContain(token.slice(-20));
    await page.reload();
    await ready(page);
    expect(await page.inputValue('.ask-bar input')).toBe('');
  });

  test('an example of the menu opens in a tab of its own and runs', async () => {
    const page = await kit.open('/console?lang=en');
    await ready(page);
    await page.selectOption('.ask-bar select', {
      label: 'How an area came along, by month, quarter or fiscal year',
    });
    await page.locator('.graphiql-tab').nth(1).waitFor();
    await page.waitForTimeout(500);
    await run(page);
    expect(await page.textContent('.cost')).toContain('12 rows');
    expect(await file(page, 'CSV')).toMatchObject({ name: 'Trend.csv' });
    expect(kit.complaints).toEqual([]);
  });

  test('the contract explains itself with the terms of the administration', async () => {
    const page = await kit.open('/console?lang=en');
    await ready(page);
    await page.click('button[aria-label*="Documentation Explorer"]');
    await page.click('.graphiql-doc-explorer a:has-text("Query")');
    expect(await page.textContent('.graphiql-doc-explorer')).toContain('সভা');
  });

  test('nothing comes from elsewhere, and no script runs that is not a file of the hub', async () => {
    const page = await kit.open('about:blank');
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (origin !== kit.hub.url && protocol.startsWith('http')) elsewhere.push(request.url());
    });
    const response = await page.goto(`${kit.hub.url}/console`);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("worker-src 'self';");
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    const other = await fetch(`${kit.hub.url}/q`);
    expect(other.headers.get('content-security-policy')).toContain("style-src 'self';");
    expect(await other.text()).not.toContain('/console/files/');
    await run(page);
    expect(elsewhere).toEqual([]);
  });

  test.each([
    ['bn', 'light', 1280],
    ['en', 'dark', 1280],
    ['bn', 'dark', 360],
  ] as const)('it can be used by everyone: %s, %s, %i px', async (lang, colorScheme, width) => {
    const page = await kit.open(`/console?lang=${lang}`, { colorScheme, width });
    await run(page);
    expect(await axeFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });

  test.each(['/q', '/q/activities'])(
    '%s can be used by everyone, in both languages and themes',
    async (path) => {
      for (const [lang, colorScheme, width] of [
        ['bn', 'light', 360],
        ['en', 'dark', 1280],
      ] as const) {
        const page = await kit.open(`${path}?lang=${lang}`, { colorScheme, width });
        expect(await axeFindings(page)).toEqual([]);
        expect(await overflow(page)).toBe(0);
        await page.context().close();
      }
      expect(kit.complaints).toEqual([]);
    },
  );
});
