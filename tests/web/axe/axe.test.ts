import type { Page } from 'playwright-core';
import type { Viewer } from '../../../lib/auth/viewer';
import { axeFindings, inBrowser, overflow } from '../browser';
import { pageAddresses } from './page-addresses';
import { FILES, PAGES, type By, type SampleRecords } from './pages-tried';

jest.setTimeout(600_000);

const VIEWERS: Readonly<Record<Exclude<By, 'anybody'>, Viewer>> = {
  officer: { role: 'OFFICER', area: '5076', subject: 'desk-officer-5076' },
  commissioner: { role: 'COMMISSIONER', area: '50', subject: 'desk-commissioner-50' },
};

test('every address of the hub is known to be a page that axe looks at, or a file', () => {
  expect(pageAddresses().filter((address) => !FILES.includes(address))).toEqual(Object.keys(PAGES).sort());
});

inBrowser((kit) => {
  let records: SampleRecords;
  beforeAll(async () => {
    records = await findRecords((query) => askAs(VIEWERS.officer, query));
  });

  const askAs = async (viewer: Viewer, query: string): Promise<any> => {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${await kit.hub.tokenOf(viewer)}`,
    };
    const answer = await fetch(`${kit.hub.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    });
    return ((await answer.json()) as { data: unknown }).data;
  };

  /** What is wrong with the page as it is, at both widths, in both themes; the console takes its theme when opened. */
  const faultsOf = async (page: Page, language: string, again?: () => Promise<void>) => {
    const faults: string[] = [];
    const looks =
      language === 'bn'
        ? ([
            [360, 'light'],
            [1280, 'dark'],
          ] as const)
        : ([
            [360, 'dark'],
            [1280, 'light'],
          ] as const);
    for (const [width, colorScheme] of looks) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await again?.();
      const where = `${language} ${width} ${colorScheme}`;
      faults.push(...(await axeFindings(page)).map((each) => `${where}: ${each}`));
      if ((await overflow(page)) !== 0) faults.push(`${where}: scrolls sideways`);
    }
    return faults;
  };
  const seenBy = async (by: By): Promise<Page> => {
    const page = await kit.open('/icon.svg');
    if (by !== 'anybody')
      await page
        .context()
        .addCookies([{ name: 'sopan', value: await kit.hub.tokenOf(VIEWERS[by]), url: kit.hub.url }]);
    return page;
  };

  test.each(Object.entries(PAGES))(
    'axe finds nothing at %s, in both languages, themes and widths',
    async (_address, pagesOf) => {
      for (const [by, path] of pagesOf(records)) {
        const page = await seenBy(by);
        for (const language of ['bn', 'en']) {
          const address = kit.hub.url + path + (path.includes('?') ? '&' : '?') + `lang=${language}`;
          const openConsole = async (): Promise<void> => {
            await page.goto(address);
            await runInConsole(page);
          };
          const isConsole = path.startsWith('/console');
          if (!isConsole) await page.goto(address);
          const faults = await faultsOf(page, language, isConsole ? openConsole : undefined);
          expect([by, path, faults]).toEqual([by, path, []]);
        }
        await page.context().close();
      }
      // A page that there is not is one of those looked at.
      expect(kit.complaints.filter((each) => !/40[04]/.test(each))).toEqual([]);
    },
  );

  test('axe finds nothing on a form that tells what is wrong, and beside a paper that was read', async () => {
    for (const language of ['bn', 'en']) {
      const page = await seenBy('officer');
      for (const path of ['/enter/minutes', '/enter/plan', '/enter/annual']) {
        await page.goto(`${kit.hub.url}${path}?lang=${language}`);
        await page.fill('[name="head.areaCode"]', 'nowhere');
        await Promise.all([page.waitForNavigation(), page.click('.acts button.main')]);
        expect([
          path,
          (await page.locator('main [role=alert]').count()) > 0,
          await faultsOf(page, language),
        ]).toEqual([path, true, []]);
      }
      await page.goto(`${kit.hub.url}/enter/paper?lang=${language}`);
      await page.setInputFiles('input[type=file]', 'samples/19-teknaf-corrected-minutes.txt');
      await Promise.all([page.waitForSelector('.paper-text li'), page.click('form[data-drop] button.main')]);
      expect(await faultsOf(page, language)).toEqual([]);
      await page.context().close();
    }
  });
});

/** Records of the samples, and a draft laid before the division. */
async function findRecords(ask: (query: string) => Promise<any>): Promise<SampleRecords> {
  const found = await ask(`{
    meetings(first: 1, filter: { within: "50", fiscalYear: "2023-24" }) { edges { node { id } } }
    actionPlans(first: 1, filter: { within: "5549" }) { edges { node { id activities { id } } } }
    assignments(first: 1, filter: { within: "5076" }) { edges { node { id } } }
  }`);
  const { recordMeeting } = await ask(`mutation { recordMeeting(input: {
    requestId: "axe-1", areaCode: "5076", heldOn: "2024-05-14", title: "জেলা উন্নয়ন সমন্বয় কমিটির সভা",
    agendaItems: [{ number: "১", topic: "সেবা সহজীকরণ", decisions: [{ number: "১", text: "প্রতিটি উপজেলায় একটি সেবা সহজ করতে হবে।", dueOn: "2024-06-30" }] }]
  }) { meeting { id revision } } }`);
  const { id, revision } = recordMeeting.meeting;
  await ask(
    `mutation { submitMeetingForApproval(input: { requestId: "axe-2", meetingId: "${id}", revision: ${revision} }) { id } }`,
  );
  const plan = found.actionPlans.edges[0].node;
  return {
    meeting: found.meetings.edges[0].node.id,
    plan: plan.id,
    activity: plan.activities[0].id,
    assignment: found.assignments.edges[0].node.id,
    draft: id,
  };
}

async function runInConsole(page: Page): Promise<void> {
  await page.waitForSelector('.graphiql-query-editor .view-line', { timeout: 90_000 });
  await page.click('.graphiql-execute-button');
  await page.locator('.cost', { hasText: /[0-9০-৯]/ }).waitFor({ timeout: 90_000 });
}
