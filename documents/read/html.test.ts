import { toBijoy } from '../../lib/bangla/testing/to-bijoy';
import { readHtml } from './html';

const linesOf = (html: string | Buffer): string[] =>
  readHtml(Buffer.from(html))
    .document.rawText.split('\n')
    .filter((line) => line !== '');
const links =
  '<a href=a>প্রথম পাতা</a> <a href=b>জেলা সম্পর্কিত</a> <a href=c>সরকারি অফিস</a> <a href=d>গ্যালারি</a>';

test('what stands around the paper is left out: menus, side, foot, scripts, what is hidden', () => {
  expect(
    linesOf(`<!doctype html><body><div class="mega-menu">${links}</div><div><ul><li>${links}</li></ul></div>
      <nav>তালিকা</nav><div style="display: none">গোপন</div><script>x</script><form>খুঁজুন</form>
      <div><h2>সভার কার্যবিবরণী</h2><p>১। সভা হবে।</p></div><div id="footer-menu">যোগাযোগ</div><aside>হটলাইন</aside>`),
  ).toEqual(['সভার কার্যবিবরণী', '১। সভা হবে।']);
});

test('a new portal: the paper stands in main, beside a banner that has no name', () => {
  const long = 'সভায় সর্বসম্মতিক্রমে সিদ্ধান্ত গৃহীত হয় যে প্রতি মাসে সভা হবে।'.normalize('NFC');
  expect(
    linesOf(
      `<!doctype html><body><div id="__nuxt"><div>জাতীয় তথ্য বাতায়ন</div><main><article><p>${long}</p></article></main><div>ভাষা</div></div>`,
    ),
  ).toEqual([long]);
});

test('layout tables are laid flat, a table of data inside keeps its columns', () => {
  const data = '<table><tr><th>ক্রম<th>কাজ<th>সময়<tr><td>১<td>সভা<td>মাসিক</table>';
  const { blocks } = readHtml(
    Buffer.from(`<!doctype html><table><tr><td>পাশ<td><table><tr><td><p>শিরোনাম</p>${data}</table></table>`),
  ).document;
  expect(blocks.map(({ kind }) => kind)).toEqual(['PARAGRAPH', 'PARAGRAPH', 'TABLE']);
});

test('lines break where a browser breaks them, and lists keep their numbers', () => {
  expect(
    linesOf('<!doctype html><p>এক<br>দুই <b>তিন</b>\n চার</p><ol start=3><li>ক<li>খ</ol><ul><li>গ</ul>'),
  ).toEqual(['এক', 'দুই তিন চার', '3. ক', '4. খ', 'গ']);
});

test('only an empty paragraph leaves a line free', () => {
  const { blocks } = readHtml(
    Buffer.from('<!doctype html><p>এক</p><p>দুই</p><p>&nbsp;</p><p>তিন</p>'),
  ).document;
  expect(blocks).toMatchObject([{ afterGap: true }, { afterGap: false }, { afterGap: true }]);
});

test('old pages in a Bijoy font are turned into Unicode, in the Windows page too', () => {
  const page = `<html><meta charset=windows-1252><font face="SutonnyMJ">${toBijoy('জেলা প্রশাসক')}</font> <span style="font-family: Arial">DC</span>`;
  const windows = Buffer.from(page.replace(/[†‡]/g, '\x86'), 'latin1');
  expect(linesOf(windows)).toEqual(['জেলা প্রশাসক DC']);
  expect(readHtml(windows).findings).toMatchObject([{ code: 'LEGACY_FONT_CONVERTED' }]);
});
