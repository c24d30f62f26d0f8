import { Kind, parse, type DocumentNode, type SelectionSetNode } from 'graphql';
import { fail } from '../../lib/errors';
import type { Log } from '../../lib/log';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import type { GatewayContext } from '../gateway-context';
import { NotAsked } from './not-asked';
import type { Fetch, FetchResult } from './subgraph-link';

/**
 * The result of a fetch that got no usable answer: no data, and one SUBGRAPH_UNAVAILABLE for each field
 * that it should have filled (in a list, at the first entry only); OPERATION_TIMEOUT where the time of the whole
 * operation is over. Why goes to the log, not to the client.
 */
export function unavailable(subgraph: SubgraphName, fetch: Fetch, error: unknown, log: Log): FetchResult {
  const { requestId, deadlineAt = Infinity } = fetch.context as GatewayContext;
  const told = { requestId, subgraph, reason: reasonOf(error) };
  // That a subgraph is left alone was said once; each request that meets it is only a detail.
  if (error instanceof NotAsked) log.debug(told, 'subgraph not asked');
  else log.warn(told, 'subgraph unavailable');
  // A limit of the link ends with the operation's own; the millisecond is that of its timer.
  const isOver = performance.now() >= deadlineAt - 1;
  const { message, extensions } = fail(isOver ? 'OPERATION_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE', { subgraph });
  const paths = pathsOf(fetch);
  const errors = paths.length
    ? paths.map((path) => ({ message, path, extensions }))
    : [{ message, extensions }];
  return { data: null, errors };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  // The message of a parse error quotes the answer, which may be a page with secrets on it.
  if (error instanceof SyntaxError) return 'not JSON';
  const code = (error as NodeJS.ErrnoException).code;
  return typeof code === 'string' ? code : error.message || error.name;
}

function pathsOf({ request }: Fetch): (string | number)[][] {
  const document = parse(request.query ?? '{__typename}');
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  const paths: (string | number)[][] = [];
  for (const [key, within] of fieldsOf(operation.selectionSet, document)) {
    if (key !== '_entities') paths.push([key]);
    else if (within) for (const inner of fieldsOf(within, document).keys()) paths.push([key, 0, inner]);
  }
  return paths;
}

/** The response names selected at one level, each with its own selections. */
function fieldsOf(
  { selections }: SelectionSetNode,
  document: DocumentNode,
): Map<string, SelectionSetNode | undefined> {
  const fields = new Map<string, SelectionSetNode | undefined>();
  const add = (more: Map<string, SelectionSetNode | undefined>) => {
    for (const [key, within] of more) fields.set(key, within);
  };
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      if (selection.name.value !== '__typename') fields.set(key, selection.selectionSet);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      add(fieldsOf(selection.selectionSet, document));
    } else {
      for (const fragment of document.definitions) {
        if (fragment.kind === Kind.FRAGMENT_DEFINITION && fragment.name.value === selection.name.value) {
          add(fieldsOf(fragment.selectionSet, document));
        }
      }
    }
  }
  return fields;
}
