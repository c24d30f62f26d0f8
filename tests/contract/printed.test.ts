import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import { FAILURES } from '../../lib/errors';
import { FINDINGS } from '../../documents/recognise/findings';
import { STATUS_RULES } from '../../documents/recognise/status-rules';
import { printErrors, printFindings, printStatuses } from '../../scripts/contract/print-catalogues';
import { printContract } from '../../scripts/contract/print-contract';

const atRoot = (name: string) => readFileSync(join(projectRoot, name), 'utf8');

test('what is checked in is what the code prints, and it composes', async () => {
  const printed = await printContract();
  expect(
    [...printed].filter(([name, text]) => atRoot(`schema/${name}`) !== text).map(([name]) => name),
  ).toEqual([]);
  expect(printed.size).toBe(5);
});

test('the pages of errors, findings and statuses are those of the catalogues', () => {
  expect(atRoot('docs/errors.md')).toBe(printErrors());
  expect(atRoot('docs/findings.md')).toBe(printFindings());
  expect(atRoot('docs/statuses.md')).toBe(printStatuses());
  for (const code of Object.keys(FAILURES)) expect(printErrors()).toContain(`| \`${code}\` | `);
  for (const code of Object.keys(FINDINGS)) expect(printFindings()).toContain(`| \`${code}\` | `);
  for (const { name } of STATUS_RULES) expect(printStatuses()).toContain(`| \`${name}\` | `);
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
