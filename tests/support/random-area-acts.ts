import { Directory } from '../../lib/directory/directory';
import type { DirectoryRecord, Level } from '../../lib/directory/records';
import type { Day } from '../../lib/time/day';
import type { AreaAct, NewArea } from '../../subgraphs/organisation/change/area-act';
import { carryOut } from '../../subgraphs/organisation/change/carry-out';
import type { AreaRow } from '../../subgraphs/organisation/change/area-spans';

/** An act that was possible, and the rows that it changed or added. */
export interface RandomAct {
  readonly act: AreaAct;
  readonly changed: readonly AreaRow[];
}

const TRIES = 200;

/**
 * A valid act on a tree from a day on, of any kind; null where none of many tries was one. Acts of
 * one seed on one tree are the same.
 */
export function randomAreaAct(
  records: readonly DirectoryRecord[],
  random: () => number,
  from: Day,
): RandomAct | null {
  const directory = new Directory(records, 0);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const act = anyAct(directory, random, from);
    if (!act) continue;
    const changed = carriedOut(records, act);
    if (changed) return { act, changed };
  }
  return null;
}

/** A history of valid acts, each from one of the given days on; and all rows as they are in the end. */
export function randomAreaActs(
  records: readonly DirectoryRecord[],
  random: () => number,
  days: readonly Day[],
): { readonly acts: readonly AreaAct[]; readonly records: readonly DirectoryRecord[] } {
  let now = records;
  const acts: AreaAct[] = [];
  for (const day of days) {
    const done = randomAreaAct(now, random, day);
    if (!done) continue;
    acts.push(done.act);
    now = withRows(now, done.changed);
  }
  return { acts, records: now };
}

/** Records with some of them as they are now, and new ones at the end. */
export function withRows(
  records: readonly DirectoryRecord[],
  changed: readonly DirectoryRecord[],
): DirectoryRecord[] {
  const byKey = new Map([...records, ...changed].map((record) => [`${record.kind}|${record.id}`, record]));
  return [...byKey.values()];
}

function carriedOut(records: readonly DirectoryRecord[], act: AreaAct): AreaRow[] | null {
  try {
    return carryOut(records, act);
  } catch (error) {
    if ((error as { extensions?: unknown }).extensions) return null; // Refused with a code: try another.
    throw error;
  }
}

const KINDS = ['CREATE', 'MOVE', 'MOVE', 'CHANGE_CODES', 'MERGE', 'SPLIT', 'CLOSE'] as const;

function anyAct(directory: Directory, random: () => number, from: Day): AreaAct | null {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const kind = pick(KINDS) ?? 'CREATE';
  const there = directory
    .allAreas()
    .filter(({ id, level }) => level !== 'COUNTRY' && directory.existsOn(id, from));
  const area = pick(there);
  if (!area) return null;
  const codeOf = (id: string): string => directory.codeOf(id, from) ?? '';
  const ofLevel = (level: Level, except: string): string[] =>
    there.filter((other) => other.level === level && other.id !== except).map(({ id }) => codeOf(id));
  const taken = new Set<string>();
  const held = directory.allAreas().flatMap(({ id }) => directory.codesOf(id).map(({ code }) => code));
  /** Now and then one that an area holds or held: only its own is given back, any other is refused. */
  const aCode = (level: Level): string => {
    if (random() < 0.15) return pick(held) ?? '';
    for (let tries = 0; tries < TRIES; tries += 1) {
      const code = randomCode(level, random);
      if (directory.areaByCode(code) || taken.has(code)) continue;
      taken.add(code);
      return code;
    }
    return 'none'; // Divisions have few codes; an act with this one is refused.
  };
  const newArea = (level: Level): NewArea => {
    const code = aCode(level);
    return { id: `area-${code}`, code, nameEn: `Area ${code}`, nameBn: `এলাকা ${code}` };
  };
  const code = codeOf(area.id);
  const parentId = directory.parentId(area.id, from) ?? '';
  const below = directory.childIds(area.id, from);
  const newCodes = [area.id, ...below]
    .filter(() => random() < (kind === 'CHANGE_CODES' ? 0.6 : 0.15))
    .map((id) => ({ code: codeOf(id), newCode: aCode(directory.area(id)?.level ?? 'UPAZILA') }));
  const dated = { from, newCodes: kind === 'MERGE' || kind === 'CLOSE' ? [] : newCodes };
  const siblings = ofLevel(area.level, area.id);
  switch (kind) {
    case 'CREATE':
      return { kind, ...dated, area: newArea(area.level), level: area.level, parentCode: codeOf(parentId) };
    case 'MOVE': {
      const parents = ofLevel(directory.area(parentId)?.level ?? 'COUNTRY', parentId);
      return { kind, ...dated, code, toParentCode: pick(parents) ?? '' };
    }
    case 'CHANGE_CODES':
      return { kind, ...dated };
    case 'MERGE': {
      const codes = siblings.filter(() => random() < 0.3).slice(0, 2);
      return { kind, ...dated, codes, intoCode: code };
    }
    case 'SPLIT': {
      const parts = Array.from({ length: random() < 0.6 ? 1 : 2 }, () => newArea(area.level));
      const going = below.filter(() => random() < 0.5);
      const into = parts.map((part, index) => ({
        area: part,
        childCodes: going.filter((_, place) => place % parts.length === index).map(codeOf),
      }));
      return { kind, ...dated, code, into, successorCode: random() < 0.4 ? (parts[0]?.code ?? null) : null };
    }
    case 'CLOSE':
      return { kind, ...dated, code, successorCode: pick(siblings) ?? '' };
  }
}

const DIGITS: Partial<Record<Level, number>> = { DIVISION: 2, DISTRICT: 4, UPAZILA: 6 };

function randomCode(level: Level, random: () => number): string {
  const digits = DIGITS[level] ?? 6;
  return String(Math.floor(random() * 9 * 10 ** (digits - 1)) + 10 ** (digits - 1));
}
