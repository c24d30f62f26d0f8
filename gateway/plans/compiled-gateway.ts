import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import {
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isSubtype,
  type Schema,
} from '@apollo/federation-internals';
import { getVariableValues } from 'graphql/execution/values';
import { plansExecuted } from '../../lib/metrics/metrics';
import { BoundedCache } from '../../lib/subgraph/bounded-cache';
import { isTraced, traced } from '../../lib/tracing/tracing';
import type { Subgraphs } from './compile-fetch';
import { answerBy, KeptPlan, type Answered } from './kept-plan';
import type { Planned } from './plan-nodes';
import type { Tree } from './tree';

type GatewayConfig = NonNullable<ConstructorParameters<typeof ApolloGateway>[0]>;
type LoadOptions = Parameters<ApolloGateway['load']>[0];
type Executor = Awaited<ReturnType<ApolloGateway['load']>>['executor'];
type StockContext = Parameters<Executor>[0];

interface Settings {
  readonly supergraphSdl: string;
  readonly sourceOf: (subgraph: string) => GraphQLDataSource;
  readonly logger: NonNullable<GatewayConfig['logger']>;
}

const PLANS_KEPT = 500;

/**
 * The stock gateway, which loads and checks the supergraph and plans every operation, with an executor of our
 * own before its. The stock executor answers an operation the first time, and whatever the compiled form does
 * not know; the plan that it made then is compiled when the same operation is asked again.
 */
export function compiledGateway({ supergraphSdl, sourceOf, logger }: Settings) {
  const plans = new BoundedCache<KeptPlan>('plans', PLANS_KEPT);
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger,
    buildService: ({ name }) => sourceOf(name),
    experimental_didResolveQueryPlan: keep,
  });
  let schemas: { readonly api: Schema; readonly subgraphs: Subgraphs } | undefined;

  function keep({ queryPlan, operationContext, requestContext }: Planned): void {
    if (!schemas) return;
    const plan = new KeptPlan({ queryPlan, operationContext }, schemas.api, schemas.subgraphs);
    plans.set(keyOf(requestContext), plan);
  }

  async function execute(stock: Executor, context: StockContext): Promise<Answered> {
    const plan = plans.get(keyOf(context));
    const variables = (context.request.variables ?? {}) as Tree;
    const form = plan?.formFor(variables) ?? 'first';
    if (!plan || typeof form === 'string' || context.metrics.captureTraces) {
      plansExecuted.inc({ executor: 'stock', reason: typeof form === 'string' ? form : 'traces' });
      return stock(context) as Promise<Answered>;
    }
    plansExecuted.inc({ executor: 'compiled', reason: '' });
    const { errors } = getVariableValues(plan.schema, plan.variableDefinitions, variables);
    if (errors?.length) return { errors };
    const request = context;
    if (!isTraced()) return answerBy(form, request, false);
    return traced('gateway.request', {}, () =>
      traced('gateway.execute', {}, () => answerBy(form, request, true)),
    );
  }

  return {
    onSchemaLoadOrUpdate: gateway.onSchemaLoadOrUpdate.bind(gateway),
    async load(options: LoadOptions) {
      const { executor } = await gateway.load(options);
      const supergraph = gateway.__testing().queryPlanner?.supergraph;
      if (supergraph) {
        const subgraphs = { sourceOf, isOfType: typeOf(supergraph.schema) };
        schemas = { api: supergraph.apiSchema(), subgraphs };
      }
      return { executor: (context: StockContext) => execute(executor, context) };
    },
    stop: () => gateway.stop(),
  };
}

/** A plan is of one operation of one text. */
function keyOf({ queryHash, request }: StockContext): string {
  return `${queryHash} ${request.operationName ?? ''}`;
}

/** Whether a type name is, or belongs to, the type of a condition. */
function typeOf(supergraph: Schema): Subgraphs['isOfType'] {
  return (typename, condition) => {
    if (typename === condition) return true;
    if (typeof typename !== 'string' || !typename) return false;
    const type = supergraph.type(typename);
    const wanted = supergraph.type(condition);
    if (!type || !wanted || !isAbstractType(wanted)) return false;
    return (isObjectType(type) || isInterfaceType(type)) && isSubtype(wanted, type);
  };
}
