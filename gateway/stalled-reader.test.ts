import { connect } from 'node:net';
import { until } from '../tests/support/until';
import { toyHub } from './toys/toy-hub';

/** More than the buffers of both ends hold. */
const MUCH = Buffer.alloc(64 * 1024 * 1024);

test('whoever does not read the answer loses the connection, and its place is free again', async () => {
  let isGone = false;
  let isAsked = false;
  const hub = await toyHub({
    stalledMs: 300,
    mounts: [
      {
        path: '/much',
        serve: () => (_request, response) => {
          isAsked = true;
          response.once('close', () => (isGone = true));
          response.end(MUCH);
        },
      },
    ],
  });
  const reader = connect(Number(new URL(hub.url).port), '127.0.0.1');
  reader.on('error', () => undefined).pause();
  reader.write('GET /much HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await until(() => isAsked, 'the answer was begun');
  await until(() => isGone, 'the answer was given up');
  reader.destroy();
  expect((await hub.ask('{ area(code: "12") { code } }')).status).toBe(200);
  await hub.close();
});

test('whoever reads slowly, but reads, gets all of it', async () => {
  const hub = await toyHub({
    stalledMs: 1000,
    mounts: [{ path: '/much', serve: () => (_request, response) => void response.end(MUCH) }],
  });
  let bytes = 0;
  const reader = connect(Number(new URL(hub.url).port), '127.0.0.1');
  reader.write('GET /much HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
  for await (const chunk of reader) {
    bytes += (chunk as Buffer).length;
    if (bytes % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(bytes).toBeGreaterThan(MUCH.length);
  await hub.close();
});
