import { GraphQLError } from 'graphql';
import { fail } from '../errors';
import type { Log } from '../log';
import { maskError } from './mask-error';

const error = jest.fn();
const log = { error } as unknown as Log;
beforeEach(() => error.mockClear());

test('an expected failure goes out with its code, path and sentence, and nothing else of its extensions', () => {
  const failure = fail('UNAUTHENTICATED');
  Object.assign(failure.extensions, { response: { url: 'http://10.0.0.1' }, serviceName: 'meetings' });
  expect(maskError(failure, 'r', log)).toEqual({
    message: failure.message,
    extensions: { code: 'UNAUTHENTICATED' },
  });
  expect(error).not.toHaveBeenCalled();
});

test('any other error is logged whole under the request id and goes out as one sentence', () => {
  const cause = Object.assign(new Error('Duplicate entry'), { parameters: ['রহিমের ফোন 01700000000'] });
  const masked = maskError(new GraphQLError('boom', { path: ['area'], originalError: cause }), 'r-9', log);
  expect(masked).toMatchObject({
    path: ['area'],
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-9' },
  });
  expect(JSON.stringify(masked)).not.toMatch(/boom|Duplicate/);
  const logged = JSON.stringify(error.mock.calls);
  expect(logged).toContain('Duplicate entry');
  expect(logged).toContain('r-9');
  expect(logged).not.toContain('01700000000');
});

test('a code that nobody declared is not told', () => {
  const stray = new GraphQLError('ER_DUP_ENTRY', { extensions: { code: 'ER_DUP_ENTRY' } });
  expect(maskError(stray, 'r', log).extensions?.code).toBe('INTERNAL_SERVER_ERROR');
  expect(maskError('a string', 'r', log).extensions?.code).toBe('INTERNAL_SERVER_ERROR');
});
