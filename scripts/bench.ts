import { benchBombs } from '../bench/attacks';
import { benchBulk } from '../bench/bulk';
import { benchOverload } from '../bench/overload';
import { benchRecognise } from '../bench/recognise';
import { benchWeb } from '../bench/web';

/** The benches by name; each prints its table and says whether its target is met. */
const BENCHES: Record<string, () => boolean | Promise<boolean>> = {
  bombs: benchBombs,
  bulk: benchBulk,
  overload: benchOverload,
  recognise: benchRecognise,
  web: benchWeb,
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
