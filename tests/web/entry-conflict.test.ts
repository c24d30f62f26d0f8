import type { Page } from 'playwright-core';
import { axeFindings, inBrowser, overflow } from './browser';
import { desk, keptOnBoth, signIn } from './signed-in';

const ORIGINAL = 'তালিকা প্রস্তুত';
const FIRST = 'প্রথম কর্মকর্তার সংশোধন';
const SECOND = 'দ্বিতীয় কর্মকর্তার সংশোধন';

inBrowser((kit) => {
  /** Reports on what the district owes first, and gives the address of that form. */
  async function report(page: Page, nth: number): Promise<string> {
    await page.goto(`${kit.hub.url}/desk`);
    const address = (await page.getAttribute(`a.act[href*="/enter/assignment"] >> nth=${nth}`, 'href')) ?? '';
    await page.goto(`${kit.hub.url}${address}`);
    await page.selectOption('[name="status"]', 'IN_PROGRESS');
    await page.fill('[name="text"]', ORIGINAL);
    await page.click('.acts button.main');
    await page.waitForURL('**/enter/done**');
    return address;
  }
  const toCorrection = async (page: Page, address: string) => {
    await page.goto(`${kit.hub.url}${address}`);
    await page.click(`.cards li:has-text("${ORIGINAL}") a`);
    await page.waitForSelector('[name="reason"]');
  };
  const correct = async (page: Page, text: string) => {
    await page.fill('[name="text"]', text);
    await page.fill('[name="reason"]', 'ভুল লেখা হয়েছিল');
    await page.click('.acts button.main');
  };

  test('of two who correct the same report the second sees both versions, and loses nothing typed', async () => {
    const first = await signIn(kit, desk('5076'));
    const second = await signIn(kit, { ...desk('5076'), subject: 'another-desk-5076' });
    const address = await report(first, 0);
    await toCorrection(first, address);
    await toCorrection(second, address);
    await correct(first, FIRST);
    await first.waitForURL('**/enter/done**');
    await correct(second, SECOND);
    await second.waitForSelector('table.both');
    const both = (await second.textContent('table.both')) ?? '';
    expect([both.includes(FIRST), both.includes(SECOND), both.includes(ORIGINAL)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await second.textContent('.faults')).toContain('এর মধ্যে অন্য কেউ');
    expect(await second.inputValue('[name="text"]')).toBe(SECOND);
    expect(await second.inputValue('[name="reason"]')).toBe('ভুল লেখা হয়েছিল');
    expect([await axeFindings(second), await overflow(second)]).toEqual([[], 0]);
    await second.setViewportSize({ width: 360, height: 800 });
    expect(await overflow(second)).toBe(0);
    // Knowing both, the second decides.
    await second.click('.acts button.main');
    await second.waitForURL('**/enter/done**');
    await second.goto(`${kit.hub.url}${address}`);
    expect(await second.textContent('.cards')).toContain(SECOND);
    expect(await second.getByText(FIRST).count()).toBe(0);
    expect(kit.complaints.filter((each) => !each.includes('422'))).toEqual([]);
  });

  test('what was typed before somebody else corrected is told beside it, not recorded over it unseen', async () => {
    const page = await signIn(kit, desk('5081'));
    const address = await report(page, 0);
    await toCorrection(page, address);
    const correction = page.url();
    await page.fill('[name="text"]', SECOND);
    await page.fill('[name="reason"]', 'পরে মনে পড়েছে');
    await keptOnBoth(page);
    const other = await signIn(kit, { ...desk('5081'), subject: 'another-desk-5081' });
    await toCorrection(other, address);
    await correct(other, FIRST);
    await other.waitForURL('**/enter/done**');
    await page.goto('about:blank');
    await page.goto(correction);
    await page.waitForSelector('.notice.kept');
    expect(await page.inputValue('[name="text"]')).toBe(SECOND);
    await page.click('.acts button.main');
    await page.waitForSelector('table.both');
    expect(await page.textContent('table.both')).toContain(FIRST);
    expect(await page.inputValue('[name="text"]')).toBe(SECOND);
  });

  test('a correction without a reason is not recorded', async () => {
    const page = await signIn(kit, desk('5010'));
    const address = await report(page, 0);
    await toCorrection(page, address);
    await page.fill('[name="text"]', FIRST);
    await page.click('.acts button.main');
    await page.waitForSelector('#reason-fault');
    expect(await page.inputValue('[name="text"]')).toBe(FIRST);
    await page.goto(`${kit.hub.url}${address}`);
    expect(await page.textContent('.cards')).toContain(ORIGINAL);
  });
});
