import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { FAILURES } from '../../lib/errors';
import { FINDINGS } from '../../documents/recognise/findings';
import { printErrors, printFindings } from '../../scripts/contract/print-catalogues';
import { printContract } from '../../scripts/contract/print-contract';

const atRoot = (name: string) => readFileSync(join(projectRoot, name), 'utf8');

test('what is checked in is what the code prints, and it composes', async () => {
  const printed = await printContract();
  expect(
    [...printed].filter(([name, text]) => atRoot(`schema/${name}`) !== text).map(([name]) => name),
  ).toEqual([]);
  expect(printed.size).toBe(5);
});

test('the pages of errors and of findings are those of the catalogues', () => {
  expect(atRoot('docs/errors.md')).toBe(printErrors());
  expect(atRoot('docs/findings.md')).toBe(printFindings());
  for (const code of Object.keys(FAILURES)) expect(printErrors()).toContain(`| \`${code}\` | `);
  for (const code of Object.keys(FINDINGS)) expect(printFindings()).toContain(`| \`${code}\` | `);
});

test('npm run schema:check says that all is well, and ends with 0', () => {
  const { status, stdout } = spawnSync(process.execPath, ['dist/scripts/schema.js', '--check'], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([
    0,
    'The contract is what the code says, and breaks nothing that was released.\n',
  ]);
});
