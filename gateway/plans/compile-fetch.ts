import type { GraphQLDataSource } from '@apollo/gateway';
import { OperationTypeNode, type GraphQLFormattedError } from 'graphql';
import { traced } from '../../lib/tracing/tracing';
import { entitiesAt, placesAt } from './entities';
import { merge } from './merge';
import type { FetchNode } from './plan-nodes';
import { compileRepresentation, type IsOfType, type Represent } from './representations';
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

/** What a fetch is for at one of its paths: the entities that enough is known of, and what was sent for each. */
interface AtPath {
  readonly path: Path;
  readonly represented: Tree[];
  readonly sentAs: number[];
  /** Where each of them stands; only errors ask for it. */
  places?: Path[];
}

/**
 * Compiles a fetch of a plan: what it sends, for which entities, and where its answer goes. An entity that
 * stands in several places is asked for once; its answer, and its errors, are then given to each place. So are
 * the entities of several paths, where the plan asks the same of all of them (see siblings.ts): errors are then
 * told as if each path had been asked for by itself.
 */
export function compileFetch(
  node: FetchNode,
  paths: readonly [Path, ...Path[]],
  { sourceOf, isOfType }: Subgraphs,
): Step {
  const { serviceName, operation: query, operationName, variableUsages = [], requires } = node;
  if (node.inputRewrites?.length || node.outputRewrites?.length || node.contextRewrites?.length) {
    throw new Unfit('rewrites');
  }
  if (variableUsages.includes('representations')) throw new Unfit('names');
  const source = sourceOf(serviceName);
  const represent = requires && compileRepresentation(requires, isOfType);
  const isMutation = node.operationKind === OperationTypeNode.MUTATION;
  const [path] = paths;

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

  async function fetchEntities(run: Run, sent: readonly Tree[], asked: readonly AtPath[]): Promise<void> {
    const { data, errors } = await send(run, { ...variablesOf(run), representations: sent });
    if (errors) for (const error of errors) addEntityError(run, error, asked, !!data);
    if (!data) return;
    const received = (data as Tree)['_entities'] as (Tree | null)[];
    if (!Array.isArray(received)) throw new Error('Expected "data._entities" in response to be an array');
    if (received.length !== sent.length) {
      throw new Error(`Expected "data._entities" to contain ${sent.length} elements`);
    }
    for (const { represented, sentAs } of asked) {
      represented.forEach((target, index) => {
        const entity = received[sentAs[index] as number];
        if (!entity) return;
        entity['__typename'] ||= target['__typename'];
        merge(target, entity);
      });
    }
  }

  /** What is sent for the entities at each path, at one path the same thing once. Paths at which nothing is asked for are left out. */
  function representationsOf({ data }: Run, toRepresent: Represent) {
    const sent: Tree[] = [];
    const asked = paths.map((at): AtPath => {
      const targets = entitiesAt(data, at);
      const represented: Tree[] = [];
      const sentAs: number[] = [];
      // By path: what two paths are given may be made whole by other fetches, in two ways.
      const known = new Map<string, number>();
      for (const target of targets) {
        const representation = toRepresent(target);
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
      return { path: at, represented, sentAs };
    });
    return { sent, asked: asked.filter(({ sentAs }) => sentAs.length) };
  }

  /** An error of an entity is told at each of its places; one about a fetch that failed whole only where it says. */
  function addEntityError(
    run: Run,
    error: GraphQLFormattedError,
    asked: readonly AtPath[],
    hasData: boolean,
  ): void {
    const index = error.path?.[1];
    const rest = error.path?.slice(2) ?? [];
    for (const each of asked) {
      const { path: at, sentAs } = each;
      if (typeof index !== 'number') {
        run.errors.push(subgraphError(error, serviceName, below(at, error)));
        continue;
      }
      // Where all of it failed, the first entity stands for the path.
      const sent = hasData || index > 0 ? index : sentAs[0];
      const told = sentAs.flatMap((sentFor, place) => (sentFor === sent ? [place] : []));
      const places = (each.places ??= placesAt(run.data, at));
      for (const place of hasData ? told : told.slice(0, 1)) {
        run.errors.push(subgraphError(error, serviceName, [...(places[place] ?? []), ...rest]));
      }
    }
  }

  /** Fetches, as a span of the trace where there is one; what fails is an error of each path that was asked for. */
  async function carryOut(run: Run, count: number, fetch: () => Promise<void>): Promise<void> {
    try {
      if (run.isTraced) await traced('gateway.fetch', { service: serviceName }, fetch);
      else await fetch();
    } catch (error) {
      for (let each = 0; each < count; each += 1) run.errors.push(error);
    }
  }

  if (represent) {
    return async (run) => {
      const { sent, asked } = representationsOf(run, represent);
      if (sent.length) await carryOut(run, asked.length, () => fetchEntities(run, sent, asked));
    };
  }
  return async (run) => {
    const targets = path.length ? entitiesAt(run.data, path) : [run.data];
    if (targets.length) await carryOut(run, 1, () => fetchFields(run, targets));
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
