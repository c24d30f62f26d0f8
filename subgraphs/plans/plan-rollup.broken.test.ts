import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as history from '../../lib/rollup/history';
import type * as standing from './activity/activity-standing';
import type * as planHistory from './plan/plan-history';
import type * as proof from './testing/prove-plans';

// Each is a way in which a rule could be wrong by a little. The proof must see every one.
const BROKEN: Record<string, () => void> = {
  'overdue from the due day itself': () => {
    breakModule<typeof history>('../../lib/rollup/history', (real) => ({
      changeOf: (before, after) =>
        real.changeOf(before, after).map((delta) => ({
          ...delta,
          day: Object.keys(delta.counts).join() === 'overdue' ? dayBefore(delta.day) : delta.day,
        })),
    }));
  },
  'a change that forgets what was counted before': () => {
    breakModule<typeof history>('../../lib/rollup/history', (real) => ({
      changeOf: (_before, after) => real.deltasOf(after),
    }));
  },
  'an occurrence that is done and still falls due': () => {
    breakModule<typeof standing>('./activity/activity-standing', (real) => ({
      standingOf: (dossier, reports) => ({
        ...real.standingOf(dossier, reports),
        dueOn: real.standingOf(
          dossier,
          reports.map((report) => ({ ...report, occurrencesDone: [] })),
        ).dueOn,
      }),
    }));
  },
  'unpublished reports in the public chain': () => {
    breakModule<typeof planHistory>('./plan/plan-history', (real) => ({
      planHistory: ({ plan, activities }, basis) => {
        const told = activities.map((dossier) => ({
          ...dossier,
          reports: dossier.reports.map((report) => ({ ...report, publishedAt: report.recordedAt })),
        }));
        return real.planHistory({ plan, activities: told }, basis);
      },
    }));
  },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sopan-broken-'));
  jest.resetModules();
});
afterEach(() => {
  for (const path of ['../../lib/rollup/history', './activity/activity-standing', './plan/plan-history']) {
    jest.dontMock(path);
  }
  rmSync(folder, { recursive: true, force: true });
});

test.each(Object.keys(BROKEN))(
  'the proof catches %s',
  async (name) => {
    BROKEN[name]?.();
    const { provePlans } = jest.requireActual<typeof proof>('./testing/prove-plans');
    const { compared, wrong } = await provePlans(`sqlite:${join(folder, 'broken.sqlite')}`, 200, 7, 40);
    expect(compared).toBeGreaterThan(1000);
    expect(wrong.length).toBeGreaterThan(0);
  },
  120_000,
);

function breakModule<Module extends object>(path: string, broken: (real: Module) => Partial<Module>): void {
  jest.doMock(path, () => {
    const real = jest.requireActual<Module>(path);
    return { ...real, ...broken(real) };
  });
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
