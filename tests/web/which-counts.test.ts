import { whichCounts } from '../../web/browser/entry/which-counts';

const device = (at: string, text: string, hubAt?: string) => ({
  at,
  entries: [
    ['requestId', `of ${at}`],
    ['text', text],
  ] as const,
  ...(hubAt === undefined ? {} : { hubAt }),
});
const hub = (typedAt: string, text: string, keptAt = typedAt) => ({
  typedAt,
  keptAt,
  entries: [
    ['requestId', 'of the hub'],
    ['text', text],
  ] as const,
});
const [NOON, LATER] = ['2024-01-31T06:00:00.000Z', '2024-01-31T07:00:00.000Z'];

test('the later of two drafts counts', () => {
  expect(whichCounts(device(NOON, 'a'), hub(LATER, 'b'))).toBe('HUB');
  expect(whichCounts(device(LATER, 'a'), hub(NOON, 'b'))).toBe('DEVICE');
});

test('where there is one, it counts', () => {
  expect(whichCounts(null, hub(NOON, 'a'))).toBe('HUB');
  expect(whichCounts(device(NOON, 'a'), null)).toBe('DEVICE');
  expect(whichCounts(null, null)).toBe('NONE');
});

test('what the hub had from this device is no other draft, whatever was typed since', () => {
  expect(whichCounts(device(LATER, 'more', 'kept'), hub(NOON, 'a', 'kept'))).toBe('SAME');
  expect(whichCounts(device(NOON, 'more', 'kept'), hub(LATER, 'a', 'kept again'))).toBe('HUB');
});

test('two that say the same are one', () => {
  expect(whichCounts(device(NOON, 'a'), hub(LATER, 'a'))).toBe('SAME');
});
