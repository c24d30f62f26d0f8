import { v7 as newId } from 'uuid';
import { Directory } from '../../../lib/directory/directory';
import { plainCode } from '../../../lib/directory/plain-code';
import {
  holdsOn,
  type AreaRecord,
  type CodeRecord,
  type DirectoryRecord,
  type Level,
  type PlacementRecord,
} from '../../../lib/directory/records';
import { fail } from '../../../lib/errors';
import type { Day } from '../../../lib/time/day';
import { demand } from '../../../lib/writing/checks';
import type { NewArea } from './area-act';
import { isCodeOf } from './code-form';

/** A dated row of an area: its life, a code or a place in the tree. */
export type AreaRow = AreaRecord | CodeRecord | PlacementRecord;

/**
 * The dated rows of all areas while an act changes them. A change cuts the span that holds on its day
 * and lasts as long as that one would have, so that what is known of later days goes on as known.
 */
export class AreaSpans {
  private readonly rows = new Map<string, AreaRow>();
  private readonly touched = new Map<string, AreaRow>();
  private known: Directory | null = null;

  constructor(records: Iterable<DirectoryRecord>) {
    for (const row of records) if (isAreaRow(row)) this.rows.set(keyOf(row), row);
  }

  /** The tree with what was changed so far. */
  directory(): Directory {
    return (this.known ??= new Directory(this.rows.values(), 0));
  }

  changed(): AreaRow[] {
    return [...this.touched.values()];
  }

  /** The area that holds or held a code, if it is there on a day. */
  there(code: string, on: Day): string {
    const asked = plainCode(code);
    const area = this.directory().areaByCode(asked);
    if (!area) throw fail('UNKNOWN_AREA', { code: asked });
    if (!holdsOn(area, on)) throw fail('AREA_NOT_THERE', { code: asked, day: on });
    return area.id;
  }

  open({ id, code, nameEn, nameBn }: NewArea, level: Level, parentId: string, from: Day): void {
    this.demandFree(code, level);
    const span = { validFrom: from, validTo: null };
    this.put({ kind: 'area', id, level, nameEn, nameBn, successorId: null, ...span });
    this.put({ kind: 'code', id: newId(), areaId: id, code, ...span });
    this.put({ kind: 'placement', id: newId(), areaId: id, parentId, ...span });
  }

  move(areaId: string, parentId: string, from: Day): void {
    const span = this.spanOn('placement', areaId, from);
    if (!span) throw fail('AREA_MISPLACED', { reason: 'The country lies in nothing and cannot be moved.' });
    if (span.parentId === parentId) {
      const [code, parent] = [areaId, parentId].map((id) => this.directory().codeOf(id, from) ?? '');
      throw fail('AREA_MISPLACED', { reason: `${code} already lies in ${parent} on ${from}.` });
    }
    if (span.validFrom === from) {
      this.put({ ...span, parentId });
      return;
    }
    this.put({ ...span, validTo: from });
    this.put({ ...span, id: newId(), parentId, validFrom: from });
  }

  /** A code that is changed again on its first day has held on no day, but stays that of the area. */
  recode(areaId: string, newCode: string, from: Day): void {
    const level = this.directory().area(areaId)?.level;
    const span = this.spanOn('code', areaId, from);
    if (!level || !span) throw new Error(`The area ${areaId} has no code on ${from}.`);
    this.demandFree(newCode, level, areaId);
    demand(span.code !== newCode, `The area already holds the code ${newCode} on ${from}.`);
    this.put({ ...span, validTo: from });
    this.put({ ...span, id: newId(), code: newCode, validFrom: from });
  }

  close(areaId: string, successorId: string, from: Day): void {
    const area = this.directory().area(areaId);
    if (!area) throw new Error(`There is no area ${areaId}.`);
    demand(area.validFrom !== from, 'An area cannot be closed on its first day.');
    const later = this.laterDay(area, from);
    if (later) {
      throw fail('AREA_CHANGED_LATER', { code: this.directory().codeOf(areaId, from) ?? '', day: later });
    }
    this.put({ ...area, validTo: from, successorId });
    for (const kind of ['code', 'placement'] as const) {
      const span = this.spanOn(kind, areaId, from);
      if (span) this.put({ ...span, validTo: from });
    }
  }

  /** The first day from which something else is on record of an area that shall be closed before. */
  private laterDay(area: AreaRecord, from: Day): Day | null {
    const begun = (day: Day | null): day is Day => day !== null && day > from;
    const days = [...this.rows.values()].flatMap((row) => {
      if (row.kind === 'area') return row.id === area.id ? [row.validTo] : [];
      return row.areaId === area.id ? [row.validFrom] : [];
    });
    return days.filter(begun).sort()[0] ?? null;
  }

  private spanOn<Kind extends 'code' | 'placement'>(
    kind: Kind,
    areaId: string,
    on: Day,
  ): (AreaRow & { readonly kind: Kind }) | null {
    for (const row of this.rows.values()) {
      if (row.kind === kind && 'areaId' in row && row.areaId === areaId && holdsOn(row, on)) {
        return row as AreaRow & { readonly kind: Kind };
      }
    }
    return null;
  }

  /** A code that any other area ever held is never given again. */
  private demandFree(code: string, level: Level, areaId: string | null = null): void {
    if (!isCodeOf(level, code)) throw fail('BAD_AREA_CODE', { code, level });
    const owner = this.directory().areaByCode(code);
    if (owner && owner.id !== areaId) throw fail('CODE_TAKEN', { code, name: owner.nameEn });
  }

  private put(row: AreaRow): void {
    this.rows.set(keyOf(row), row);
    this.touched.set(keyOf(row), row);
    this.known = null;
  }
}

function isAreaRow(record: DirectoryRecord): record is AreaRow {
  return record.kind === 'area' || record.kind === 'code' || record.kind === 'placement';
}

function keyOf(row: AreaRow): string {
  return `${row.kind}|${row.id}`;
}
