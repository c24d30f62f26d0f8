import { DirectoryVersion } from './directory-version';

const at = (seq: number, chain: string) => ({ seq, chain });

function told(...positions: ReturnType<typeof at>[]): DirectoryVersion {
  const version = new DirectoryVersion();
  for (const position of positions) version.watch('organisation')(position);
  return version;
}

test('an answer that was overtaken by a newer one changes nothing', () => {
  const version = told(at(5, 'a5'));
  const [slow, fast] = [version.watch('organisation'), version.watch('organisation')];
  fast(at(7, 'a7'));
  slow(at(6, 'a6'));
  expect(version.neededBy('plans')).toEqual(at(7, 'a7'));
});

test.each([
  ['a shorter history', at(6, 'b6')],
  ['another history of the same length', at(7, 'b7')],
  ['another history that is longer', at(9, 'b9')],
])('%s, told to whoever asked since, is the one that is asked for from then on', (_, restored) => {
  const version = told(at(7, 'a7'), restored);
  expect(version.neededBy('meetings')).toEqual(restored);
});

test('what the others have seen decides nothing, and organisation may be asked anything', () => {
  const version = told(at(7, 'a7'));
  version.watch('meetings')(at(9, 'a9'));
  expect(version.neededBy('plans')).toEqual(at(7, 'a7'));
  expect(version.neededBy('organisation')).toEqual(at(0, ''));
});
