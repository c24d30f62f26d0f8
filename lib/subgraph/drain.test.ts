import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { drainOf, type Drain } from './drain';

const DELAY_MS = 1000;
let server: Toy;
let drain: Drain;
let isClosed: boolean;

/** What a drain sees of a server. */
class Toy extends EventEmitter {
  isOpen = true;
  closeAllConnections(): void {
    this.emit('cut');
  }
  close(done: () => void): void {
    this.isOpen = false;
    done();
  }
  ask(url = '/graphql'): Record<string, string> {
    const headers: Record<string, string> = {};
    const response = Object.assign(new EventEmitter(), {
      headersSent: false,
      setHeader: (name: string, value: string) => (headers[name] = value),
    });
    this.emit('request', { url }, response);
    response.emit('close');
    return headers;
  }
}

beforeEach(() => {
  jest.useFakeTimers();
  server = new Toy();
  isClosed = false;
});
afterEach(() => jest.useRealTimers());

function leave(delayMs: number): void {
  drain = drainOf(server as unknown as Server, delayMs);
  server.ask();
  void drain.close().then(() => (isClosed = true));
}

/** Asks every 100 ms for a while; true where the port was open each time. */
async function askFor(ms: number, url?: string): Promise<boolean> {
  for (let asked = 0; asked < ms; asked += 100) {
    if (!server.isOpen) return false;
    server.ask(url);
    await jest.advanceTimersByTimeAsync(100);
  }
  return true;
}

test('a balancer that notices late finds the port open, and half a second after its last request it is closed', async () => {
  leave(DELAY_MS);
  expect(await askFor(5 * DELAY_MS)).toBe(true);
  expect(server.ask()).toEqual({ connection: 'close' });
  await jest.advanceTimersByTimeAsync(490);
  expect(server.isOpen).toBe(true);
  await jest.advanceTimersByTimeAsync(100);
  expect([server.isOpen, isClosed]).toEqual([false, true]);
});

test('who asks for health only keeps nobody', async () => {
  leave(DELAY_MS);
  expect(await askFor(DELAY_MS, '/health/ready')).toBe(true);
  await jest.advanceTimersByTimeAsync(100);
  expect(isClosed).toBe(true);
});

test('who asks on and on is served for ten seconds more, and no longer', async () => {
  leave(DELAY_MS);
  expect(await askFor(10 * DELAY_MS)).toBe(true);
  expect(await askFor(2 * DELAY_MS)).toBe(false);
  expect(isClosed).toBe(true);
});

test('without a delay nobody is waited for', async () => {
  leave(0);
  await jest.advanceTimersByTimeAsync(0);
  expect(isClosed).toBe(true);
});
