import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { DirectoryVersion } from '../directory-version';
import { askingAgain } from './ask-again';
import type { Fetch, FetchResult, SubgraphLink } from './subgraph-link';

const at = (seq: number, chain: string) => ({ seq, chain });
const BEHIND: FetchResult = { errors: [{ message: '', extensions: { code: 'DIRECTORY_BEHIND' } }] };

/** A plans subgraph that has seen up to 5, beside an organisation that is somewhere. */
function hub(organisationAt: ReturnType<typeof at>, behind: FetchResult = BEHIND) {
  const directory = new DirectoryVersion();
  const asked: SubgraphName[] = [];
  const link = (name: SubgraphName, answer: () => FetchResult): SubgraphLink => ({
    name,
    dataSource: {
      process: async () => {
        asked.push(name);
        return answer();
      },
    },
    ready: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  });
  const links = askingAgain([
    link('organisation', () => {
      directory.watch('organisation')(organisationAt);
      return { data: {} };
    }),
    link('plans', () => (directory.neededBy('plans').seq > 5 ? behind : { data: { plans: [] } })),
  ]);
  directory.watch('organisation')(at(7, 'a7'));
  const ask = (): Promise<FetchResult> | undefined =>
    links[1]?.dataSource.process({ context: { directory }, request: {} } as unknown as Fetch) as
      Promise<FetchResult> | undefined;
  return { ask, asked };
}

test('a subgraph that is asked for what organisation has lost is asked once more for what there is', async () => {
  const { ask, asked } = hub(at(5, 'a5'));
  expect(await ask()).toEqual({ data: { plans: [] } });
  expect(asked).toEqual(['plans', 'organisation', 'plans']);
});

test('one that is behind what organisation has is not asked again', async () => {
  const { ask, asked } = hub(at(7, 'a7'));
  expect(await ask()).toEqual(BEHIND);
  expect(asked).toEqual(['plans', 'organisation']);
});

test('what was carried out, if only in part, is not asked for again', async () => {
  const { ask, asked } = hub(at(5, 'a5'), { ...BEHIND, data: { submitActionPlan: null } });
  expect(await ask()).toMatchObject(BEHIND);
  expect(asked).toEqual(['plans']);
});
