import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { PUBLIC_QUERIES } from '../../web/http/saved-queries';
import { pngOf } from '../../web/widgets/picture/png-of';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { tally } from './tally';

const STATIC = join(projectRoot, 'dist', 'web', 'static');
const FOREIGN = 'evil.example';

let hub: TestHub;
beforeAll(async () => {
  if (!existsSync(join(STATIC, 'assets.json')))
    throw new Error('What pages load is not built yet: run `npm run build`, or the tests by `npm test`.');
  hub = await startTestHub();
});
afterAll(() => hub.close());

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** By hand, because fetch lets nobody choose a host, and mends addresses. */
function get(path: string, headers: Record<string, string> = {}): Promise<Got> {
  const { hostname, port } = new URL(hub.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('latin1'),
        }),
      );
    });
    sent.once('error', reject);
    sent.end();
  });
}

const WIDGETS = ['progress', 'late', 'meetings'].flatMap((kind) =>
  ['', '.json', '.svg', '.png'].map((form) => `/embed/${kind}/50${form}`),
);

describe('what a cache may keep and give to others', () => {
  const family = tally('A18 B8 answers that caches keep');

  /** Of what is asked, only the address and what `Vary` names may make an answer that is kept. */
  const SENT: Record<string, string>[] = [
    { host: FOREIGN },
    { host: 'localhost' },
    { 'x-forwarded-host': FOREIGN },
    { 'x-forwarded-proto': 'https' },
    { forwarded: `host=${FOREIGN};proto=https` },
    { 'x-original-url': '/embed/late/50.json' },
    { 'accept-language': 'en' },
    { accept: 'text/html' },
    { accept: 'application/json' },
    { origin: `https://${FOREIGN}` },
    { referer: `https://${FOREIGN}/?lang=en` },
    { cookie: 'sopan=nonsense; lang=en' },
    { range: 'bytes=0-10' },
    { 'x-http-method-override': 'DELETE' },
  ];

  test('is the same for all who ask by the same address', async () => {
    const own = encodeURIComponent(`${hub.url}/areas/50`);
    const paths = [
      ...WIDGETS,
      '/embed/progress/9999.json',
      '/embed/nothing/50',
      '/embed',
      '/embed/v1.js',
      `/oembed?url=${own}`,
      `/oembed?url=${own}&format=xml`,
      `/oembed?url=${encodeURIComponent(`https://${FOREIGN}/areas/50`)}`,
      '/oembed',
      ...PUBLIC_QUERIES.slice(0, 3).map(({ name }) => `/q/${name}.json`),
      '/q/nothing.csv',
      '/',
      '/areas/50',
      '/areas/50/late',
      '/queries',
      '/console',
      '/sign-in',
      '/desk',
      '/nothing',
    ];
    for (const path of paths) {
      const usual = await get(path);
      for (const headers of SENT) {
        const got = await get(path, headers);
        const isKept = String(got.headers['cache-control'] ?? '').includes('public');
        const vary = String(got.headers['vary'] ?? '').toLowerCase();
        const isNamed = Object.keys(headers).every((name) => vary.includes(name));
        // Where the address itself names the foreign host, nobody asks this one for it.
        const isSame = path.includes(FOREIGN) || (got.status === usual.status && got.body === usual.body);
        const what = `${path} with ${JSON.stringify(headers)} is kept as ${got.status}, usually ${usual.status}`;
        family.tried(what, !isKept || isNamed || isSame);
        const repeated = isKept && !path.includes(FOREIGN) && got.body.includes(FOREIGN);
        family.tried(`${path} with ${JSON.stringify(headers)} names the foreign host`, !repeated);
      }
    }
    expect(family.surprises).toEqual([]);
  }, 300_000);
});

