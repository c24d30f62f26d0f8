import { OutOfTime } from './time-limit';
import { mayBeAskedAgain } from './whole-answer';

test('a mutation is asked again only where no connection was made; a read where it could help', () => {
  const refused = Object.assign(new Error(), { code: 'ECONNREFUSED' });
  const cut = Object.assign(new Error(), { code: 'UND_ERR_SOCKET' });
  const late = new OutOfTime(500, false);
  const each = [refused, cut, late, new Error('status 500')];
  expect(each.map((error) => mayBeAskedAgain(error, false))).toEqual([true, false, false, false]);
  expect(each.map((error) => mayBeAskedAgain(error, true))).toEqual([true, true, false, true]);
});
