import { pdfPages } from '../../documents/read/pdf-page';
import { inBrowser } from './browser';

const A4 = { width: 595, height: 842 };
const MOST_TAPS = 3;

inBrowser((kit) => {
  test('a commissioner sees who is late, drills down to an upazila, asks why, and changes language and digits', async () => {
    const page = await kit.open('/?fiscalYear=2023-24', { width: 360 });
    const first = page.locator('.late-items li').first();
    expect(await first.textContent()).toMatch(/দিন বিলম্ব.*সময়সীমা/s);

    const taps = ['রাজশাহী', 'পাবনা', 'আটঘরিয়া'];
    expect(taps.length).toBeLessThanOrEqual(MOST_TAPS);
    for (const [tap, name] of taps.entries()) {
      await page.locator('table.areas').getByRole('link', { name, exact: true }).click();
      await page.locator('.crumbs a').nth(tap).waitFor();
    }
    expect(await page.locator('h1').textContent()).toContain('উপজেলা');
    expect(await page.locator('.crumbs a').allTextContents()).toEqual(['বাংলাদেশ', 'রাজশাহী', 'পাবনা']);
    expect(page.url()).toContain('fiscalYear=2023-24');

    await page.locator('.crumbs a').nth(1).click();
    await page.locator('.crumbs a').nth(1).waitFor({ state: 'detached' });
    const why = page.locator('a.why[href*="measure=OVERDUE"][href*="of=decisions"]');
    await why.click();
    await page.locator('.records').waitFor();
    expect((await page.locator('.the-number .big').textContent())?.trim()).toBe('৮ / ৯৬');
    expect(await page.locator('.records tbody tr').count()).toBe(8);

    await page.getByRole('link', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor();
    expect((await page.locator('.the-number .big').textContent())?.trim()).toBe('8 / 96');
    await page.getByRole('link', { name: 'Bangla digits ১২৩' }).click();
    await page.waitForURL('**digits=beng**');
    expect((await page.locator('.the-number .big').textContent())?.trim()).toBe('৮ / ৯৬');
    expect(kit.complaints).toEqual([]);
  });

  test.each(['bn', 'en'])(
    'in %s the brief on A4 has the cite line and hash, and no control of a screen',
    async (lang) => {
      const page = await kit.open(`/areas/50?fiscalYear=2023-24&lang=${lang}`);
      const cite = (await page.locator('.cite').textContent())?.replace(/^[^:]*: /, '') ?? '';
      expect(cite).toMatch(/SHA-256\): [0-9a-f]{16}$/);
      const pages = await pdfPages(await page.pdf({ preferCSSPageSize: true }));
      expect(pages.length).toBeGreaterThan(1);
      for (const { width, height } of pages)
        expect({ width: Math.round(width), height: Math.round(height) }).toEqual(A4);
      const text = flat(pages.flatMap(({ letters }) => letters.map((letter) => letter.text)).join(''));
      expect(text).toContain(flat(cite));
      expect(text).toContain(flat((await page.locator('.late-items .late-by').first().textContent()) ?? ''));

      await page.emulateMedia({ media: 'print' });
      const controlsOnPaper = page.locator(
        'button, select, input, nav.tabs, nav.onward, .masthead nav, footer, a.why',
      );
      for (const each of await controlsOnPaper.all()) expect(await each.isVisible()).toBe(false);
      expect(text).not.toContain('CSV');
    },
  );
});

/** Where words part is the printer's to say. */
const flat = (text: string) => text.replace(/\s+/g, '');
