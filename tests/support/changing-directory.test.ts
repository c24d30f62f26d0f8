import { Directory } from '../../lib/directory/directory';
import { START } from '../../lib/outbox/position';
import { addDays } from '../../lib/time/day';
import { ChangingDirectory } from './changing-directory';
import { randomNumbers } from './random-numbers';

test('the feed tells all that the records say, whatever changed', async () => {
  const changing = new ChangingDirectory();
  changing.create('2016-07-01', '60', 'DIVISION', 'BD');
  changing.move('2016-07-01', '5081', '60', [{ code: '5081', newCode: '6081' }]);
  changing.changeCode('2017-01-01', '508110', '608110');
  changing.split('2018-01-01', '5010', '5011', ['501033']);
  changing.merge('2019-01-01', ['5011'], '5010');
  changing.close('2020-01-01', '558592', '558549');
  const random = randomNumbers(7);
  for (let day = 1; day <= 20; day += 1) changing.changeAtRandom(random, addDays('2015-01-01', day * 100));

  const told = new Map(
    (await changing.feed(START)).map(({ body }) => {
      const record = body as { kind: string; id: string };
      return [`${record.kind}|${record.id}`, record];
    }),
  );
  expect([...told.values()]).toEqual(changing.records);
  expect(changing.acts.length).toBeGreaterThan(20);
});

test('what was done is in the tree of the days since, and the team of a closed area ends with it', () => {
  const changing = new ChangingDirectory();
  changing.split('2018-01-01', '50', '60', ['5081']);
  changing.close('2020-01-01', '508110', '508194');
  const directory = new Directory(changing.records, 1);
  const idOf = (code: string) => directory.areaByCode(code)?.id ?? '';
  expect(directory.parentId(idOf('5081'), '2017-12-31')).toBe(idOf('50'));
  expect(directory.parentId(idOf('5081'), '2018-01-01')).toBe(idOf('60'));
  expect(directory.teamOn(idOf('60'), '2018-01-01')).not.toBeNull();
  expect(directory.teamOn(idOf('508110'), '2019-12-31')).not.toBeNull();
  expect(directory.teamOn(idOf('508110'), '2020-01-01')).toBeNull();
});
