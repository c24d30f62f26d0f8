/** The benches by name; each prints its table and says whether its target is met. Only the one asked for is loaded. */
const BENCHES: Record<string, () => Promise<boolean>> = {
  bombs: async () => (await import('../bench/attacks.js')).benchBombs(),
  bulk: async () => (await import('../bench/bulk.js')).benchBulk(),
  gateway: async () => (await import('../bench/gateway.js')).benchGateway(),
  hop: async () => (await import('../bench/hop.js')).benchHop(),
  overload: async () => (await import('../bench/overload.js')).benchOverload(),
  recognise: async () => (await import('../bench/recognise.js')).benchRecognise(),
  rollup: async () => (await import('../bench/rollup.js')).benchRollup(),
  soak: async () => (await import('../bench/soak.js')).benchSoak(),
  web: async () => (await import('../bench/web.js')).benchWeb(),
};

/** `npm run bench -- NAME`: measures one part of the hub; exit 1 where its target is missed, 2 for no such bench. */
async function main(): Promise<number> {
  const bench = BENCHES[process.argv[2] ?? ''];
  if (bench) return (await bench()) ? 0 : 1;
  process.stderr.write(`Which bench? One of: ${Object.keys(BENCHES).join(', ')}\n`);
  return 2;
}

void main().then((code) => {
  process.exitCode = code;
});
