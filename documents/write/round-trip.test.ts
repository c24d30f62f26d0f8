import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { knownAreas } from '../known-areas';
import { readDocument } from '../read/read-document';
import { readString } from '../read/text';
import type { PaperReading } from '../recognise/paper-reading';
import { recognisePaper } from '../recognise/recognise-paper';
import { writeDocx } from './docx';
import { writeHtml } from './html';
import { paperOf } from './testing/paper-of';
import { substance } from './testing/substance';
import { writeText } from './text';

const folder = join(projectRoot, 'samples');
const directory = knownAreas();
const samples = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file): [string, PaperReading] => [
    file,
    recognisePaper(readString(readFileSync(join(folder, file), 'utf8')), directory),
  ]);

test.each(samples)('%s, written as text from its records, is read as the same records', (_, reading) => {
  const again = recognisePaper(readString(writeText(paperOf(reading, directory))), directory);
  expect(substance(again)).toEqual(substance(reading));
});

test.each(samples)('%s, written as HTML, is read as the same records', async (_, reading) => {
  const html = Buffer.from(writeHtml(paperOf(reading, directory)));
  const { document } = await readDocument(html, 'paper.html');
  expect(substance(recognisePaper(document, directory))).toEqual(substance(reading));
});

test.each(samples)('%s, written as DOCX, is read as the same records', async (_, reading) => {
  const docx = await writeDocx(paperOf(reading, directory));
  const { document } = await readDocument(docx, 'paper.docx');
  expect(substance(recognisePaper(document, directory))).toEqual(substance(reading));
});
