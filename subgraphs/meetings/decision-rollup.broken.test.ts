import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as history from '../../lib/rollup/history';
import type * as proof from './testing/prove-decisions';

// Each is a way in which the rule of roll-ups could be wrong by a little. The proof must see every one.
const BROKEN: Record<string, (real: typeof history) => Partial<typeof history>> = {
  'overdue from the due day itself': (real) => ({
    changeOf: (before, after) =>
      real.changeOf(before, after).map((delta) => ({
        ...delta,
        day:
          delta.counts['overdue'] && Object.keys(delta.counts).length === 1
            ? dayBefore(delta.day)
            : delta.day,
      })),
  }),
  'a change that forgets what was counted before': (real) => ({
    changeOf: (_before, after) => real.deltasOf(after),
  }),
  'a backdated report counted only from its recording': (real) => ({
    changeOf: (before, after) => real.changeOf(before.slice(0, 1), after.slice(0, 1)),
  }),
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sopan-broken-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(Object.keys(BROKEN))(
  'the proof catches %s',
  async (name) => {
    jest.resetModules();
    jest.doMock('../../lib/rollup/history', () => {
      const real = jest.requireActual<typeof history>('../../lib/rollup/history');
      return { ...real, ...BROKEN[name]?.(real) };
    });
    const { proveDecisions } = jest.requireActual<typeof proof>('./testing/prove-decisions');
    const { compared, wrong } = await proveDecisions(`sqlite:${join(folder, 'broken.sqlite')}`, 200, 7, 60);
    expect(compared).toBeGreaterThan(1000);
    expect(wrong.length).toBeGreaterThan(0);
  },
  120_000,
);

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
