import type { DirectoryRecord, DutyRecord, Level, TeamRecord } from '../../lib/directory/records';
import { DIRECTORY_TOPIC } from '../../lib/directory/replica';
import type { PullFeed } from '../../lib/outbox/inbox';
import { chained, pullFrom } from './chained';
import type { Day } from '../../lib/time/day';

const EVENTS_A_PAGE = 2000;

/** A feed of directory records in the place of the organisation subgraph; `tell` adds what comes later. */
export function directoryFeed(
  records: readonly DirectoryRecord[],
): PullFeed & { tell(...later: DirectoryRecord[]): void } {
  const events = chained(DIRECTORY_TOPIC, records);
  const tell = (...later: DirectoryRecord[]): void => {
    events.push(...chained(DIRECTORY_TOPIC, later, events.at(-1)));
  };
  const whole = pullFrom(events);
  const pull: PullFeed = async (since) => (await whole(since)).slice(0, EVENTS_A_PAGE);
  return Object.assign(pull, { tell });
}

const ALWAYS = { validFrom: null, validTo: null };

/** The day on which the small tree's district 5585 goes from division 50 to division 55. */
export const DISTRICT_MOVES_ON: Day = '2015-09-14';
/** The day on which the small tree's upazila 501033 is closed; 501020 is its successor. */
export const UPAZILA_CLOSES_ON: Day = '2021-01-01';
/** The day on which the small tree's upazila 559490 comes into being. */
export const UPAZILA_BEGINS_ON: Day = '2022-01-01';
/** When the teams of most areas of the small tree were formed. */
export const TEAMS_FORMED_ON: Day = '2013-05-01';
/** When the team of the upazila 508194 was formed: too late for a plan of 2022-23. */
export const LATE_TEAM_FORMED_ON: Day = '2022-08-15';

/**
 * The country, 2 divisions, 4 districts and 9 upazilas with codes, places, teams and duties. The
 * inner id of an area is `area-` and its code. 559486 has no team at all.
 */
export function smallTree(): DirectoryRecord[] {
  return [
    ...area('BD', 'COUNTRY', 'Bangladesh', 'বাংলাদেশ', null),
    ...area('50', 'DIVISION', 'Rajshahi', 'রাজশাহী', 'BD'),
    ...area('55', 'DIVISION', 'Rangpur', 'রংপুর', 'BD'),
    ...area('5010', 'DISTRICT', 'Bogura', 'বগুড়া', '50'),
    ...area('5081', 'DISTRICT', 'Rajshahi', 'রাজশাহী', '50'),
    ...area('5585', 'DISTRICT', 'Rangpur', 'রংপুর', null),
    place('5585', '50', null, DISTRICT_MOVES_ON),
    place('5585', '55', DISTRICT_MOVES_ON, null),
    ...area('5594', 'DISTRICT', 'Thakurgaon', 'ঠাকুরগাঁও', '55'),
    ...area('501020', 'UPAZILA', 'Bogura Sadar', 'বগুড়া সদর', '5010'),
    ...area('501033', 'UPAZILA', 'Dhunat', 'ধুনট', '5010', {
      validTo: UPAZILA_CLOSES_ON,
      successor: '501020',
    }),
    ...area('508110', 'UPAZILA', 'Bagha', 'বাঘা', '5081'),
    ...area('508194', 'UPAZILA', 'Tanore', 'তানোর', '5081'),
    ...area('558549', 'UPAZILA', 'Rangpur Sadar', 'রংপুর সদর', '5585'),
    ...area('558592', 'UPAZILA', 'Taraganj', 'তারাগঞ্জ', '5585'),
    ...area('559408', 'UPAZILA', 'Baliadangi', 'বালিয়াডাঙ্গী', '5594'),
    ...area('559486', 'UPAZILA', 'Ranisankail', 'রানীশংকৈল', '5594'),
    ...area('559490', 'UPAZILA', 'Ruhia', 'রুহিয়া', '5594', { validFrom: UPAZILA_BEGINS_ON }),
    ...['50', '55', '5010', '5081', '5585', '5594', '501020', '508110', '558549', '558592', '559408'].map(
      (code) => teamOf(code, TEAMS_FORMED_ON),
    ),
    teamOf('501033', TEAMS_FORMED_ON, UPAZILA_CLOSES_ON),
    teamOf('508194', LATE_TEAM_FORMED_ON),
    teamOf('559490', UPAZILA_BEGINS_ON),
    ...(['DIVISION', 'DISTRICT', 'UPAZILA'] as const).flatMap((level) =>
      (['MONTHLY_MEETING', 'YEARLY_PLAN', 'ANNUAL_REPORT'] as const).map((duty) =>
        dutyOf(level, duty, '2013-04-08'),
      ),
    ),
  ];
}

/** The team of an area from a day on, as the directory tells of it. */
export function teamOf(code: string, validFrom: Day, validTo: Day | null = null): TeamRecord {
  return { kind: 'team', id: `team-${code}`, areaId: `area-${code}`, validFrom, validTo };
}

/** A duty of every team of a level, from a day on. */
export function dutyOf(level: Level, duty: DutyRecord['duty'], validFrom: Day): DutyRecord {
  return { kind: 'duty', id: `${level}-${duty}`, level, duty, validFrom, validTo: null };
}

function area(
  code: string,
  level: Level,
  nameEn: string,
  nameBn: string,
  parent: string | null,
  life: { validFrom?: Day; validTo?: Day; successor?: string } = {},
): DirectoryRecord[] {
  const id = `area-${code}`;
  const span = { validFrom: life.validFrom ?? null, validTo: life.validTo ?? null };
  const successorId = life.successor ? `area-${life.successor}` : null;
  return [
    { kind: 'area', id, level, nameEn, nameBn, successorId, ...span },
    { kind: 'code', id: `code-${code}`, areaId: id, code, ...ALWAYS },
    ...(parent ? [place(code, parent, span.validFrom, span.validTo)] : []),
  ];
}

function place(code: string, parent: string, validFrom: Day | null, validTo: Day | null): DirectoryRecord {
  return {
    kind: 'placement',
    id: `${code}-in-${parent}`,
    areaId: `area-${code}`,
    parentId: `area-${parent}`,
    validFrom,
    validTo,
  };
}
