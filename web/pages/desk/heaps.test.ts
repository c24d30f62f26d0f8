import { inThreeHeaps, type Owed } from './heaps';

const owed = (id: string, dueOn: string | null, daysOverdue = 0): Owed => ({
  kind: 'decision',
  id,
  number: null,
  text: '',
  from: null,
  dueOn,
  isAskedByLetter: false,
  daysOverdue,
  status: 'NOT_STARTED',
  reportedOn: null,
});

test('what is late comes first, then what is due within thirty days, then the rest, each by its day', () => {
  const heaps = inThreeHeaps(
    [
      owed('none', null),
      owed('in 31 days', '2024-03-02'),
      owed('in 30 days', '2024-03-01'),
      owed('late', '2024-01-30', 1),
      owed('today', '2024-01-31'),
      owed('later late', '2024-01-01', 30),
    ],
    '2024-01-31',
  );
  const ids = (heap: readonly Owed[]) => heap.map(({ id }) => id);
  expect(ids(heaps.late)).toEqual(['later late', 'late']);
  expect(ids(heaps.soon)).toEqual(['today', 'in 30 days'].slice(0, 2));
  expect(ids(heaps.later)).toEqual(['in 31 days', 'none']);
});
