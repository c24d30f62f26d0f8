import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { recognisePaper } from '../recognise/recognise-paper';
import { knownAreas } from '../known-areas';
import { PAPER_FORMS } from '../testing/paper-forms';
import { readCsv } from './csv';
import { READERS } from './readers';
import type { FileReading } from './reading-note';
import { readText } from './text';

const folder = join(projectRoot, 'samples');
const samples = readdirSync(folder).filter((file) => file.endsWith('.txt'));
const directory = knownAreas();
const readers: Record<string, (file: Uint8Array) => Promise<FileReading> | FileReading> = {
  docx: READERS.DOCX,
  html: READERS.HTML,
  pdf: READERS.PDF,
  xlsx: READERS.XLSX,
  csv: (file) => ({ document: readCsv(file), findings: [] }),
};

/** What a paper says, without the lines on which it says so; its findings by their codes. */
function sense({ document, findings }: FileReading): unknown {
  const {
    rawText: _,
    contentHash: __,
    areaEvidence,
    findings: found,
    ...paper
  } = recognisePaper(document, directory, findings);
  return JSON.parse(
    JSON.stringify({
      ...paper,
      evidence: areaEvidence.map(({ source, area }) => `${source} ${area}`),
      findings: found.map(({ code, item }) => `${code} ${item}`).sort(),
    }),
    (name, value: unknown) => (name === 'line' ? undefined : value),
  );
}

const asText = (file: string): unknown =>
  sense({ document: readText(readFileSync(join(folder, file))), findings: [] });

describe.each(samples)('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');

  test.each(['docx', 'html', 'xlsx', 'csv'])('says the same as %s', async (form) => {
    // A sheet has no place for a table inside a cell.
    const whole = form === 'xlsx' || form === 'csv' ? text.replace(/<table>.*<\/table>/, '') : text;
    const saved = await PAPER_FORMS[form]!(whole);
    expect(sense(await readers[form]!(saved))).toEqual(
      sense({ document: readText(Buffer.from(whole)), findings: [] }),
    );
  });
});

test('a PDF kept from a browser says the same as its text', async () => {
  const file = readFileSync(join(projectRoot, 'documents/testing/fixtures/01-rajshahi-division-minutes.pdf'));
  expect(sense(await READERS.PDF(file))).toEqual(asText('01-rajshahi-division-minutes.txt'));
});

const BROWSER = '/usr/bin/chromium';
/** A table over two pages, another inside a cell, paragraphs that wrap. */
const printed = samples.filter((file) => /^(?:04|16)/.test(file));
const withBrowser = existsSync(BROWSER) ? test.each(printed) : test.skip.each(printed);

withBrowser(
  '%s says the same when a browser here prints it as PDF',
  async (file) => {
    const place = mkdtempSync(join(tmpdir(), 'sopan-pdf-'));
    try {
      const page = (await PAPER_FORMS['html']!(readFileSync(join(folder, file), 'utf8'))).toString();
      const style = `<style>@page { size: A4; margin: 20mm } body { font: 12px 'Noto Serif Bengali' } p { margin: 2px 0 }
      #top-bar, #jmenu, .sidebar, h3, footer { display: none }
      table[border="1"] { border-collapse: collapse; width: 100% } table[border="1"] td { border: 1px solid; padding: 3px; vertical-align: top }</style>`;
      writeFileSync(join(place, 'page.html'), page.replace('</head>', `${style}</head>`));
      const options = [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-pdf-header-footer',
        `--user-data-dir=${place}/profile`,
      ];
      execFileSync(BROWSER, [...options, `--print-to-pdf=${place}/page.pdf`, `${place}/page.html`], {
        stdio: 'ignore',
      });
      expect(sense(await READERS.PDF(readFileSync(join(place, 'page.pdf'))))).toEqual(asText(file));
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  },
  60_000,
);
