import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as embargo from '../../lib/papers/embargo-keeper';
import type * as history from '../../lib/rollup/history';
import type * as itemState from '../../lib/rollup/item-state';
import type * as series from '../../lib/rollup/series';
import type * as sumUp from '../../lib/rollup/sum-up';
import type * as groupKey from '../../lib/statistics/group-key';
import type * as question from '../../lib/statistics/statistics-question';
import { dayInDhaka } from '../../lib/time/day';
import type * as assignments from './assignment/assignment-history';
import type * as months from './meeting/meeting-history';
import type * as proof from './testing/prove-decisions';

/** A way in which the counting could be wrong by a little. */
interface Broken {
  readonly module: string;
  readonly change: (real: never) => object;
}

const HISTORY = '../../lib/rollup/history';

// The proof must see every one.
const BROKEN: Record<string, Broken> = {
  'overdue from the due day itself': {
    module: HISTORY,
    change: (real: typeof history): Partial<typeof history> => ({
      changeOf: (before, after) =>
        real.changeOf(before, after).map((delta) => {
          const late = delta.counts['overdue'] && Object.keys(delta.counts).length === 1;
          return { ...delta, day: late ? dayBefore(delta.day) : delta.day };
        }),
    }),
  },
  'a change that forgets what was counted before': {
    module: HISTORY,
    change: (real: typeof history): Partial<typeof history> => ({
      changeOf: (_before, after) => real.deltasOf(after),
    }),
  },
  'a backdated report counted only from its recording': {
    module: HISTORY,
    change: (real: typeof history): Partial<typeof history> => ({
      changeOf: (before, after) => real.changeOf(before.slice(0, 1), after.slice(0, 1)),
    }),
  },
  'passed-down work counted at every level': {
    module: '../../lib/rollup/sum-up',
    change: (real: typeof sumUp): Partial<typeof sumUp> => ({
      sumUp: (directory, rows, ...rest) =>
        real.sumUp(
          directory,
          rows.map((row) => ({ ...row, coverId: '' })),
          ...rest,
        ),
    }),
  },
  'two meetings of a month that make up for another': {
    module: './meeting/meeting-history',
    change: (real: typeof months): Partial<typeof months> => ({
      meetingHistories: (meetings, basis) =>
        meetings.flatMap((meeting) => real.meetingHistories([meeting], basis)),
    }),
  },
  'a draft report that shows in the published counts': {
    module: './assignment/assignment-history',
    change: (real: typeof assignments): Partial<typeof assignments> => ({
      assignmentHistory: (dossier, basis) =>
        real
          .assignmentHistory(dossier, 'ALL')
          .map((version) => ({ ...version, cell: { ...version.cell, basis } })),
    }),
  },
  'a verification that stays when another report comes': {
    module: './assignment/assignment-history',
    change: (real: typeof assignments): Partial<typeof assignments> => ({
      assignmentHistory: (dossier, basis) => {
        let verified = 0;
        return real.assignmentHistory(dossier, basis).map((version) => {
          verified = Math.max(verified, version.counts['verified'] ?? 0);
          return { ...version, counts: { ...version.counts, verified } };
        });
      },
    }),
  },
  'minutes that nobody publishes when their day comes': {
    module: '../../lib/papers/embargo-keeper',
    change: (real: typeof embargo): Partial<typeof embargo> => ({
      EmbargoKeeper: class extends real.EmbargoKeeper {
        override async keep(): Promise<string> {
          return dayInDhaka(this.settings.now());
        }
        override keepUp(): () => Promise<void> {
          return () => Promise.resolve();
        }
      },
    }),
  },
  'a series whose points are those of the day before': {
    module: '../../lib/rollup/series',
    change: (real: typeof series): Partial<typeof series> => ({
      seriesOf: async (context, rollup, areaId, args, alsoOwn) => {
        const points = await real.seriesOf(context, rollup, areaId, args, alsoOwn);
        return points.map((point, index) => ({
          ...point,
          counts: points[Math.max(0, index - 1)]?.counts ?? {},
        }));
      },
    }),
  },
  "statistics that group by today's tree, whatever map was asked for": {
    module: '../../lib/statistics/group-key',
    change: (real: typeof groupKey): Partial<typeof groupKey> => ({
      areaRule: (directory, level, _treeOn, today) => real.areaRule(directory, level, today, today),
    }),
  },
  'statistics that forget the years asked for': {
    module: '../../lib/statistics/statistics-question',
    change: (real: typeof question): Partial<typeof question> => ({
      onlyAsked: (context, query, asked) => real.onlyAsked(context, query, { ...asked, years: null }),
    }),
  },
  'a list of records that forgets on which day they ceased to be so': {
    module: '../../lib/rollup/item-state',
    change: (real: typeof itemState): Partial<typeof itemState> => ({
      statesOf: (...args) => real.statesOf(...args).map((state) => ({ ...state, untilDay: '9999-12-31' })),
    }),
  },
};

/** Some mistakes show in few histories only. */
const TRIES = 12;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sopan-broken-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(Object.entries(BROKEN))(
  'the proof catches %s',
  async (_name, { module, change }) => {
    jest.resetModules();
    jest.doMock(module, () => {
      const real = jest.requireActual<object>(module);
      return { ...real, ...change(real as never) };
    });
    const { proveDecisions } = jest.requireActual<typeof proof>('./testing/prove-decisions');
    let caught = 0;
    for (let seed = 7; seed < 7 + TRIES && !caught; seed += 1) {
      const database = `sqlite:${join(folder, `broken-${seed}.sqlite`)}`;
      const { compared, wrong } = await proveDecisions(database, 200, seed, 12);
      expect(compared).toBeGreaterThan(1000);
      caught = wrong.length;
    }
    jest.dontMock(module);
    expect(caught).toBeGreaterThan(0);
  },
  600_000,
);

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
