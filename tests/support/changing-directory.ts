import type { DirectoryRecord, Level, TeamRecord } from '../../lib/directory/records';
import type { Day } from '../../lib/time/day';
import type { AreaAct, CodeChange, NewArea } from '../../subgraphs/organisation/change/area-act';
import { carryOut } from '../../subgraphs/organisation/change/carry-out';
import { randomAreaAct, withRows } from './random-area-acts';
import { directoryFeed, smallTree, teamOf } from './directory-feed';

/**
 * The small tree, changing from days on as the organisation subgraph would change it, and the feed
 * that tells of it. The inner id of a new area is `area-` and its first code.
 */
export class ChangingDirectory {
  private now: readonly DirectoryRecord[];
  /** For `createMeetings` and `createPlans`. */
  readonly feed: ReturnType<typeof directoryFeed>;
  /** The acts done so far, in the order of telling. */
  readonly acts: AreaAct[] = [];

  constructor(records: readonly DirectoryRecord[] = smallTree()) {
    this.now = records;
    this.feed = directoryFeed(records);
  }

  /** All records as they are now, for counting by hand. */
  get records(): readonly DirectoryRecord[] {
    return this.now;
  }

  create(from: Day, code: string, level: Level, parentCode: string): void {
    this.act({ kind: 'CREATE', from, newCodes: [], area: anArea(code), level, parentCode });
  }

  move(from: Day, code: string, toParentCode: string, newCodes: readonly CodeChange[] = []): void {
    this.act({ kind: 'MOVE', from, newCodes, code, toParentCode });
  }

  changeCode(from: Day, code: string, newCode: string): void {
    this.act({ kind: 'CHANGE_CODES', from, newCodes: [{ code, newCode }] });
  }

  merge(from: Day, codes: readonly string[], intoCode: string): void {
    this.act({ kind: 'MERGE', from, newCodes: [], codes, intoCode });
  }

  /** Splits the areas of `childCodes` off into a new area; closes the old one where `closes`. */
  split(from: Day, code: string, newCode: string, childCodes: readonly string[], closes = false): void {
    const into = [{ area: anArea(newCode), childCodes }];
    this.act({ kind: 'SPLIT', from, newCodes: [], code, into, successorCode: closes ? newCode : null });
  }

  close(from: Day, code: string, successorCode: string): void {
    this.act({ kind: 'CLOSE', from, newCodes: [], code, successorCode });
  }

  /** A random valid act from a day on; null where none was found. New areas get a team on that day. */
  changeAtRandom(random: () => number, from: Day): AreaAct | null {
    const found = randomAreaAct(this.now, random, from);
    if (found) this.take(found.act, found.changed);
    return found?.act ?? null;
  }

  private act(act: AreaAct): void {
    this.take(act, carryOut(this.now, act));
  }

  /** As organisation does, ends the teams of areas that close. */
  private take(act: AreaAct, changed: readonly DirectoryRecord[]): void {
    const opened = newAreasOf(act).map(({ code }) => teamOf(code, act.from));
    const teams = [...this.now, ...opened].filter((record): record is TeamRecord => record.kind === 'team');
    const ended = changed.flatMap((area) =>
      area.kind === 'area' && area.validTo !== null
        ? teams
            .filter(({ areaId }) => areaId === area.id)
            .map((team) => endedOn(team, area.validTo ?? act.from))
        : [],
    );
    const told = [...changed, ...opened, ...ended];
    this.now = withRows(this.now, told);
    this.feed.tell(...told);
    this.acts.push(act);
  }
}

function anArea(code: string): NewArea {
  return { id: `area-${code}`, code, nameEn: `Area ${code}`, nameBn: `এলাকা ${code}` };
}

function newAreasOf(act: AreaAct): readonly NewArea[] {
  if (act.kind === 'CREATE') return [act.area];
  return act.kind === 'SPLIT' ? act.into.map(({ area }) => area) : [];
}

function endedOn(team: TeamRecord, day: Day): TeamRecord {
  if (team.validTo !== null && team.validTo <= day) return team;
  return { ...team, validTo: (team.validFrom ?? '') > day ? team.validFrom : day };
}
