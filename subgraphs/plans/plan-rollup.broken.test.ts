import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as history from '../../lib/rollup/history';
import * as states from '../../lib/rollup/item-state';
import { EmbargoKeeper } from '../../lib/papers/embargo-keeper';
import * as verification from '../../lib/rollup/verification';
import { addDays } from '../../lib/time/day';
import * as activities from './activity/activity-history';
import * as standing from './activity/activity-standing';
import * as expected from './activity/expected-steps';
import * as counting from '../../lib/rollup/standing-reports';
import * as groupKeys from '../../lib/statistics/group-key';
import type { ActivityReport } from './progress/activity-report';
import { provePlans } from './testing/prove-plans';

const real = {
  ...history,
  ...states,
  ...activities,
  ...standing,
  ...expected,
  ...counting,
  ...verification,
  ...groupKeys,
};

// Each is a way in which a rule could be wrong by a little. The proof must see every one.
const BROKEN: Record<string, () => void> = {
  'overdue from the due day itself': () => {
    jest.spyOn(history, 'changeOf').mockImplementation((before, after) =>
      real.changeOf(before, after).map((delta) => ({
        ...delta,
        day: Object.keys(delta.counts).join() === 'overdue' ? addDays(delta.day, -1) : delta.day,
      })),
    );
  },
  'a change that forgets what was counted before': () => {
    jest.spyOn(history, 'changeOf').mockImplementation((_before, after) => real.deltasOf(after));
  },
  'an occurrence that is done and still falls due': () => {
    jest.spyOn(standing, 'standingOf').mockImplementation((dossier, reports) => ({
      ...real.standingOf(dossier, reports),
      dueOn: real.standingOf(
        dossier,
        reports.map((report) => ({ ...report, occurrencesDone: [] })),
      ).dueOn,
    }));
  },
  'statistics that tell the months of the year before': () => {
    jest.spyOn(groupKeys, 'monthRule').mockImplementation((day) => {
      const rule = real.monthRule(day);
      const bucketOf: typeof rule.bucketOf = (month, label) =>
        rule.bucketOf(month && `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`, label);
      return { ...rule, bucketOf };
    });
  },
  'unpublished reports in the public chain': () => {
    jest
      .spyOn(counting, 'standingReports')
      .mockImplementation((reports) => real.standingReports(reports, 'ALL'));
  },
  'a correction that counts beside what it corrects': () => {
    jest.spyOn(counting, 'standingReports').mockImplementation((reports, basis) =>
      real.standingReports(
        reports.map((report) => ({ ...report, supersedesId: null })),
        basis,
      ),
    );
  },
  'a draft correction that hides from the public what it corrects': () => {
    jest.spyOn(counting, 'standingReports').mockImplementation((reports, basis) => {
      const replaced = new Set(real.standingReports(reports, 'ALL').map(({ supersedesId }) => supersedesId));
      return real.standingReports(reports, basis).filter(({ id }) => !replaced.has(id));
    });
  },
  'a report that was taken back and counts on': () => {
    jest.spyOn(counting, 'standingReports').mockImplementation((reports, basis) =>
      real.standingReports(
        reports.map((report) => ({ ...report, deletedAt: null })),
        basis,
      ),
    );
  },
  'a correction that inherits what was made of the report it corrects': () => {
    jest.spyOn(counting, 'standingReports').mockImplementation((reports, basis) =>
      real.standingReports(reports, basis).map((report) => {
        const corrected = reports.find(({ id }) => id === report.supersedesId);
        return corrected ? { ...report, verification: (corrected as ActivityReport).verification } : report;
      }),
    );
  },
  'a dispute that counts as verified': () => {
    jest.spyOn(verification, 'verificationCounts').mockImplementation((report) => {
      const { verified = 0, disputed = 0 } = real.verificationCounts(report);
      return { verified: verified + disputed, disputed: 0 };
    });
  },
  'a day that begins without what has waited for it': () => {
    jest.spyOn(EmbargoKeeper.prototype, 'keep').mockImplementation(function (this: EmbargoKeeper) {
      return Promise.resolve(this['today']());
    });
  },
  'an end that is expected on its own day': () => {
    jest
      .spyOn(expected, 'expectedSteps')
      .mockImplementation((dossier) =>
        real.expectedSteps(dossier).map(({ by, points }) => ({ by: addDays(by, -1), points })),
      );
  },
  'missed steps of what is done or given up': () => {
    jest.spyOn(activities, 'activityHistory').mockImplementation((dossier, basis) => {
      const versions = real.activityHistory(dossier, basis);
      return versions.map((version) => ({ ...version, inTime: versions[0]?.inTime ?? [] }));
    });
  },
  'lists that do not follow when a report comes': () => {
    jest.spyOn(states, 'keepStates').mockImplementation((manager, entity, itemIds, kept) =>
      // Only what is new is kept.
      itemIds.length ? Promise.resolve() : real.keepStates(manager, entity, itemIds, kept),
    );
  },
  'lists that follow a day late': () => {
    jest
      .spyOn(states, 'statesOf')
      .mockImplementation((...args) =>
        real.statesOf(...args).map((state) => ({ ...state, fromDay: addDays(state.fromDay, 1) })),
      );
  },
};

/** Some mistakes show in few histories only. */
const TRIES = 5;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sopan-broken-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

test.each(Object.keys(BROKEN))(
  'the proof catches %s',
  async (name) => {
    BROKEN[name]?.();
    let caught = 0;
    for (let seed = 7; seed < 7 + TRIES && !caught; seed += 1) {
      const databaseUrl = `sqlite:${join(folder, `broken-${seed}.sqlite`)}`;
      const run = { databaseUrl, writes: 500, seed, questions: 12, untilWrong: true };
      const { compared, wrong } = await provePlans(run);
      expect(compared).toBeGreaterThan(1000);
      caught = wrong.length;
    }
    expect(caught).toBeGreaterThan(0);
  },
  900_000,
);
