import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Viewer } from '../../lib/auth/viewer';
import { projectRoot } from '../../lib/project-root';
import { pathsOf, type Path } from './paths';
import type { Answered, Ask } from './world';

/** Stand for the code of an area and the id of a record in a question; each place gives its own as variables. */
const [CODE, ID] = ['the code', 'the id'];
/** As many as let nearly every question through at once. */
const ROWS = 15;

/** A question of the hub by the key of an area or a record, asked in parts where it is too large at once. */
export interface HubQuestion {
  readonly name: string;
  /** The answers of all parts, as they came. */
  readonly ask: (hub: Ask, viewer: Viewer, keys: Readonly<Record<string, string>>) => Promise<string>;
}

/** Every edge of what clients see of the hub as a question about one area, and about one record of each kind. */
export function hubQuestions(from: string): HubQuestion[] {
  const schema = buildSchema(readFileSync(join(projectRoot, 'schema', 'api.graphql'), 'utf8'));
  const records = ['Meeting', 'Decision', 'Assignment', 'Team', 'ActionPlan', 'Activity', 'AnnualReport'];
  const ids = Object.fromEntries(records.map((type) => [type, [ID]]));
  const paths = pathsOf(schema, { codes: [CODE], ids, from, rows: ROWS });
  const sizes = new Map<string, number>();
  return paths.map((path) => ({
    name: path.name,
    ask: (hub, viewer, keys) => inParts(path, hub, viewer, keys, sizes),
  }));
}

async function inParts(
  path: Path,
  hub: Ask,
  viewer: Viewer,
  keys: Readonly<Record<string, string>>,
  sizes: Map<string, number>,
): Promise<string> {
  const kind = `${path.name} ${viewer.role === 'PUBLIC' ? 'public' : 'signed in'}`;
  const texts: string[] = [];
  for (let start = 0; start < path.parts.length;) {
    const size = Math.min(sizes.get(kind) ?? path.parts.length, path.parts.length);
    const answer = await hub(viewer, asked(path.ask(path.parts.slice(start, start + size))), {
      code: keys['Area'],
      id: keys[path.root],
    });
    if (isTooLarge(answer) && size > 1) {
      sizes.set(kind, Math.ceil(size / 2));
      continue;
    }
    texts.push(answer.text);
    start += size;
  }
  return texts.join('\n');
}

function isTooLarge({ codes }: Answered): boolean {
  return codes.includes('QUERY_TOO_LARGE');
}

function asked(text: string): string {
  const given = [
    ['$code: ID!', '$code', `"${CODE}"`],
    ['$id: ID!', '$id', `"${ID}"`],
  ].filter(([, , words = '']) => text.includes(words));
  if (!given.length) return text;
  const whole = given.reduce((left, [, name = '', words = '']) => left.replaceAll(words, name), text);
  return `query (${given.map(([declared]) => declared).join(', ')}) ${whole}`;
}
