import { tally } from '../../attacks/tally';
import { startTestHub } from '../../support/hub-in-process';
import { inBrowser } from '../browser';
import { AREA_PAGES, hostileAddresses, officePages, publicPages, quietPages } from './addresses';
import { filesOf } from './files';
import {
  FIFTH,
  HOSTILE_AREA,
  HOSTILE_AREAS,
  HOSTILE_YEAR,
  OFFICER,
  SUPERIOR,
  writeHostileRecords,
  type HostileRecords,
} from './hostile-records';
import { PAYLOADS, REFUSED } from './payloads';
import { startPortal, type Portal } from './portal';
import { watch, type Policy, type Seen, type Watched } from './watch';

const EVERY = PAYLOADS.length;
jest.setTimeout(900_000);

inBrowser(
  (kit) => {
    let records: HostileRecords;
    let portal: Portal;
    beforeAll(async () => {
      records = await writeHostileRecords(kit.hub);
      portal = await startPortal();
    }, 600_000);
    afterAll(() => portal.close());

    const family = tally('I6 payloads on pages, widgets and letters');
    const kinds = tally('I6 I7 I17 payloads in files');
    /** Each payload that a page shows was tried there; a page that shows none tries its own address. */
    const note = (what: string, { executed, places }: Seen) => {
      if (executed.length) process.stderr.write(`${what}: ${[...new Set(executed)].join(', ')}\n`);
      for (const place of places.size ? places : [-1])
        family.tried(`${what} (payload ${place})`, !executed.length);
    };
    const visitAll = async ({ visit }: Watched, paths: readonly string[], policy: string) => {
      const shown = new Map<string, number>();
      for (const path of paths) {
        const seen = await visit(path);
        note(`${path} (policy ${policy})`, seen);
        shown.set(path, seen.places.size);
      }
      return shown;
    };
    const nothingRan = () => expect(family.surprises).toEqual([]);

    test('no text may hold a NUL', async () => {
      const response = await fetch(`${kit.hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${kit.hub.administrator}` },
        body: JSON.stringify({
          query: 'mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { outcome } }',
          variables: {
            input: {
              requestId: 'nul',
              areaCode: HOSTILE_AREA,
              heldOn: '2023-07-01',
              title: REFUSED,
              agendaItems: [],
            },
          },
        }),
      });
      expect(await response.text()).toContain('BAD_INPUT');
    });

    test.each<Policy>(['away', 'kept'])(
      'pages that anybody sees run nothing that a record says, the policy %s',
      async (policy) => {
        const pages = publicPages(records);
        const watched = await watch(kit, policy);
        const shown = await visitAll(
          watched,
          policy === 'away' ? [...pages, ...quietPages()] : pages,
          policy,
        );
        nothingRan();
        for (const path of [`/meetings/${records.meeting}`, `/plans/${records.plan}`])
          expect([path, shown.get(path)]).toEqual([path, EVERY]);
        for (const path of [
          ...AREA_PAGES,
          ...pages.filter((each) => /\/(late|meetings|plans)\?|ASSIGNMENTS|=ACTIVITIES/.test(each)),
        ])
          expect([path, (shown.get(path) ?? 0) >= 20]).toEqual([path, true]);
      },
    );

    test('what stands at the head of minutes runs nothing', async () => {
      const watched = await watch(kit, 'away');
      const heads = records.meetings.slice(0, FIFTH).map((id) => `/meetings/${id}`);
      const shown = await visitAll(watched, heads, 'away');
      nothingRan();
      expect(Math.min(...shown.values())).toBeGreaterThanOrEqual(5);
    });

    test.each<Policy>(['away', 'kept'])(
      'pages of those who sign in run nothing that another office wrote, the policy %s',
      async (policy) => {
        const watched = await watch(
          kit,
          policy,
          await kit.hub.tokenOf(policy === 'away' ? OFFICER : SUPERIOR),
        );
        const shown = await visitAll(watched, officePages(records), policy);
        nothingRan();
        expect(shown.get(`/meetings/${records.drafts[1]}`)).toBe(EVERY);
        expect(shown.get(`/desk/papers/${records.drafts[1]}`)).toBeGreaterThan(0);
      },
    );

    test('what is typed into a form, and read from a paper, is shown again as text', async () => {
      const watched = await watch(kit, 'away', await kit.hub.tokenOf(OFFICER));
      const head = {
        do: 'record',
        requestId: PAYLOADS[2] as string,
        'head.title': PAYLOADS[2] as string,
        'head.areaCode': PAYLOADS[3] as string,
      };
      for (const [path, fields] of [
        ['/enter/minutes', ['topic', 'discussion', 'decisions.0.text', 'decisions.0.implementer', 'number']],
        ['/enter/plan', ['subject', 'task', 'responsible', 'expectedResult', 'number']],
      ] as const) {
        const typed: Record<string, string> = { ...head };
        for (const [row, text] of PAYLOADS.entries())
          for (const field of fields) typed[`row.${row}.${field}`] = text;
        const seen = await watched.visit(path, (page) => send(page, kit.hub.url + path, typed));
        note(`typed at ${path}`, seen);
        expect([path, seen.places.size]).toEqual([path, EVERY]);
      }
      const base = JSON.stringify({
        memo: { rawText: PAYLOADS.join('\n') },
        findings: PAYLOADS.map((text, line) => ({
          code: text,
          severity: 'WARNING',
          line,
          message: text,
          raw: text,
        })),
      });
      const form = { act: 'recordMeeting', base, do: 'show' };
      const read = await watched.visit('read', (page) => send(page, `${kit.hub.url}/enter/paper`, form));
      note('read from a paper', read);
      expect(read.places.size).toBe(EVERY);
      const lines = PAYLOADS.map((text, place) => `${place + 1}। ${text.replaceAll(/[\r\n]/g, ' ')}`).join(
        '\n',
      );
      const dropped = await watched.visit('dropped', async (page) => {
        await page.goto(`${kit.hub.url}/enter/paper`);
        await page.setInputFiles('input[type=file]', {
          name: '"><img src=x onerror=alert(1)>.txt',
          mimeType: 'text/plain',
          buffer: Buffer.from(`জেলা উন্নয়ন সমন্বয় কমিটির সভার কার্যবিবরণী\n${lines}`),
        });
        await Promise.all([page.waitForURL('**'), page.click('form[data-drop] button.main')]);
      });
      note('a file that was dropped', dropped);
      nothingRan();
    });

    test('an address that wants to be more than an address is none', async () => {
      const watched = await watch(kit, 'away');
      await visitAll(watched, hostileAddresses(), 'away');
      nothingRan();
    });

    test('widgets run nothing on the page of another site: element, frame, picture, oEmbed', async () => {
      const watched = await watch(kit, 'away', undefined, portal.url);
      const below = Array.from(
        { length: 50 },
        (_, place) => `${HOSTILE_AREA}${String(place + 1).padStart(2, '0')}`,
      );
      for (const kind of ['progress', 'late', 'meetings'] as const) {
        for (const area of [...HOSTILE_AREAS, ...below.slice(0, kind === 'progress' ? 12 : 2)]) {
          const embed = `${kit.hub.url}/embed/${kind}/${area}`;
          portal.show(
            `<script type="module" src="${kit.hub.url}/embed/v1.js"></script><sopan-${kind} area="${area}" lang="bn"></sopan-${kind}><iframe src="${embed}"></iframe><img src="${embed}.svg"><img src="${embed}.png">`,
          );
          const seen = await watched.visit(portal.url, async (page) => {
            await page.goto(portal.url);
            await page.locator(`sopan-${kind} .card h2, sopan-${kind} .card a`).first().waitFor();
          });
          note(`${kind} ${area} on a portal`, seen);
          expect([kind, area, seen.places.size > 0]).toEqual([kind, area, true]);
          note(`${kind} ${area} as SVG`, await watched.visit(`${embed}.svg`));
        }
        const page = `${kit.hub.url}/areas/${HOSTILE_AREA}${kind === 'progress' ? '' : `/${kind}`}`;
        const oembed = `/oembed?url=${encodeURIComponent(page)}`;
        const { html } = (await (await fetch(kit.hub.url + oembed)).json()) as { html: string };
        portal.show(html);
        note(`oEmbed of ${kind}`, await watched.visit(portal.url));
        note(`oEmbed of ${kind} as XML`, await watched.visit(`${oembed}&format=xml`));
      }
      nothingRan();
    });

    test('letters as pages, and pages on paper, run nothing', async () => {
      const watched = await watch(kit, 'away');
      const letters = [
        `minutes/${records.meeting}.html`,
        `plans/${HOSTILE_AREA}/${HOSTILE_YEAR}.html`,
        `teams/${records.team}.html`,
        `progress?meeting=${records.meeting}&area=${HOSTILE_AREA}`,
      ];
      const shown = await visitAll(
        watched,
        letters.map((each) => `/papers/${each}`),
        'away',
      );
      expect(Math.min(...shown.values())).toBe(EVERY);
      await watched.page.emulateMedia({ media: 'print' });
      for (const path of [...AREA_PAGES, `/meetings/${records.meeting}`, `/plans/${records.plan}`]) {
        note(`${path} on paper`, await watched.visit(path));
        const pdf = (await watched.page.pdf({ format: 'A4' })).toString('latin1');
        family.tried(`${path} as PDF`, !/\/JavaScript|\/JS\b|\/URI ?\((javascript|data|vbscript)/i.test(pdf));
      }
      nothingRan();
    });

    test('the console shows what came back, and hands it out, as text', async () => {
      const query = `{ meeting(id: "${records.meeting}") { title decisions { text implementer } } area(code: "${HOSTILE_AREA}") { children { nameBn nameEn } } }`;
      const watched = await watch(kit, 'kept');
      const seen = await watched.visit(
        `/console?${new URLSearchParams({ query }).toString()}`,
        async (page) => {
          await page.goto(`${kit.hub.url}/console?${new URLSearchParams({ query }).toString()}`);
          await page.waitForSelector('.graphiql-query-editor .view-line', { timeout: 300_000 });
          await page.click('.graphiql-execute-button');
          await page.locator('.cost', { hasText: /[0-9০-৯]/ }).waitFor({ timeout: 300_000 });
        },
      );
      note('/console', seen);
      nothingRan();
      expect(seen.places.size).toBeGreaterThan(0);
    });

    test('files hold every payload as text: no formula, no line of their own, no element, no other name', async () => {
      for (const { what, isSound, places } of await filesOf(kit.hub.url, records)) {
        for (const place of places.size ? places : [-1]) kinds.tried(`${what} (payload ${place})`, isSound);
      }
      expect(kinds.surprises).toEqual([]);
    });
  },
  () => startTestHub(),
);

/** Sends a form as a page of the hub does, however many fields it has. */
async function send(
  page: Watched['page'],
  action: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await page.goto(action);
  const sent = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.evaluate(`(() => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action: ${JSON.stringify(action)} });
    for (const [name, value] of Object.entries(${JSON.stringify(fields)}))
      form.append(Object.assign(document.createElement('textarea'), { name, value }));
    document.body.append(form);
    form.submit();
  })()`);
  await (await sent).finished();
}
