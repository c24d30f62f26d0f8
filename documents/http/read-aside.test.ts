import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { knownAreas } from '../known-areas';
import { readPaper } from '../read-paper';
import { readAside } from './read-aside';

const sample = '01-rajshahi-division-minutes.txt';
const file = readFileSync(join(projectRoot, 'samples', sample));
const directory = knownAreas();
const task = { file, fileName: sample, areas: directory.areas };
const long = { ...task, file: Buffer.from(file.toString('utf8').repeat(100)) };

test('a paper is read aside as it is read here', async () => {
  expect(await readAside(task)).toEqual(await readPaper(file, sample, directory));
});

test('a refusal comes back with its code', async () => {
  await expect(readAside({ ...task, file: new Uint8Array() })).rejects.toMatchObject({
    extensions: { code: 'PAPER_EMPTY', http: { status: 422 } },
  });
});

test('reading ends at its limit of time', async () => {
  await expect(readAside(long, { seconds: 0.01, megabytes: 512 })).rejects.toMatchObject({
    extensions: { code: 'PAPER_TIMEOUT' },
  });
});

test('reading ends at its limit of memory', async () => {
  await expect(readAside(task, { seconds: 60, megabytes: 4 })).rejects.toMatchObject({
    extensions: { code: 'PAPER_TOO_HEAVY' },
  });
});
