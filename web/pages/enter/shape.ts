import type { EntryWord } from '../../words/entry';

/** A place of a form for one value of a record. */
export interface Field {
  /** Where the value stands in the record, or in the row. */
  readonly path: string;
  /** Other places that hold the same. */
  readonly also?: readonly string[];
  readonly label: EntryWord;
  readonly kind: 'text' | 'long' | 'day' | 'number' | 'choice' | 'binds' | 'lines';
  /** What may be chosen; each is a word too. */
  readonly choices?: readonly EntryWord[];
  readonly isRequired?: boolean;
  readonly hint?: EntryWord;
}

/** The acts that a form may be for. */
export type Act =
  'recordMeeting' | 'submitActionPlan' | 'reportDecisionProgress' | 'formTeam' | 'submitAnnualReport';

/** A form for a whole paper: its head, and rows of which there may be any number. */
export interface Shape {
  readonly act: Act;
  readonly title: EntryWord;
  readonly head: readonly Field[];
  readonly rows?: {
    readonly path: string;
    readonly title: EntryWord;
    readonly row: EntryWord;
    readonly fields: readonly Field[];
  };
  /** Puts right what follows from what was typed, in the record as it will be sent. */
  readonly finish?: (input: Record<string, unknown>, before: Record<string, unknown>) => void;
}

/** The name of a place in the form. */
export const headName = ({ path }: Field) => `head.${path}`;
export const rowName = (index: number, { path }: Field) => `row.${index}.${path}`;
