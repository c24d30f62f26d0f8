import { join } from 'node:path';

/** What is done on a page before its picture is taken, by name. */
export const before = {
  async givePaper(page, root) {
    await page.setInputFiles('input[type=file]', join(root, 'samples', '19-teknaf-corrected-minutes.txt'));
    await page.click('form[data-drop] button.main');
    await page.waitForSelector('.paper-text li');
  },

  async runQuery(page) {
    await page.waitForSelector('.graphiql-query-editor .view-line', { timeout: 90_000 });
    await page.click('.graphiql-execute-button');
    await page.locator('.cost', { hasText: /[0-9০-৯]/ }).waitFor({ timeout: 90_000 });
  },

  async print(page) {
    await page.emulateMedia({ media: 'print' });
    // The margin of the paper, which a picture of the page has not.
    await page.evaluate("document.body.style.padding = '12mm'");
  },

  /** Widgets as they stand on a page of somebody else's. */
  async showPortal(page, hub, { language, colorScheme }) {
    const kinds = ['progress', 'late', 'meetings'];
    const widgets = kinds.map(
      (kind) =>
        `<sopan-${kind} area="50" fiscal-year="2023-24" lang="${language}" theme="${colorScheme}"></sopan-${kind}>`,
    );
    const heading = language === 'bn' ? 'একটি পোর্টালের পাতা' : 'A page of a portal';
    const [ground, ink] = colorScheme === 'dark' ? ['#1b2230', '#eef'] : ['#f4f6fb', '#123'];
    const body = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <style>body{margin:0;font-family:'Noto Sans Bengali',sans-serif;background:${ground};color:${ink}}
      h1{margin:0;padding:16px 20px;background:#1d3f72;color:#fff;font-size:20px}main{display:flex;flex-wrap:wrap;gap:20px;padding:20px}</style>
      <h1>${heading}</h1><main>${widgets.join('')}</main><script type="module" src="${hub}/embed/v1.js"></script>`;
    await page.route('**/embed/portal-of-another-site*', (route) =>
      route.fulfill({ contentType: 'text/html', body }),
    );
  },
};
