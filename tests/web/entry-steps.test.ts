import type { Page } from 'playwright-core';
import { axeFindings, inBrowser } from './browser';
import { askHub, desk, signIn } from './signed-in';

inBrowser((kit) => {
  const OFFICER = desk('5088');
  const COMMISSIONER = desk('50', 'COMMISSIONER');

  /** Minutes of the district, typed in as a draft; gives the address of their steps. */
  async function draftMinutes(page: Page, heldOn: string): Promise<string> {
    await page.goto(`${kit.hub.url}/enter/minutes`);
    await page.fill('[name="head.heldOn"]', heldOn);
    await page.fill('[name="head.title"]', `সভা ${heldOn}`);
    await page.fill('[name="row.0.decisions.0.text"]', 'সেবা সহজ করতে হবে');
    await page.click('.acts button.main');
    await page.waitForURL('**/enter/done**');
    await page.goto(`${kit.hub.url}/desk`);
    const href = await page.getAttribute(`a[href*="/desk/papers/"]:has-text("সভা ${heldOn}")`, 'href');
    return `${kit.hub.url}${href ?? ''}`;
  }
  const steps = (page: Page) =>
    page.$$eval('button[name="step"]', (buttons) => buttons.map((button) => button.getAttribute('value')));
  const take = async (page: Page, step: string) => {
    await page.click(`button[value="${step}"]`);
    await page.waitForURL('**done=**');
  };
  const stateOf = async (address: string) => {
    const id = new URL(address).pathname.split('/').at(-1);
    const { meeting } = await askHub(kit, COMMISSIONER, `{ meeting(id: "${id ?? ''}") { state remark } }`);
    return meeting as { state: string; remark: string | null };
  };

  test('minutes are submitted, returned with a remark, submitted again, approved and published, each by whoever may', async () => {
    const officer = await signIn(kit, OFFICER);
    const commissioner = await signIn(kit, COMMISSIONER);
    const address = await draftMinutes(officer, '2024-04-16');
    await officer.goto(address);
    expect(await steps(officer)).toEqual(['submit']);
    expect(await axeFindings(officer)).toEqual([]);
    await take(officer, 'submit');
    // From now on it is the superior office's to decide.
    expect(await steps(officer)).toEqual([]);
    await commissioner.goto(`${kit.hub.url}/desk`);
    await commissioner.click('a[href*="/desk/papers/"]:has-text("সভা 2024-04-16")');
    await commissioner.waitForURL('**/desk/papers/**');
    expect(await steps(commissioner)).toEqual(['approve', 'publish', 'giveBack']);
    expect(await axeFindings(commissioner)).toEqual([]);
    await commissioner.fill('#remark', 'উপস্থিতির তালিকা দিন');
    await take(commissioner, 'giveBack');
    expect(await stateOf(address)).toEqual({ state: 'DRAFT', remark: 'উপস্থিতির তালিকা দিন' });
    await officer.goto(`${kit.hub.url}/desk`);
    expect(await officer.textContent('main')).toContain('উপস্থিতির তালিকা দিন');
    await officer.goto(address);
    await take(officer, 'submit');
    await commissioner.goto(address);
    await take(commissioner, 'approve');
    expect(await stateOf(address)).toMatchObject({ state: 'APPROVED' });
    await take(commissioner, 'publish');
    expect(await stateOf(address)).toMatchObject({ state: 'PUBLISHED' });
    expect(await steps(commissioner)).toEqual([]);
    const open = await kit.open(new URL(address).pathname.replace('/desk/papers', '/meetings'));
    expect(await open.textContent('main')).toContain('সেবা সহজ করতে হবে');
  });

  test('a paper is not returned without a remark, and what was typed of one stays when it is refused', async () => {
    const officer = await signIn(kit, OFFICER);
    const commissioner = await signIn(kit, COMMISSIONER);
    const address = await draftMinutes(officer, '2024-05-14');
    await officer.goto(address);
    await take(officer, 'submit');
    await commissioner.goto(address);
    await commissioner.fill('#remark', '   ');
    await commissioner.click('button[value="giveBack"]');
    await commissioner.waitForSelector('.faults');
    expect(await commissioner.textContent('.faults')).toContain('ফেরতের কারণ লিখুন');
    // Somebody else decides while the remark is being typed.
    await commissioner.fill('#remark', 'আবার দেখুন');
    const other = await signIn(kit, { ...COMMISSIONER, subject: 'another-commissioner' });
    await other.goto(address);
    await take(other, 'approve');
    await commissioner.click('button[value="giveBack"]');
    await commissioner.waitForSelector('.faults');
    expect(await commissioner.textContent('.faults')).toContain('এর মধ্যে অন্য কেউ');
    expect(await commissioner.inputValue('#remark')).toBe('আবার দেখুন');
    expect(await stateOf(address)).toMatchObject({ state: 'APPROVED' });
  });

  test('who may not take a step is offered none, and a forged one is refused', async () => {
    const officer = await signIn(kit, OFFICER);
    const address = await draftMinutes(officer, '2024-06-11');
    for (const [who, offered] of [
      [desk('5094'), null],
      [desk('40', 'COMMISSIONER'), null],
      [desk('5088', 'COMMISSIONER'), ['publish']],
    ] as const) {
      const page = await signIn(kit, who);
      const answer = await page.goto(address);
      if (offered === null) expect(answer?.status()).toBe(404);
      else expect(await steps(page)).toEqual(offered);
    }
    for (const step of ['approve', 'publish', 'giveBack']) {
      await officer.goto(address);
      const revision = await officer.inputValue('[name="revision"]');
      const forged = await officer.request.post(address, {
        form: { step, revision, remark: 'x', requestId: `forged-${step}` },
        headers: { origin: kit.hub.url },
        maxRedirects: 0,
      });
      expect([step, forged.status(), await stateOf(address)]).toEqual([
        step,
        422,
        expect.objectContaining({ state: 'DRAFT' }),
      ]);
    }
  });
});