describe('addresses that nobody meant', () => {
  const family = tally('I5 I16 I19 odd addresses of widgets, queries and pages');

  const ODD = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '..%2f..%2fpackage',
    '..%5c..%5cpackage',
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '%00',
    '%',
    '%ff%fe',
    '%0d%0aSet-Cookie:%20a=b',
    "'%20OR%201=1--",
    '%3Cscript%3Ealert(1)%3C/script%3E',
    '%E2%80%AE50',
    '5'.repeat(3000),
    '%F0%9F%98%80',
    '50;a=b',
    '50,51',
  ];
  const PLACES = [
    (odd: string) => `/embed/${odd}/50.json`,
    (odd: string) => `/embed/progress/${odd}`,
    (odd: string) => `/embed/progress/${odd}.json`,
    (odd: string) => `/embed/progress/${odd}.svg`,
    (odd: string) => `/embed/late/${odd}.png`,
    (odd: string) => `/embed/progress/50.json?fiscalYear=${odd}`,
    (odd: string) => `/embed/progress/50?lang=${odd}&theme=${odd}&digits=${odd}`,
    (odd: string) => `/embed/progress/50.json?${odd}=1`,
    (odd: string) => `/oembed?url=${odd}`,
    (odd: string) => `/oembed?url=${encodeURIComponent(hub.url)}%2fareas%2f${odd}&format=xml`,
    (odd: string) => `/oembed?format=${odd}&url=${odd}`,
    (odd: string) => `/q/${odd}.csv`,
    (odd: string) => `/q/${odd}.json?${odd}=${odd}`,
    (odd: string) => `/q/${PUBLIC_QUERIES[0]?.name ?? ''}.json?${odd}=1`,
    (odd: string) => `/areas/${odd}`,
    (odd: string) => `/areas/${odd}/late?year=${odd}`,
    (odd: string) => `/meetings/${odd}`,
    (odd: string) => `/plans/${odd}`,
    (odd: string) => `/areas/50/why/${odd}`,
    (odd: string) => `/desk/papers/${odd}`,
    (odd: string) => `/enter/${odd}`,
    (odd: string) => `/sign-in?next=${odd}`,
    (odd: string) => `/${odd}`,
  ];

  test('are refused or shown as words: no fault of the hub, nothing carried out, no header of theirs', async () => {
    for (const odd of ODD)
      for (const place of PLACES) {
        const path = place(odd);
        const { status, headers, body } = await get(path, { accept: 'text/html' });
        const shown = path.slice(0, 80);
        // Of a format that there is not, oEmbed wants 501 to be told.
        family.tried(`${shown} gave ${status}`, status < 500 || status === 501);
        family.tried(`${shown} set a cookie`, headers['set-cookie'] === undefined);
        const isPage = /html|svg|xml/.test(String(headers['content-type'] ?? ''));
        const isElement = isPage && body.includes('<script>alert');
        family.tried(`${shown} stands there as an element`, !isElement);
        const isSniffed = !isPage && headers['x-content-type-options'] !== 'nosniff';
        family.tried(`${shown} may be taken for a page`, !isSniffed);
        family.tried(`${shown} tells where the program lies`, !/node_modules|at .*\.js:\d/.test(body));
        const away = String(headers['location'] ?? '');
        family.tried(`${shown} leads to ${away}`, away === '' || /^\/(?![/\\])/.test(away));
      }
    expect(family.surprises).toEqual([]);
  }, 300_000);
});

describe('pictures', () => {
  const family = tally('R1 pictures drawn for whoever asks');
  const fonts = join(STATIC, 'embed', 'fonts');
  const picture = (index: number) => ({
    ...{ width: 200, height: 100, language: 'bn', title: `picture ${index}` },
    marks: [
      { mark: 'box', x: 0, y: 0, width: 100, height: 50, radius: 4, fill: '#0b6b4f' } as const,
      {
        ...({ mark: 'line', x: 0, y: 50, size: 20, bold: false, toRight: false } as const),
        ...{ fill: '#000000', text: `সভা ${index}` },
      },
    ],
  });

  test('a thousand different ones asked for at once are not all taken on; the same one is drawn once', async () => {
    const asked = Array.from({ length: 1000 }, (_, index) => pngOf(picture(index), fonts));
    const taken = asked.flatMap((each) => (each ? [each] : []));
    family.tried(`${taken.length} of 1000 were taken on`, taken.length > 0 && taken.length <= 20);
    const again = Array.from({ length: 50 }, () => pngOf(picture(0), fonts));
    const same = again.flatMap((each) => (each ? [each] : []));
    family.tried('one that is being drawn is refused', same.length === again.length);
    family.tried('the same is drawn twice', new Set(await Promise.all(same)).size === 1);
    for (const png of await Promise.all(taken)) family.tried('it is no PNG', png.includes('IHDR'));
    const afterwards = await pngOf(picture(999), fonts);
    family.tried('what was refused is not drawn afterwards', afterwards !== null);
    expect(family.surprises).toEqual([]);
  });
});
