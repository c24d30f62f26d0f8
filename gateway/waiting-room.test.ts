import { WaitingRoom } from './waiting-room';

const turnsOver = async (turns: number) => {
  for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
};

test('those who wait are served in their order, one in each turn, and the event loop looks around in between', async () => {
  const room = new WaitingRoom();
  const order: string[] = [];
  for (const name of ['first', 'second', 'third']) room.enter(() => order.push(name));
  const look = (): void => {
    order.push(`${room.size} wait`);
    if (room.size) setImmediate(look);
  };
  setImmediate(look);
  expect(order).toEqual([]);
  await turnsOver(5);
  expect(order).toEqual(['first', '2 wait', 'second', '1 wait', 'third', '0 wait']);
});

test('whoever comes while somebody is served, or after all have gone, is served too', async () => {
  const room = new WaitingRoom();
  const order: string[] = [];
  room.enter(() => {
    order.push('first');
    room.enter(() => order.push('second'));
  });
  await turnsOver(3);
  room.enter(() => order.push('third'));
  await turnsOver(2);
  expect([order, room.size]).toEqual([['first', 'second', 'third'], 0]);
});

test('the longest wait is told once, with that of whoever still waits', async () => {
  const room = new WaitingRoom();
  expect(room.longestWaitMs()).toBe(0);
  room.enter(() => undefined);
  room.enter(() => undefined);
  await turnsOver(3);
  expect(room.longestWaitMs()).toBeGreaterThan(0);
  expect(room.longestWaitMs()).toBe(0);
  room.enter(() => undefined);
  for (const began = performance.now(); performance.now() === began;);
  expect(room.longestWaitMs()).toBeGreaterThan(0);
  await turnsOver(2);
});
