import { axeFindings, inBrowser, overflow } from './browser';

const RAJSHAHI = '/areas/50?fiscalYear=2023-24';

inBrowser((kit) => {
  const text = (path: string) => fetch(new URL(path, kit.hub.url)).then((answer) => answer.text());
  const status = (path: string) => fetch(new URL(path, kit.hub.url)).then((answer) => answer.status);

  test.each([
    ['bn', 'light', '', 360],
    ['en', 'dark', '&lang=en', 1280],
  ] as const)(
    'the page of a division in %s, %s: axe finds nothing, and nothing scrolls sideways',
    async (...[, colorScheme, asked, width]) => {
      const page = await kit.open(`${RAJSHAHI}${asked}`, { width, colorScheme });
      expect(await axeFindings(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(kit.complaints).toEqual([]);
    },
  );

  test('what the country shows is whole and sound too, on a phone and in the dark', async () => {
    const page = await kit.open('/?fiscalYear=2023-24&measure=OVERDUE&level=ALL', {
      width: 360,
      colorScheme: 'dark',
    });
    expect(await axeFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await page.locator('table.areas tbody tr:not(.heading)').count()).toBe(567);
  });

  test('without scripts the late list, the numbers and the map are all there', async () => {
    const page = await kit.open(RAJSHAHI, { javaScriptEnabled: false });
    expect(await page.locator('.brief .is-late b').textContent()).toBe('৮');
    expect(await page.locator('.late-items > li').count()).toBe(6);
    expect(await page.locator('.card .big').first().textContent()).toBe('১%');
    expect(await page.locator('a.tile').count()).toBe(67);
  });

  test('a table sorted in place is in the order of the address that it writes', async () => {
    const names = 'table.areas tbody tr:not(.heading) th a';
    const page = await kit.open('/?fiscalYear=2023-24&level=ALL&lang=en');
    let loaded = 0;
    page.on('load', () => (loaded += 1));
    // First by another column: what is equal must not stay in its order.
    for (const name of ['NAME', 'NAME', 'OVERDUE']) await page.locator(`th[data-name="${name}"] a`).click();
    expect(await page.locator('th[data-name="OVERDUE"]').getAttribute('aria-sort')).toBe('descending');
    const inPlace = await page.locator(names).allTextContents();
    expect(loaded).toBe(0);
    expect(new URL(page.url()).searchParams.get('sort')).toBe('-OVERDUE');
    await page.reload();
    const fromServer = await page.locator(names).allTextContents();
    expect(inPlace).toHaveLength(567);
    expect(inPlace).toEqual(fromServer);
  });

  test('a day to come is told with 400, a code that nobody has with 404, each with a way on', async () => {
    expect(await status('/areas/50?asOf=2199-01-01')).toBe(400);
    expect(await text('/areas/50?asOf=2199-01-01&lang=en')).toContain('See the figures of today');
    expect(await status('/areas/9999')).toBe(404);
    expect(await text('/areas/9999')).toContain('/areas/BD');
    expect(await status('/areas/45?map=AS_OF&fiscalYear=2013-14')).toBe(404);
    expect(await text('/areas/45?map=AS_OF&fiscalYear=2013-14&lang=en')).toContain(
      'See it on the map of now',
    );
  });

  test('silence is a dash, never zero percent', async () => {
    const page = await kit.open('/areas/5088?fiscalYear=2023-24&lang=en');
    expect(await page.locator('.card .big').first().textContent()).toBe('–');
    expect(
      await page.locator('.card').filter({ hasText: 'Decisions implemented' }).first().textContent(),
    ).toContain('none of 13 reported on');
  });

  test('the same figures have the same hash, in either language and sorted in any way', async () => {
    const hashOf = async (path: string) => /SHA-256\): ([0-9a-f]{16})/.exec(await text(path))?.[1];
    const hash = await hashOf(RAJSHAHI);
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(await hashOf(`${RAJSHAHI}&lang=en&sort=-OVERDUE`)).toBe(hash);
    expect(await hashOf('/areas/40?fiscalYear=2023-24')).not.toBe(hash);
  });

  test('each table comes as CSV, and says of itself which year, day, basis and map it is', async () => {
    const areas = await text('/areas/50.csv?fiscalYear=2023-24');
    const bytes = await fetch(new URL('/areas/50.csv', kit.hub.url)).then((answer) => answer.arrayBuffer());
    expect([...new Uint8Array(bytes).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header = '', ...rows] = areas.trim().split('\r\n');
    expect(header).toMatch(/^code,nameBn,nameEn,level,.*,fiscalYear,asOf,basis,map$/);
    expect(rows).toHaveLength(8);
    expect(rows.find((row) => row.startsWith('5076,'))).toMatch(
      /^5076,পাবনা,Pabna,.*,2023-24,[0-9-]+,PUBLISHED,CURRENT$/,
    );
    expect((await text('/areas/50.csv?fiscalYear=2023-24&part=late')).split('\r\n')[1]).toMatch(
      /^DECISION,\d+,2023-11-15,/,
    );
    expect((await text('/areas/50.csv?fiscalYear=2023-24&part=months')).trim().split('\r\n')).toHaveLength(
      13,
    );
  });

  test('a view seen once is there without a network, and says how old it is', async () => {
    const page = await kit.open(RAJSHAHI, { serviceWorkers: 'allow' });
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.waitForFunction('navigator.serviceWorker.controller !== null');
    await page.reload();
    expect(await page.locator('#kept').isVisible()).toBe(false);
    await page.context().setOffline(true);
    await page.reload();
    expect(await page.locator('#kept').isVisible()).toBe(true);
    expect(await page.locator('#kept time').textContent()).not.toBe('');
    expect(await page.locator('h1').textContent()).toContain('রাজশাহী');
  });
});
