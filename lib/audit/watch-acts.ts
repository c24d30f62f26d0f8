import { defaultFieldResolver, GraphQLError, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { plainCode } from '../directory/plain-code';
import type { HubContext } from '../subgraph/hub-context';
import { withinAct, type Act } from './act';
import type { Refusals } from './refusals';

/** Of these nobody knows, or it lies with the database, that nothing was done; an entry would say more than is known. */
const NO_REFUSAL: readonly unknown[] = [
  'DATABASE_BUSY',
  'DATABASE_UNAVAILABLE',
  'DIRECTORY_BEHIND',
  'OUTCOME_UNKNOWN',
  'INSUFFICIENT_STORAGE',
  'CLOCK_BEHIND',
];

/**
 * Lets every mutation of a schema run as an act: what it writes is recorded as its doing (record-act.ts), and
 * where it is refused, that is recorded too. A new mutation needs nothing for it.
 */
export function watchActs(schema: GraphQLSchema, refusals: Refusals): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve = defaultFieldResolver } = field;
    field.resolve = watched(field.name, resolve, refusals);
  }
}

type Resolve = GraphQLFieldResolver<unknown, HubContext>;

function watched(name: string, resolve: Resolve, refusals: Refusals): Resolve {
  return (source, given: Record<string, unknown>, context, info) => {
    const act: Act = { name, viewer: context.authority.viewer, traceId: context.requestId ?? null };
    return withinAct(act, async () => {
      try {
        return await resolve(source, given, context, info);
      } catch (error) {
        const code = codeOf(error);
        if (!NO_REFUSAL.includes(code)) await refusals.note({ act, code, ...aboutOf(given, context) });
        throw error;
      }
    });
  };
}

function codeOf(error: unknown): string {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
}

/** What an input is about, by the names that inputs of acts use. */
function aboutOf(given: Record<string, unknown>, { authority, directory }: HubContext) {
  const input = (given['input'] ?? given) as Record<string, unknown>;
  const word = (name: string): string | null => {
    const value = input[name];
    return typeof value === 'string' ? value : null;
  };
  const idNames = Object.keys(input).filter((name) => /^id$|Id$/.test(name) && name !== 'requestId');
  const areaOf = (code: string | null): string | null =>
    code === null ? null : (directory.areaByCode(plainCode(code.slice(0, 64)))?.id ?? null);
  return {
    recordId: idNames.map(word).find((id) => id !== null) ?? null,
    requestId: word('requestId'),
    areaId: areaOf(word('areaCode') ?? word('code')),
    actorAreaId: areaOf(authority.viewer.area),
  };
}
