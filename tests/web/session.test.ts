import { startSampleHub } from './browser';
import { tally } from '../attacks/tally';
import type { TestHub } from '../support/hub-in-process';

let hub: TestHub;
let token: string;
let cookie: string;
beforeAll(async () => {
  hub = await startSampleHub();
  token = await hub.tokenOf({ role: 'OFFICER', area: '5076', subject: 'desk-5076' });
  cookie = `sopan=${token}`;
}, 300_000);
afterAll(() => hub.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${hub.url}${path}`, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${hub.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { origin: hub.url, ...headers },
    redirect: 'manual',
  });

const FORMS = ['/sign-in', '/sign-out', '/enter/minutes', '/enter/plan', '/enter/annual', '/enter/paper'];

test('signing in keeps the token in a cookie alone, and leads to the desk', async () => {
  const answer = await post('/sign-in', { token: `  Bearer ${token}\n` });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk?from=sign-in']);
  expect(answer.headers.get('set-cookie')).toBe(`${cookie}; Path=/; HttpOnly; SameSite=Strict`);
  const desk = await get('/desk', { cookie });
  expect([desk.status, desk.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const text = await desk.text();
  expect(text).toContain('desk-5076');
  expect(text).not.toContain(token);
});

test('whoever has not signed in is led there, told why where it did not hold, and records nothing', async () => {
  expect((await get('/desk')).headers.get('location')).toBe('/sign-in');
  expect((await get('/desk?from=sign-in')).headers.get('location')).toBe('/sign-in?why=notKept');
  expect(await (await get('/sign-in', { cookie: 'sopan=bad' })).text()).toContain('মেয়াদ শেষ');
  const typed = {
    do: 'record',
    'head.areaCode': '5076',
    'head.heldOn': '2024-01-11',
    'row.0.decisions.0.text': 'লেখা থাকবে',
  };
  const answer = await post('/enter/minutes', typed);
  expect(answer.status).toBe(401);
  expect(await answer.text()).toContain('লেখা থাকবে');
});

test('the local administrator, and a token that is none, do not sign in; the page says what to do', async () => {
  for (const given of [hub.administrator, 'nonsense', '']) {
    const answer = await post('/sign-in', { token: given });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null]);
    expect(await answer.text()).toContain('নতুন টোকেন');
  }
});

test('signing out clears the cookie and what the browser keeps', async () => {
  const answer = await post('/sign-out', {}, { cookie });
  expect(answer.headers.get('set-cookie')).toBe('sopan=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0');
  expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
  expect(answer.headers.get('location')).toBe('/sign-in?why=signedOut');
});

describe('forms', () => {
  const forged = tally('B1 forged forms of pages');
  const shown = tally('I6 what is typed and shown again');
  const kept = tally('A18 pages of somebody who is signed in');

  test('are taken from pages of the hub only', async () => {
    for (const path of FORMS)
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: hub.url, 'sec-fetch-site': 'cross-site' },
      ] as Record<string, string>[]) {
        const answer = await post(path, { token, do: 'record' }, { ...headers, cookie });
        const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
        const right = answer.status === 403 && errors[0]?.extensions.code === 'CROSS_SITE_REQUEST';
        forged.tried(`${path} with ${JSON.stringify(headers)}`, right && !answer.headers.get('set-cookie'));
      }
    expect(forged.surprises).toEqual([]);
  });

  test('show what was typed as text, whatever it is', async () => {
    for (const evil of [
      '"><script>alert(1)</script>',
      '</textarea><svg onload=alert(1)>',
      '" onfocus=alert(1) x="',
    ]) {
      for (const path of ['/enter/minutes', '/enter/plan', '/enter/annual']) {
        const form = {
          'head.title': evil,
          'head.areaCode': evil,
          'row.0.topic': evil,
          'row.0.task': evil,
          do: 'record',
        };
        const answer = await post(path, { ...form, requestId: evil, act: evil }, { cookie });
        const text = await answer.text();
        shown.tried(path, answer.status === 422 && !/<script>|<svg|" onfocus/.test(text));
      }
      const base = JSON.stringify({
        memo: { rawText: evil },
        findings: [{ code: evil, severity: 'INFO', line: 1, message: evil, raw: evil }],
      });
      const paper = await post('/enter/paper', { act: 'recordMeeting', base, do: 'show' }, { cookie });
      shown.tried('/enter/paper', paper.status === 200 && !/<script>|<svg/.test(await paper.text()));
    }
    const done = await get(
      '/enter/done?outcome=RECORDED&meeting=../x&area=javascript:1&form=//evil.example',
      { cookie },
    );
    shown.tried(
      '/enter/done',
      !/evil|javascript:1|\.\.\/x/.test((await done.text()).replace(/<header[\s\S]*?<\/header>/, '')),
    );
    expect(shown.surprises).toEqual([]);
  });

  test('a body that is no form, or too long, is told and not read on', async () => {
    const odd = await fetch(`${hub.url}/enter/minutes`, {
      method: 'POST',
      body: 'x',
      headers: { cookie, origin: hub.url, 'content-type': 'text/plain' },
    });
    expect(odd.status).toBe(413);
    const long = await post('/sign-in', { token: 'x'.repeat(70_000) });
    expect(long.status).toBe(401);
    const cut = await fetch(`${hub.url}/enter/paper`, {
      method: 'POST',
      body: '--x\r\nContent-Disposition: form-data; name="paper"',
      headers: { cookie, origin: hub.url, 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(cut.status).toBe(422);
  });

  test('no answer to somebody who is signed in may be kept by a cache between', async () => {
    const paths = [
      '/',
      '/areas/5076',
      '/areas/5076.csv',
      '/areas/5076/due.ics',
      '/desk',
      '/q',
      '/q/areas.json',
      '/q/areas.csv',
    ];
    const embedded = [
      '/embed/progress/5076',
      '/embed/progress/5076.json',
      '/embed/progress/5076.svg',
      '/embed',
      `/oembed?url=${encodeURIComponent(`${hub.url}/areas/5076`)}`,
    ];
    for (const path of [...paths, ...embedded, '/enter/minutes', '/sign-in']) {
      const { headers, status } = await get(path, { cookie });
      const keeps = /public|s-maxage/.test(headers.get('cache-control') ?? 'public');
      kept.tried(`${path} ${status} ${headers.get('cache-control') ?? ''}`, !keeps);
    }
    expect(kept.surprises).toEqual([]);
  });
});

test('the due days of an area are a calendar for anybody, the same entries each time', async () => {
  const first = await get('/areas/50/due.ics?lang=en');
  expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const text = await first.text();
  const uids = (all: string) => all.match(/^UID:.*$/gm) ?? [];
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(uids(await (await get('/areas/50/due.ics')).text())).toEqual(uids(text));
  const district = await (await get('/areas/5038/due.ics')).text();
  expect(uids(district).length).toBeGreaterThan(0);
  expect((await get('/areas/999999/due.ics')).status).toBe(404);
});
