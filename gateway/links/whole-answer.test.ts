import { OutOfTime } from './time-limit';
import { mayBeAskedAgain } from './whole-answer';

test('a mutation is asked again only where no connection was made; a read where it could help', () => {
  const refused = Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' });
  const noName = Object.assign(new Error(), { code: 'EAI_AGAIN', syscall: 'getaddrinfo' });
  const silent = Object.assign(new Error(), { code: 'UND_ERR_CONNECT_TIMEOUT' });
  const reset = Object.assign(new Error(), { code: 'ECONNRESET', syscall: 'read' });
  const cut = Object.assign(new Error(), { code: 'UND_ERR_SOCKET' });
  const late = new OutOfTime(500, false);
  const each = [refused, noName, silent, reset, cut, late, new Error('status 500')];
  expect(each.map((error) => mayBeAskedAgain(error, false))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(each.map((error) => mayBeAskedAgain(error, true))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    true,
  ]);
});
