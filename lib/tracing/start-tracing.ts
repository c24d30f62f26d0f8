import { traceFromNowOn } from './tracing';

/**
 * Sends what this process traces to a collector, by OTLP over HTTP. The packages for it are loaded only then. How
 * much is kept is told by the usual OTEL_TRACES_SAMPLER and OTEL_TRACES_SAMPLER_ARG. Gives the function that
 * sends the last of it and ends.
 */
export async function startTracing(name: string, endpoint: string | undefined): Promise<() => Promise<void>> {
  if (endpoint === undefined) return () => Promise.resolve();
  const [{ AsyncLocalStorageContextManager }, { W3CTraceContextPropagator }, otlp, { Resource }, sdk] =
    await Promise.all([
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/core'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace-base'),
    ]);
  const exporter = new otlp.OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new sdk.BasicTracerProvider({
    resource: new Resource({ 'service.name': name === 'sopan' ? name : `sopan-${name}` }),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter, { scheduledDelayMillis: SEND_EVERY_MS })],
  });
  provider.register({
    contextManager: new AsyncLocalStorageContextManager().enable(),
    propagator: new W3CTraceContextPropagator(),
  });
  traceFromNowOn();
  // A collector that is away costs the traces, never the hub.
  return () => provider.shutdown().catch(() => undefined);
}

const SEND_EVERY_MS = 2000;
