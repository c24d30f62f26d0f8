import { isDay } from '../../calendar';
import type { Typed } from '../../http/session-form';
import type { EntryWord } from '../../words/entry';
import { putAt, valueAt } from './at-path';
import { headName, rowName, type Field, type Shape } from './shape';

/** What is wrong with a place of a form: a word of the form, or a sentence of the hub. */
export type Fault = { readonly word: EntryWord } | { readonly code: string; readonly message: string };
export type Faults = ReadonlyMap<string, Fault>;

export interface TypedRecord {
  readonly input: Record<string, unknown>;
  readonly faults: Faults;
}

const MOST_ROWS = 500;

/** The record that somebody typed over what was there before, and what is wrong with it at which place. */
export function typedRecord(shape: Shape, before: Record<string, unknown>, typed: Typed): TypedRecord {
  const faults = new Map<string, Fault>();
  const input = structuredClone(before);
  for (const field of shape.head) put(input, field, headName(field), typed, faults);
  if (isEmptyMemo(input['memo'])) input['memo'] = null;
  if (shape.rows) {
    const { path, fields } = shape.rows;
    const kept = valueAt(before, path);
    const rows: Record<string, unknown>[] = [];
    for (const index of rowsTyped(typed)) {
      if (fields.every((field) => isBlank(field, rowName(index, field), typed))) continue;
      const row = structuredClone(
        ((kept as unknown[] | undefined)?.[index] ?? {}) as Record<string, unknown>,
      );
      for (const field of fields) put(row, field, rowName(index, field), typed, faults);
      rows.push(row);
    }
    if (rows.length === 0) faults.set('rows', { word: 'oneRowAtLeast' });
    input[path] = rows;
  }
  if (faults.size === 0) shape.finish?.(input, before);
  return { input, faults };
}

/** The numbers of the rows that were sent, in order. */
export function rowsTyped({ names }: Typed): number[] {
  const found = names.flatMap((name) => /^row\.(\d{1,3})\./.exec(name)?.[1] ?? []).map(Number);
  return [...new Set(found)].sort((a, b) => a - b).slice(0, MOST_ROWS);
}

/** What a place of the form shows for a value on record. */
export function shownValue(field: Field, value: unknown): string {
  if (field.kind === 'lines') return Array.isArray(value) ? value.map(String).join('\n') : '';
  if (field.path === 'status' && value === null) return 'NO_REPORT';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Latin digits for Bangla ones, as days and numbers are sent. */
export function inLatin(text: string): string {
  return text.replace(/[০-৯]/g, (digit) => String((digit.codePointAt(0) ?? 0) - ZERO));
}

const ZERO = 0x09e6;
const SCOPES = ['OWN', 'ALL_DISTRICTS', 'ALL_UPAZILAS'] as const;

function put(
  record: Record<string, unknown>,
  field: Field,
  name: string,
  typed: Typed,
  faults: Map<string, Fault>,
): void {
  const value = valueOf(field, name, typed);
  if (value === WRONG) {
    faults.set(name, { word: field.kind === 'day' ? 'notADay' : 'notANumber' });
    return;
  }
  if (field.isRequired && value === null) faults.set(name, { word: 'required' });
  // What was not there and is not typed stays away, so that the record is what the paper made it.
  if (value === null && valueAt(record, field.path) === undefined) return;
  for (const path of [field.path, ...(field.also ?? [])]) putAt(record, path, value);
}

const WRONG = Symbol('wrong');

function valueOf(field: Field, name: string, typed: Typed): unknown {
  const text = typed.text(name);
  switch (field.kind) {
    case 'binds':
      return bindsOf(name, typed);
    case 'lines':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'choice':
      return text === 'NO_REPORT' || text === '' ? null : text;
    case 'day': {
      const day = inLatin(text);
      return day === '' ? null : isDay(day) ? day : WRONG;
    }
    case 'number': {
      const digits = inLatin(text).replace(/%$/, '').trim();
      return digits === '' ? null : /^\d{1,9}(\.\d{1,6})?$/.test(digits) ? Number(digits) : WRONG;
    }
    default:
      return text === '' ? null : text;
  }
}

function bindsOf(name: string, typed: Typed): object[] | null {
  const codes = inLatin(typed.text(`${name}.codes`))
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
  const scopes = SCOPES.filter((scope) => typed.all(name).includes(scope)).map((scope) => ({ scope }));
  const binds = [...scopes, ...(codes.length > 0 ? [{ scope: 'AREAS', areaCodes: codes }] : [])];
  return binds.length > 0 ? binds : null;
}

/** A row of which only what is chosen from a list was sent has nothing in it. */
function isBlank(field: Field, name: string, typed: Typed): boolean {
  if (field.kind === 'choice' || field.kind === 'binds') return true;
  return typed.text(name) === '';
}

function isEmptyMemo(memo: unknown): boolean {
  return typeof memo === 'object' && memo !== null && Object.values(memo).every((value) => value === null);
}
