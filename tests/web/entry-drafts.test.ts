import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM, inBrowser } from './browser';
import { askHub, desk, giveToken, keptOnBoth, signIn } from './signed-in';

const TITLE = '[name="head.title"]';
const KEPT = '.notice.kept';

inBrowser((kit) => {
  const atHub = async (area: string): Promise<{ form: string; content: string }[]> =>
    (await askHub(kit, desk(area), '{ entryDrafts { form content } }')).entryDrafts;
  const onDevice = (page: Page) =>
    page.evaluate<string>(
      'JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith("sopan-draft")))',
    );

  test('who moves to another machine finds there what was typed, on the desk and in the form', async () => {
    const first = await signIn(kit, desk('5076'));
    await first.goto(`${kit.hub.url}/enter/minutes`);
    await first.fill(TITLE, 'প্রথম যন্ত্রে লেখা');
    await first.click('button[data-add-row]');
    await first.fill('[name="row.3.topic"]', 'চতুর্থ সারি');
    await keptOnBoth(first);
    const second = await signIn(kit, desk('5076'));
    expect(await second.textContent('#unfinished')).toContain('সভার কার্যবিবরণী');
    await second.click('#unfinished a.act');
    await second.waitForSelector(KEPT);
    expect(await second.textContent(KEPT)).toContain('হাবে রাখা আপনার লেখা');
    expect(await second.inputValue(TITLE)).toBe('প্রথম যন্ত্রে লেখা');
    expect(await second.inputValue('[name="row.3.topic"]')).toBe('চতুর্থ সারি');
    // Typed later there, it is what counts here; what is here is still to be had.
    await second.fill(TITLE, 'দ্বিতীয় যন্ত্রে লেখা');
    await keptOnBoth(second);
    await first.reload();
    await first.waitForSelector(`${KEPT}:has-text("হাবে রাখা আপনার লেখা")`);
    expect(await first.inputValue(TITLE)).toBe('দ্বিতীয় যন্ত্রে লেখা');
    await first.click(`${KEPT} button:has-text("এই যন্ত্রের লেখা")`);
    expect(await first.inputValue(TITLE)).toBe('প্রথম যন্ত্রে লেখা');
    expect(await first.textContent(KEPT)).toContain('এই যন্ত্রে যা লিখেছিলেন');
    expect(kit.complaints).toEqual([]);
  });

  test('what is recorded is gone from the device and from the hub', async () => {
    const page = await signIn(kit, desk('5064'));
    await page.goto(`${kit.hub.url}/enter/minutes`);
    await page.fill('[name="head.heldOn"]', '2024-03-12');
    await page.fill('[name="row.0.decisions.0.text"]', 'সেবা সহজ করতে হবে');
    await keptOnBoth(page);
    expect(await atHub('5064')).toHaveLength(1);
    await page.click('.acts button.main');
    await page.waitForURL('**/enter/done**');
    expect([await onDevice(page), await atHub('5064')]).toEqual(['[]', []]);
    await page.goto(`${kit.hub.url}/enter/minutes`);
    expect(await page.inputValue('[name="row.0.decisions.0.text"]')).toBe('');
    expect(await page.locator(KEPT).count()).toBe(0);
  });

  test('without a network it is kept on the device, and comes to the hub when there is one again', async () => {
    const page = await signIn(kit, desk('5088'));
    await page.goto(`${kit.hub.url}/enter/minutes`);
    await page.context().setOffline(true);
    await page.fill(TITLE, 'নেটওয়ার্ক ছাড়া লেখা');
    await page.waitForSelector('output.saved:has-text("এই যন্ত্রে")');
    expect(await page.textContent('output.saved')).not.toContain('হাবে');
    expect(await atHub('5088')).toEqual([]);
    await page.context().setOffline(false);
    await keptOnBoth(page);
    expect((await atHub('5088'))[0]?.content).toContain('নেটওয়ার্ক ছাড়া লেখা');
  });

  test('the power goes while somebody types: what was typed is there again', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'sopan-profile-'));
    const options = { executablePath: CHROMIUM, args: ['--no-sandbox'], locale: 'bn-BD' };
    const token = await kit.hub.tokenOf(desk('5069'));
    const typeUntilKilled = async () => {
      const server = await chromium.launchPersistentContext(profile, options);
      const page = await server.newPage();
      await page.goto(`${kit.hub.url}/sign-in`);
      await giveToken(page, token);
      await page.goto(`${kit.hub.url}/enter/minutes`);
      await page.fill(TITLE, 'বিদ্যুৎ যাওয়ার আগে');
      await keptOnBoth(page);
      // The browser is not told: it dies as by a power cut.
      const session = await server.newCDPSession(page);
      await session.send('Browser.crash').catch(() => undefined);
      await server.close().catch(() => undefined);
    };
    try {
      await typeUntilKilled();
      const again = await chromium.launchPersistentContext(profile, options);
      const page = await again.newPage();
      await page.goto(`${kit.hub.url}/enter/minutes`);
      if (new URL(page.url()).pathname === '/sign-in') {
        await giveToken(page, token);
        await page.goto(`${kit.hub.url}/enter/minutes`);
      }
      await page.waitForSelector(KEPT);
      expect(await page.inputValue(TITLE)).toBe('বিদ্যুৎ যাওয়ার আগে');
      await again.close();
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  });

  test('signing out clears the device and the hub; a tick keeps it at the hub, for oneself alone', async () => {
    const page = await signIn(kit, desk('5070'));
    const type = async () => {
      await page.goto(`${kit.hub.url}/enter/minutes`);
      await page.fill(TITLE, 'অসমাপ্ত');
      await keptOnBoth(page);
      await page.goto(`${kit.hub.url}/desk`);
    };
    await type();
    await page.click('form[data-sign-out] button');
    await page.waitForURL('**/sign-in**');
    expect([await onDevice(page), await atHub('5070')]).toEqual(['[]', []]);
    await giveToken(page, await kit.hub.tokenOf(desk('5070')));
    await type();
    await page.check('form[data-sign-out] input[name="keep"]');
    await page.click('form[data-sign-out] button');
    await page.waitForURL('**/sign-in**');
    expect([await onDevice(page), (await atHub('5070')).length]).toEqual(['[]', 1]);
    // The next person on this device.
    await giveToken(page, await kit.hub.tokenOf(desk('5081')));
    expect(await page.locator('#unfinished').count()).toBe(0);
    await page.goto(`${kit.hub.url}/enter/minutes`);
    const asked = await page.request.get(`${kit.hub.url}/enter/drafts?form=/enter/minutes`);
    expect(await asked.json()).toEqual({ draft: null });
    expect([await page.inputValue(TITLE), await page.locator(KEPT).count()]).toEqual(['', 0]);
  });

  test('another page of the same browser does not go on keeping what is typed after signing out', async () => {
    const page = await signIn(kit, desk('5038'));
    await page.goto(`${kit.hub.url}/desk`);
    const other = await page.context().newPage();
    await other.goto(`${kit.hub.url}/enter/minutes`);
    await other.fill(TITLE, 'খোলা পাতায় লেখা');
    await page.click('form[data-sign-out] button');
    await other.waitForURL('**/sign-in**');
    expect(await onDevice(other)).toBe('[]');
  });

  test('a foreign page, or whoever has not signed in, neither reads nor writes what is typed', async () => {
    const page = await signIn(kit, desk('5076'));
    const ask = async (init: { headers?: Record<string, string>; cookie?: boolean }) => {
      const [cookie] = await page.context().cookies();
      const headers = {
        ...init.headers,
        ...(init.cookie ? { cookie: `${cookie?.name ?? ''}=${cookie?.value ?? ''}` } : {}),
      };
      const body = new URLSearchParams({
        form: '/enter/plan',
        content: '[]',
        typedAt: '2024-01-01T00:00:00Z',
      });
      return fetch(`${kit.hub.url}/enter/drafts`, { method: 'POST', headers, body });
    };
    const before = await atHub('5076');
    expect((await ask({ cookie: true, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await ask({ cookie: true, headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await ask({})).status).toBe(401);
    expect((await fetch(`${kit.hub.url}/enter/drafts?form=/enter/minutes`)).status).toBe(401);
    expect(await atHub('5076')).toEqual(before);
  });
});
