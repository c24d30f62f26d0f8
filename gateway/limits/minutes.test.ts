import { Minutes } from './minutes';

beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
afterEach(() => jest.useRealTimers());

test('each spends of a minute of its own, which begins with the first payment and is whole again after it', () => {
  const minutes = new Minutes(100);
  expect(minutes.pay('a', 60)).toEqual({ enough: true, remaining: 40, msLeft: 60_000 });
  expect(minutes.pay('b', 100)).toEqual({ enough: true, remaining: 0, msLeft: 60_000 });
  jest.advanceTimersByTime(59_999);
  expect(minutes.pay('a', 40)).toEqual({ enough: true, remaining: 0, msLeft: 1 });
  jest.advanceTimersByTime(1);
  expect(minutes.pay('a', 1)).toEqual({ enough: true, remaining: 99, msLeft: 60_000 });
});

test('what is refused counts too, and the minute is not made longer by it', () => {
  const minutes = new Minutes(100);
  minutes.pay('a', 100);
  for (let round = 0; round < 59; round += 1) {
    jest.advanceTimersByTime(1000);
    expect(minutes.pay('a', 1)).toEqual({ enough: false, remaining: 0, msLeft: 59_000 - round * 1000 });
  }
  jest.advanceTimersByTime(1000);
  expect(minutes.pay('a', 1).enough).toBe(true);
});

test('whose minute is over is not remembered, however many come', () => {
  const minutes = new Minutes(100);
  for (let address = 0; address < 1000; address += 1) {
    jest.advanceTimersByTime(100);
    minutes.pay(`address ${address}`, 1);
    minutes.pay('one that is there all the time', 1);
  }
  expect(minutes.size).toBe(601);
});

test('a clock that is put back makes no minute longer, and one that is put forward none shorter', () => {
  const minutes = new Minutes(100);
  minutes.pay('a', 100);
  jest.setSystemTime(900_000);
  expect(minutes.pay('a', 1)).toMatchObject({ enough: false, msLeft: 60_000 });
  jest.setSystemTime(2_000_000);
  expect(minutes.pay('a', 1)).toMatchObject({ enough: false, msLeft: 60_000 });
});
