import { fail } from '../errors';
import { Loaders } from './loaders';

test('loads of one tick with the same arguments become one call', async () => {
  const calls: (readonly string[])[] = [];
  const loaders = new Loaders();
  const load = (key: string, args: object) =>
    loaders
      .for('names', args, (keys) => {
        calls.push(keys);
        return Promise.resolve(keys.map((each) => `name of ${each}`));
      })
      .load(key);
  const names = await Promise.all([
    load('a', { on: 1 }),
    load('b', { on: 1 }),
    load('a', { on: 1 }),
    load('a', { on: 2 }),
  ]);
  expect(names).toEqual(['name of a', 'name of b', 'name of a', 'name of a']);
  expect(calls).toEqual([['a', 'b'], ['a']]);
});

test('a refusal that a loader throws at once reaches whoever asked as it is', async () => {
  const loader = new Loaders().for('refusing', null, () => {
    throw fail('UNKNOWN_AREA', { code: 'nowhere' });
  });
  await expect(loader.load('a')).rejects.toMatchObject({ extensions: { code: 'UNKNOWN_AREA' } });
});

test('what is asked before each batch may refuse it; nothing is loaded then', async () => {
  const load = jest.fn();
  const loaders = new Loaders(() => {
    throw fail('OPERATION_TIMEOUT');
  });
  await expect(loaders.for('late', null, load).load('a')).rejects.toMatchObject({
    extensions: { code: 'OPERATION_TIMEOUT' },
  });
  expect(load).not.toHaveBeenCalled();
});

test('what is made once is made anew for other arguments, another name, and where making it threw', () => {
  const loaders = new Loaders();
  let made = 0;
  const same = { on: 1 };
  const once = (name: string, args: unknown) => loaders.once(name, args, () => (made += 1));
  const again = [once('a', same), once('a', same), once('a', { on: 1 }), once('a', null), once('a', null)];
  expect(again).toEqual([1, 1, 1, 2, 2]);
  expect([once('b', same), once('a', { on: 2 })]).toEqual([3, 4]);
  const refuse = () =>
    loaders.once('c', same, () => {
      throw new Error('no');
    });
  expect(refuse).toThrow('no');
  expect(once('c', same)).toBe(5);
});
