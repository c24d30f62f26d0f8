import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { createHash } from 'node:crypto';
import { getOperationAST, parse, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Viewer } from '../../lib/auth/viewer';
import { createLog } from '../../lib/log';
import { registry } from '../../lib/metrics/metrics';
import { DirectoryVersion } from '../../gateway/directory-version';
import type { GatewayContext } from '../../gateway/gateway-context';
import { compiledGateway } from '../../gateway/plans/compiled-gateway';

/** An operation, and who asks it. */
export interface Question {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly viewer: Viewer;
}

/** What the two executors gave to one question, as it would be sent, errors in a fixed order. */
export interface BothAnswers {
  readonly stock: string;
  readonly compiled: string;
  /** Whether the second was really given by the compiled form. */
  readonly isCompiled: boolean;
}

export interface BothExecutors {
  readonly schema: GraphQLSchema;
  ask(question: Question): Promise<BothAnswers>;
  /** Times one answer of either executor, in milliseconds. */
  time(question: Question, executor: 'stock' | 'compiled'): Promise<number>;
  stop(): Promise<void>;
}

type Executor = Awaited<ReturnType<ReturnType<typeof compiledGateway>['load']>>['executor'];
type Context = Parameters<Executor>[0];

/** Two gateways over the same sources: the library's own, and the one that compiles what it is asked again. */
export async function bothExecutors(
  supergraphSdl: string,
  sourceOf: (subgraph: string) => GraphQLDataSource,
): Promise<BothExecutors> {
  // As the gateway does: the library reports to nobody.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  const logger = createLog('test', 'silent');
  const gateway = compiledGateway({ supergraphSdl, sourceOf, logger });
  let schema: GraphQLSchema | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => (schema = apiSchema));
  const { executor } = await gateway.load({ apollo: {} });
  const plain = new ApolloGateway({ supergraphSdl, logger, buildService: ({ name }) => sourceOf(name) });
  const { executor: stock } = await plain.load({ apollo: {} });
  const asked = new Set<string>();

  const contextOf = ({ query, variables, operationName, viewer }: Question): Context => {
    const document = parse(query);
    const context: GatewayContext = {
      viewer,
      requestId: 'test',
      directory: new DirectoryVersion(),
      origin: { address: '127.0.0.1', local: true },
      plainJson: false,
    };
    return {
      request: { query, variables, operationName },
      document,
      queryHash: createHash('sha256').update(query).digest('hex'),
      operation: getOperationAST(document, operationName),
      operationName: operationName ?? null,
      source: query,
      context,
      metrics: {},
      logger,
      schema,
    } as unknown as Context;
  };

  return {
    schema: schema as unknown as GraphQLSchema,
    async ask(question) {
      const first = told(await settle(stock(contextOf(question))));
      const key = `${question.operationName ?? ''} ${question.query}`;
      // The first time tells the gateway the plan.
      if (!asked.has(key)) await settle(executor(contextOf(question)));
      asked.add(key);
      const before = await compiledSoFar();
      const compiled = told(await settle(executor(contextOf(question))));
      return { stock: first, compiled, isCompiled: (await compiledSoFar()) > before };
    },
    async time(question, which) {
      const context = contextOf(question);
      const began = performance.now();
      await (which === 'stock' ? stock(context) : executor(context));
      return performance.now() - began;
    },
    async stop() {
      await gateway.stop();
      await plain.stop();
    },
  };
}

type Answer = Awaited<ReturnType<Executor>>;

async function settle(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    return { errors: [{ message: `rejected: ${(error as Error).name}` } as GraphQLError] };
  }
}

/** Subgraphs are asked side by side, so that the order of errors is that of chance until it is set. */
function told({ data, errors, extensions }: Answer): string {
  const sorted = errors
    ?.map((error) => JSON.stringify({ ...error, message: error.message, path: error.path }))
    .sort();
  return JSON.stringify({ data, errors: sorted, extensions });
}

async function compiledSoFar(): Promise<number> {
  const metric = await registry.getSingleMetric('sopan_plans_executed_total')?.get();
  const values = metric?.values ?? [];
  return values.reduce((sum, { labels, value }) => sum + (labels['executor'] === 'compiled' ? value : 0), 0);
}
