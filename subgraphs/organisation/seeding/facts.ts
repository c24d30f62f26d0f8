import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { DutyRecord, Level } from '../../../lib/directory/records';
import { projectRoot } from '../../../lib/project-root';
import type { Day } from '../../../lib/time/day';

/** An area as `data/areas.csv` states it: today's code and place. */
export interface AreaFact {
  /** Never changes, whatever becomes of the code and the name. */
  readonly id: string;
  readonly code: string;
  /** The code of the area above; empty for the country. */
  readonly parent: string;
  readonly level: Level;
  readonly nameEn: string;
  readonly nameBn: string;
  readonly aliases: readonly string[];
  readonly portalHost: string | null;
  /** What the file says of the code; the X in it says the same (tested). */
  readonly codeStatus: 'official' | 'provisional';
}

/** A day on which a new division was made of districts of an old one; all by today's codes. */
export interface BoundaryChange {
  readonly day: Day;
  readonly newDivision: string;
  readonly oldDivision: string;
  readonly districts: readonly string[];
  /** What lays it down. */
  readonly source: string;
}

/** How the memos of the offices of a level are numbered, in one division or (null) in general. */
export interface MemoFact {
  readonly level: Level;
  readonly division: string | null;
  readonly ministry: string;
  readonly officeCode: string | null;
}

export interface DutyFact {
  readonly id: string;
  readonly level: Level;
  readonly duty: DutyRecord['duty'];
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly source: string;
}

/** The facts that this project carries of the field administration; `data/README.md` names their sources. */
export interface Facts {
  readonly areas: readonly AreaFact[];
  readonly boundaryChanges: readonly BoundaryChange[];
  readonly memos: readonly MemoFact[];
  readonly duties: readonly DutyFact[];
}

/** Reads the project's own files of facts. */
export function readFacts(): Facts {
  return {
    areas: rowsOf('areas.csv').map((row) => ({
      id: cell(row, 'id'),
      code: cell(row, 'code'),
      parent: cell(row, 'parent'),
      level: cell(row, 'level') as Level,
      nameEn: cell(row, 'name_en'),
      nameBn: cell(row, 'name_bn'),
      aliases: listed(cell(row, 'aliases')),
      portalHost: cell(row, 'portal_host') || null,
      codeStatus: cell(row, 'code_status') as AreaFact['codeStatus'],
    })),
    boundaryChanges: rowsOf('boundary-changes.csv').map((row) => ({
      day: cell(row, 'day'),
      newDivision: cell(row, 'new_division'),
      oldDivision: cell(row, 'old_division'),
      districts: listed(cell(row, 'districts')),
      source: cell(row, 'source'),
    })),
    memos: rowsOf('offices.csv').map((row) => ({
      level: cell(row, 'level') as Level,
      division: cell(row, 'division') || null,
      ministry: cell(row, 'ministry'),
      officeCode: cell(row, 'office_code') || null,
    })),
    duties: rowsOf('duties.csv').map((row) => ({
      id: cell(row, 'id'),
      level: cell(row, 'level') as Level,
      duty: cell(row, 'duty') as DutyRecord['duty'],
      validFrom: cell(row, 'valid_from'),
      validTo: cell(row, 'valid_to') || null,
      source: cell(row, 'source'),
    })),
  };
}

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): Row[] {
  const content = readFileSync(join(projectRoot, 'subgraphs/organisation/data', file), 'utf8');
  return parse(content, { columns: true, bom: true });
}

function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`A file of facts lacks the column ${column}.`);
  return value.normalize('NFC');
}

function listed(text: string): string[] {
  return text === '' ? [] : text.split('|');
}
