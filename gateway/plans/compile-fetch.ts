import type { GraphQLDataSource } from '@apollo/gateway';
import { OperationTypeNode, type GraphQLFormattedError } from 'graphql';
import { traced } from '../../lib/tracing/tracing';
import { entitiesAt, placesAt } from './entities';
import { merge } from './merge';
import type { FetchNode } from './plan-nodes';
import { compileRepresentation, type IsOfType } from './representations';
import { subgraphError } from './subgraph-error';
import type { Path, Tree } from './tree';
import { Unfit } from './unfit';

/** How a data source is asked on behalf of a request. */
type Asked = Extract<Parameters<GraphQLDataSource['process']>[0], { incomingRequestContext: unknown }>;
export type RequestContext = Asked['incomingRequestContext'];

/** The library does not lend the enumeration that this belongs to. */
const INCOMING_OPERATION = 'incoming operation' as Asked['kind'];

/** One operation being answered: what has come so far. */
export interface Run {
  readonly request: RequestContext;
  readonly variables: Tree;
  readonly data: Tree;
  readonly errors: unknown[];
  /** Whether each fetch is to be a span of a trace. */
  readonly isTraced: boolean;
}

export type Step = (run: Run) => Promise<void>;

export interface Subgraphs {
  readonly sourceOf: (subgraph: string) => GraphQLDataSource;
  readonly isOfType: IsOfType;
}

/**
 * Compiles a fetch of a plan: what it sends, for which entities, and where its answer goes. An entity that
 * stands in several places is asked for once; its answer, and its errors, are then given to each place.
 */
export function compileFetch(node: FetchNode, path: Path, { sourceOf, isOfType }: Subgraphs): Step {
  const { serviceName, operation: query, operationName, variableUsages = [], requires } = node;
  if (node.inputRewrites?.length || node.outputRewrites?.length || node.contextRewrites?.length) {
    throw new Unfit('rewrites');
  }
  if (variableUsages.includes('representations')) throw new Unfit('names');
  const source = sourceOf(serviceName);
  const represent = requires && compileRepresentation(requires, isOfType);
  const isMutation = node.operationKind === OperationTypeNode.MUTATION;

  function variablesOf({ variables }: Run): Tree {
    const used: Tree = {};
    for (const name of variableUsages) {
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (value !== undefined) used[name] = value;
    }
    return used;
  }

  const send = (run: Run, variables: Tree) =>
    source.process({
      kind: INCOMING_OPERATION,
      request: { query, variables, operationName },
      incomingRequestContext: run.request,
      context: run.request.context,
      document: node.operationDocumentNode,
      pathInIncomingRequest: [...path],
    });

  async function fetchFields(run: Run, targets: readonly Tree[]): Promise<void> {
    const { data, errors = [] } = await send(run, variablesOf(run));
    for (const error of errors) run.errors.push(subgraphError(error, serviceName, below(path, error)));
    for (const target of targets) merge(target, data as Tree | null);
  }

  async function fetchEntities(run: Run, targets: readonly Tree[]): Promise<void> {
    const { represented, sent, sentAs } = representationsOf(targets);
    if (sent.length === 0) return;
    const { data, errors } = await send(run, { ...variablesOf(run), representations: sent });
    if (errors) addEntityErrors(run, errors, sentAs, !!data);
    if (!data) return;
    const received = (data as Tree)['_entities'] as (Tree | null)[];
    if (!Array.isArray(received)) throw new Error('Expected "data._entities" in response to be an array');
    if (received.length !== sent.length) {
      throw new Error(`Expected "data._entities" to contain ${sent.length} elements`);
    }
    represented.forEach((target, index) => {
      const entity = received[sentAs[index] as number];
      if (!entity) return;
      entity['__typename'] ||= target['__typename'];
      merge(target, entity);
    });
  }

  /** What is sent for entities that enough is known of, the same thing once; `sentAs` says which of them is whose. */
  function representationsOf(targets: readonly Tree[]) {
    const represented: Tree[] = [];
    const sent: Tree[] = [];
    const sentAs: number[] = [];
    const known = new Map<string, number>();
    for (const target of targets) {
      const representation = represent?.(target);
      if (!representation) continue;
      represented.push(target);
      const key = targets.length > 1 && !isMutation ? keyOf(representation) : String(sent.length);
      let index = known.get(key);
      if (index === undefined) {
        index = sent.push(representation) - 1;
        known.set(key, index);
      }
      sentAs.push(index);
    }
    return { represented, sent, sentAs };
  }

  /** An error of an entity is told at each of its places; one about a fetch that failed whole only where it says. */
  function addEntityErrors(
    run: Run,
    errors: readonly GraphQLFormattedError[],
    sentAs: readonly number[],
    hasData: boolean,
  ): void {
    let places: Path[] | undefined;
    for (const error of errors) {
      const index = error.path?.[1];
      if (typeof index !== 'number') {
        run.errors.push(subgraphError(error, serviceName, below(path, error)));
        continue;
      }
      places ??= placesAt(run.data, path);
      const rest = error.path?.slice(2) ?? [];
      const told = sentAs.flatMap((sent, place) => (sent === index ? [place] : []));
      for (const place of hasData ? told : told.slice(0, 1)) {
        run.errors.push(subgraphError(error, serviceName, [...(places[place] ?? []), ...rest]));
      }
    }
  }

  const fetchFor = represent ? fetchEntities : fetchFields;
  return async (run) => {
    const targets = path.length ? entitiesAt(run.data, path) : [run.data];
    if (targets.length === 0) return;
    try {
      if (run.isTraced) {
        await traced('gateway.fetch', { service: serviceName }, () => fetchFor(run, targets));
      } else await fetchFor(run, targets);
    } catch (error) {
      run.errors.push(error);
    }
  };
}

/** Text by which equal representations are known; of a key of one field, as most are, without much work. */
function keyOf(representation: Tree): string {
  const values = Object.values(representation);
  if (values.length === 2 && typeof values[1] === 'string') return `${String(values[0])} ${values[1]}`;
  return JSON.stringify(values);
}

function below(path: Path, { path: inFetch }: GraphQLFormattedError): Path | undefined {
  return inFetch ? [...path, ...inFetch] : undefined;
}
