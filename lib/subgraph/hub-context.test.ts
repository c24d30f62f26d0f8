import { Directory } from '../directory/directory';
import { smallTree } from '../../tests/support/directory-feed';
import { areaIdOf, type HubContext } from './hub-context';

const context = { directory: new Directory(smallTree(), 1) } as unknown as HubContext;

test('a code is understood in either script and case, as everywhere in the hub', () => {
  expect(areaIdOf(context, '৫৫৯৪')).toBe(areaIdOf(context, '5594'));
  expect(areaIdOf(context, ' bd ')).toBe(areaIdOf(context, 'BD'));
});

test('an unknown code is told back, but not ten thousand letters of it', () => {
  const refused = (code: string) => () => areaIdOf(context, code);
  expect(refused('0000')).toThrow('"0000"');
  expect(refused('9'.repeat(10_000))).toThrow(
    expect.objectContaining({ message: expect.not.stringMatching(/9{65}/) }) as Error,
  );
});
