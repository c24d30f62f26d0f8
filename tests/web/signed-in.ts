import type { Page } from 'playwright-core';
import type { Viewer } from '../../lib/auth/viewer';
import type { InBrowser, Opened } from './browser';

/** Who works at the desk of an area. */
export const desk = (area: string, role: Viewer['role'] = 'OFFICER'): Viewer => ({
  role,
  area,
  subject: `desk-${role.toLowerCase()}-${area}`,
});

/** Signs in as somebody does: with a token, on the page for it. Each call is another device. */
export async function signIn(kit: InBrowser, as: Viewer, opened: Opened = {}): Promise<Page> {
  const page = await kit.open('/sign-in', opened);
  await giveToken(page, await kit.hub.tokenOf(as));
  return page;
}

/** Gives the token on the page for it. */
export async function giveToken(page: Page, token: string): Promise<void> {
  await page.fill('#token', token);
  await page.click('form.entry button.main');
  await page.waitForURL('**/desk**');
}

/** Asks the hub as somebody; fails where it does. */
export async function askHub(
  kit: InBrowser,
  as: Viewer,
  query: string,
  variables: object = {},
  // What is asked for is the test's own business.
): Promise<any> {
  const response = await fetch(`${kit.hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await kit.hub.tokenOf(as)}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Waits until what is typed is kept at the hub too; on a busy machine that takes its time. */
export async function keptOnBoth(page: Page): Promise<void> {
  await page.waitForSelector('output.saved:has-text("হাবে")', { timeout: 100_000 });
}
