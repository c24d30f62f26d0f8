import type { Page } from 'playwright-core';
import type { InBrowser } from '../browser';
import { placesIn } from './payloads';

/** What a browser did on a page that it should not have done, and which payloads the page showed. */
export interface Seen {
  readonly executed: readonly string[];
  readonly places: ReadonlySet<number>;
}

export interface Watched {
  readonly page: Page;
  /** Opens an address, or does what is given instead, waits for the page and tells what came of it. */
  visit(address: string, open?: (page: Page) => Promise<unknown>): Promise<Seen>;
}

/** With its policy a page tells of each script that was refused; without it each would run. */
export type Policy = 'kept' | 'away';

/** A browser that counts whatever a text brings to run, to load or to become. */
export async function watch(
  kit: InBrowser,
  policy: Policy,
  token?: string,
  portal = kit.hub.url,
): Promise<Watched> {
  const context = await kit.browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'bn-BD',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    bypassCSP: policy === 'away',
  });
  const executed: string[] = [];
  await context.exposeFunction('__hit', (what: string) => executed.push(what));
  await context.addInitScript(HOOK);
  if (token) await context.addCookies([{ name: 'sopan', value: token, url: kit.hub.url }]);
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    executed.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  const home = new URL(kit.hub.url).host;
  context.on('request', (request) => {
    const { protocol, host, pathname } = new URL(request.url());
    const isElsewhere = protocol.startsWith('http') && host !== home && host !== new URL(portal).host;
    if (isElsewhere || (!request.isNavigationRequest() && /\/x$|alert|passwd/.test(pathname)))
      executed.push(`request ${request.url()}`);
  });
  return {
    page,
    async visit(address, open = (opened) => opened.goto(new URL(address, kit.hub.url).href)) {
      executed.length = 0;
      await open(page);
      await page.waitForLoadState('load');
      const places = new Set<number>();
      for (const frame of page.frames()) {
        const { planted, text } = await frame.evaluate<{ planted: string[]; text: string }>(LOOK);
        executed.push(...planted);
        for (const place of placesIn(text)) places.add(place);
      }
      return { executed: [...executed], places };
    },
  };
}

/** Calls of what payloads call, and refusals of the page's policy, from before the first letter of the page. */
const HOOK = `
  for (const name of ['alert', 'confirm', 'prompt'])
    Object.defineProperty(window, name, { value: (what) => window.__hit(name + ' ' + what) });
  document.addEventListener('securitypolicyviolation', (event) =>
    window.__hit('refused ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
`;

/** Elements and attributes that none of the pages has, in open shadows too; and all words, those of fields among them. */
const LOOK = `(() => {
  const planted = [];
  const texts = [];
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const name = element.localName;
      if (/^(base|math|marquee|plaintext|xmp|object|embed|video|details-x|isindex|foreignobject|animate|bdo)$/i.test(name))
        planted.push('element ' + element.outerHTML.slice(0, 120));
      if (name === 'meta' && /refresh|set-cookie/i.test(element.httpEquiv)) planted.push('element ' + element.outerHTML.slice(0, 120));
      if (name === 'script' && !element.src && !/json/.test(element.type)) planted.push('script ' + element.text.slice(0, 120));
      for (const { name: attribute, value } of element.attributes)
        if (/^on/i.test(attribute) || (/href$|^(src|action|formaction|data|srcdoc|background)$/i.test(attribute) &&
          /^[\\s\\u0000-\\u0020]*(javascript|vbscript|data:text)/i.test(value)))
          planted.push('attribute ' + attribute + '=' + value.slice(0, 120));
      if (element.value && typeof element.value === 'string') texts.push(element.value);
      if (element.shadowRoot) look(element.shadowRoot);
    }
    texts.push(root.textContent ?? root.documentElement?.textContent ?? '');
  };
  look(document);
  return { planted, text: document.title + ' ' + texts.join(' ') };
})()`;
