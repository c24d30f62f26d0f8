import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getOperationAST, OperationTypeNode, parse, validate } from 'graphql';
import { operationId } from '../../gateway/limits/safelist';
import { projectRoot } from '../../lib/project-root';

/**
 * schema/safelist.json from the files of gateway/safelist/: each operation under its id, the SHA-256 of its text.
 * An operation that the contract does not have, or that changes something, is a mistake of whoever wrote it.
 */
export function printSafelist(apiSdl: string): string {
  const folder = join(projectRoot, 'gateway', 'safelist');
  const schema = buildSchema(apiSdl);
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  const listed = files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const document = parse(text);
    const operation = getOperationAST(document);
    const faults = validate(schema, document).map(({ message }) => message);
    if (faults.length) throw new Error(`gateway/safelist/${file}: ${faults.join(' ')}`);
    if (operation?.operation !== OperationTypeNode.QUERY || !operation.name)
      throw new Error(`gateway/safelist/${file} must be one query with a name.`);
    return [operationId(text), { name: operation.name.value, file, text }] as const;
  });
  return `${JSON.stringify(Object.fromEntries(listed), null, 2)}\n`;
}
