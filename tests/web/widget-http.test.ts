import { randomUUID } from 'node:crypto';
import type { TestHub } from '../support/hub-in-process';
import { startSampleHub } from './browser';

let hub: TestHub;
beforeAll(async () => {
  hub = await startSampleHub();
});
afterAll(() => hub.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(hub.url + path, { headers });
const FORMS = ['', '.json', '.svg', '.png'];
const KINDS = ['progress', 'late', 'meetings'];
const WIDGETS = KINDS.flatMap((kind) => FORMS.map((form) => `/embed/${kind}/50${form}`));
const LOADED = ['/embed/v1.js', '/embed/v1.css', '/embed/frame.js'];
const KEPT = 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800';

async function recordMeeting(title: string): Promise<void> {
  const input = { requestId: randomUUID(), areaCode: '50', heldOn: '2026-11-01', title, publish: true };
  const decisions = [{ text: title, dueOn: '2026-11-02' }];
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${hub.administrator}` },
    body: JSON.stringify({
      query: 'mutation($input: RecordMeetingInput!) { recordMeeting(input: $input) { meeting { id } } }',
      variables: { input: { ...input, agendaItems: [{ topic: title, decisions }] } },
    }),
  });
  expect(await response.json()).not.toHaveProperty('errors');
}

describe('what pages of other sites load', () => {
  test.each([...LOADED, ...WIDGETS])(
    '%s may be kept, is the same for all origins, and has a tag',
    async (path) => {
      const response = await get(path, { origin: 'https://portal.gov.bd' });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe(KEPT);
      expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('vary')).toBe('Accept-Encoding');
      expect(response.headers.get('set-cookie')).toBeNull();
      const tag = response.headers.get('etag') ?? '';
      expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
      const again = await get(path, { 'if-none-match': tag });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('cache-control')).toBe(KEPT);
    },
  );

  test('only a widget may be framed by any site, and it loads nothing that is not its own', async () => {
    for (const kind of KINDS) {
      const { headers } = await get(`/embed/${kind}/50`);
      expect(headers.get('x-frame-options')).toBeNull();
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain('frame-ancestors *');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
    }
    for (const path of ['/', '/areas/50', '/embed', '/oembed', '/graphql', '/embed/nothing/50']) {
      const { headers } = await get(path, { accept: 'text/html' });
      expect([path, headers.get('content-security-policy')]).toEqual([
        path,
        expect.stringContaining("frame-ancestors 'self'"),
      ]);
      expect([path, headers.get('x-frame-options')]).toEqual([path, 'SAMEORIGIN']);
    }
  });

  test('what was answered to anybody but the public is kept nowhere', async () => {
    const token = await hub.tokenOf({ role: 'COMMISSIONER', area: '50', subject: 'a-commissioner' });
    for (const path of WIDGETS) {
      const response = await get(path, { authorization: `Bearer ${token}` });
      expect([path, response.status]).toEqual([path, 200]);
      expect([path, response.headers.get('cache-control')]).toEqual([path, 'no-store']);
      expect([path, response.headers.get('etag')]).toEqual([path, null]);
    }
  });

  test('a write changes the tag of every form of what it changed', async () => {
    const tags = () => Promise.all(WIDGETS.map(async (path) => (await get(path)).headers.get('etag')));
    const before = await tags();
    expect(await tags()).toEqual(before);
    await recordMeeting('নতুন সভা');
    const after = await tags();
    expect(WIDGETS.filter((_, index) => after[index] === before[index])).toEqual([]);
  });

  test('a code of the past is that of the area it was; the answer names the present one', async () => {
    const past = (await (await get('/embed/progress/3039.json')).json()) as { area: { code: string } };
    expect(past.area.code).toBe('4539');
    expect(await (await get('/embed/progress/৫০.json')).json()).toMatchObject({ area: { code: '50' } });
    expect(await (await get('/embed/progress/3039')).text()).toContain('href="/areas/4539"');
  });

  test.each(['99', 'abc', "50'%20OR%201", '%3Cscript%3E', '%E0%A4%A', '..%2F..%2Fetc', 'A'.repeat(500)])(
    'an area that is not there is said not to be, in every form: %s',
    async (area) => {
      for (const form of FORMS) {
        const response = await get(`/embed/late/${area}${form}`);
        const text = await response.text();
        if (area === '%E0%A4%A') expect(response.status).toBe(400);
        else expect([form, response.status]).toEqual([form, 404]);
        expect(text).not.toContain('<script>');
        expect(response.headers.get('cache-control') ?? '').not.toContain('86400');
      }
    },
  );

  test('the year told is the year shown; none told is the newest with something on record', async () => {
    const yearIn = async (query: string) =>
      ((await (await get(`/embed/progress/5076.json${query}`)).json()) as { fiscalYear: string }).fiscalYear;
    expect(await yearIn('')).toBe('2023-24');
    expect(await yearIn('?fiscalYear=2021-22')).toBe('2021-22');
    expect(await yearIn('?fiscalYear=nonsense')).toBe('2023-24');
  });

  test('a picture is SVG with text in it, or PNG twice as large with letters drawn', async () => {
    const svg = await get('/embed/progress/50.svg');
    expect(svg.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(svg.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    const text = await svg.text();
    expect(text).toContain('>রাজশাহী</text>');
    expect(text).not.toMatch(/<script|foreignObject|href=|style=/);
    const png = await get('/embed/progress/50.png?lang=en&theme=dark');
    expect(png.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await png.arrayBuffer());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([640, 576]);
  });
});

describe('oEmbed', () => {
  const ask = (query: Record<string, string>) => get(`/oembed?${new URLSearchParams(query).toString()}`);

  test('the page of an area becomes its widget, in JSON and in XML, no wider than asked', async () => {
    const response = await ask({ url: `${hub.url}/areas/50?lang=en`, maxwidth: '280' });
    expect(response.headers.get('cache-control')).toBe(KEPT);
    const told = (await response.json()) as { html: string };
    expect(told).toMatchObject({ version: '1.0', type: 'rich', width: 280, height: 288 });
    expect(told.html).toContain(`src="${hub.url}/embed/progress/50?lang=en"`);
    const late = (await (await ask({ url: `${hub.url}/areas/50/late` })).json()) as { html: string };
    expect(late.html).toContain('/embed/late/50"');
    const xml = await ask({ url: `${hub.url}/areas/50`, format: 'xml' });
    expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(await xml.text()).toContain('<type>rich</type>');
  });

  test('nothing but this hub is told about, and no other host is ever named', async () => {
    const [, host] = hub.url.split('://');
    const foreign = [
      'https://evil.example/areas/50',
      `https://${host ?? ''}@evil.example/areas/50`,
      `${hub.url}.evil.example/areas/50`,
      'javascript:alert(1)//areas/50',
      `${hub.url}/graphql`,
      '',
    ];
    for (const url of foreign) expect([url, (await ask({ url })).status]).toEqual([url, 404]);
    expect((await ask({ url: `${hub.url}/areas/99` })).status).toBe(404);
    expect((await ask({ url: `${hub.url}/areas/50`, format: 'yaml' })).status).toBe(501);
  });

  test('the page of an area leads to it', async () => {
    const page = await (await get('/areas/50?lang=en')).text();
    const [, link = ''] = /<link[^>]*type="application\/json\+oembed"[^>]*href="([^"]+)"/.exec(page) ?? [];
    const told = (await (await fetch(link.replace(/&amp;/g, '&'))).json()) as { title: string };
    expect(told.title).toBe('Sopan: Rajshahi, Progress');
    expect(page).toContain('type="text/xml+oembed"');
  });
});
