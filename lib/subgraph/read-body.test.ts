import { PassThrough, Readable } from 'node:stream';
import { readBody, readBytes } from './read-body';

const halves = () => [Buffer.from('উপ').subarray(0, 4), Buffer.from('উপ').subarray(4)];

test('a letter that came in two parts is one letter', async () => {
  expect(await readBody(Readable.from(halves()), 100)).toBe('উপ');
  expect(await readBytes(Readable.from(halves()), 6)).toEqual(Buffer.from('উপ'));
  expect(await readBody(Readable.from([]), 6)).toBe('');
});

test('what is a byte too long is not read, and its stream is left open and at rest', async () => {
  const stream = new PassThrough();
  stream.write('12345');
  const read = readBody(stream, 8);
  stream.write('6789');
  expect(await read).toBeNull();
  stream.write('more');
  expect([stream.destroyed, stream.isPaused(), stream.listenerCount('data')]).toEqual([false, true, 0]);
});

test('a body that is cut, or was before anybody read it, is no body', async () => {
  const cut = new PassThrough();
  const read = readBody(cut, 8);
  cut.write('1');
  cut.destroy();
  await expect(read).rejects.toThrow('cut');
  await expect(readBody(cut, 8)).rejects.toThrow('cut');
  const broken = new PassThrough();
  const reading = readBody(broken, 8);
  broken.destroy(new Error('reset'));
  await expect(reading).rejects.toThrow('reset');
  await expect(readBody(broken, 8)).rejects.toThrow('reset');
});

test('a body that has been read leaves nothing behind that listens', async () => {
  const stream = Readable.from(halves());
  await readBody(stream, 100);
  expect(['data', 'end', 'error', 'close'].map((event) => stream.listenerCount(event))).toEqual([0, 0, 0, 0]);
  expect(await readBody(stream, 100)).toBe('');
});
