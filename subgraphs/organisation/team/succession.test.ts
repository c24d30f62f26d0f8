import fc from 'fast-check';
import { adoptedBy, endsOf, impliedBy, type TeamLife } from './succession';

const team = (id: string, formedOn: string, more: Partial<TeamLife> = {}): TeamLife => ({
  id,
  formedOn,
  inferred: false,
  published: true,
  ...more,
});

test('a team ends on the day on which the next published one is formed', () => {
  const ends = endsOf([
    team('b', '2020-01-01'),
    team('a', '2015-01-01'),
    team('draft', '2017-01-01', { published: false }),
  ]);
  expect([...ends]).toEqual([
    ['b', null],
    ['a', '2020-01-01'],
    ['draft', '2020-01-01'],
  ]);
});

test('a paper of a day on which a team was there shows nothing new', () => {
  expect(impliedBy([team('a', '2015-01-01')], '2018-01-01', true)).toEqual({ act: 'NONE' });
});

test('a paper from before an inferred team makes that one older, but never one that an order formed', () => {
  expect(impliedBy([team('a', '2015-01-01', { inferred: true })], '2014-01-01', true)).toEqual({
    act: 'MOVE',
    id: 'a',
  });
  expect(impliedBy([team('a', '2015-01-01')], '2014-01-01', true)).toEqual({ act: 'FORM' });
});

test('a draft paper moves no published team, and a published paper is not answered by a draft team', () => {
  expect(impliedBy([team('a', '2015-01-01', { inferred: true })], '2014-01-01', false)).toEqual({
    act: 'FORM',
  });
  expect(impliedBy([team('a', '2013-01-01', { published: false })], '2014-01-01', true)).toEqual({
    act: 'FORM',
  });
});

test('an order adopts the inferred team of its day or the next after it, unless another order lies between', () => {
  const inferred = team('i', '2019-05-28', { inferred: true });
  expect(adoptedBy([inferred], '2023-12-23', true)?.id).toBe('i');
  expect(adoptedBy([inferred], '2018-01-01', true)?.id).toBe('i');
  expect(adoptedBy([inferred, team('o', '2021-01-01')], '2023-12-23', true)).toBeNull();
  expect(adoptedBy([inferred], '2023-12-23', false)).toBeNull();
});

test('whatever the order in which published papers come, the same days have a team from an order and the same an inferred one', () => {
  type Paper = { order: boolean; day: string };
  const paper = fc.record({
    order: fc.boolean(),
    day: fc.integer({ min: 1, max: 28 }).map((day) => `2020-01-${String(day).padStart(2, '0')}`),
  });
  const chainOf = (papers: readonly Paper[]): string[] => {
    let teams: TeamLife[] = [];
    papers.forEach(({ order, day }, index) => {
      const id = `t${index}`;
      if (order) {
        if (teams.some((each) => !each.inferred && each.formedOn === day)) return;
        const adopted = adoptedBy(teams, day, true);
        if (adopted) {
          teams = teams.map((each) => (each === adopted ? team(adopted.id, day) : each));
          if (adopted.formedOn < day) teams.push(team(id, adopted.formedOn, { inferred: true }));
        } else teams.push(team(id, day));
      } else {
        const implied = impliedBy(teams, day, true);
        if (implied.act === 'FORM') teams.push(team(id, day, { inferred: true }));
        if (implied.act === 'MOVE')
          teams = teams.map((each) => (each.id === implied.id ? { ...each, formedOn: day } : each));
      }
    });
    return teams.map((each) => `${each.formedOn} ${each.inferred}`).sort();
  };
  fc.assert(
    fc.property(fc.array(paper, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (papers, keys) => {
      const shuffled = papers
        .map((each) => ({ each, key: keys.next().value as number }))
        .sort((left, right) => left.key - right.key)
        .map(({ each }) => each);
      expect(chainOf(shuffled)).toEqual(chainOf(papers));
    }),
    { numRuns: 500 },
  );
});
