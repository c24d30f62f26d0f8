/** A question that is kept under a name: `web/queries/` has a file for each. */
export interface SavedQuery {
  /** The file's name, and that of its address /q/<name>. */
  readonly name: string;
  /** Whose example it is in the console; what is for PUBLIC has an address of its own. */
  readonly role: 'PUBLIC' | 'OFFICER' | 'COMMISSIONER' | 'ANALYST';
  readonly bn: string;
  readonly en: string;
  /** The operation, as the hub is asked. */
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

/** A variable of a saved query, as an address gives it. */
export interface Parameter {
  readonly name: string;
  /** Its type in the contract, such as [ActivityStatus!]. */
  readonly type: string;
  readonly kind: 'TEXT' | 'WHOLE_NUMBER' | 'NUMBER' | 'YES_OR_NO' | 'DAY' | 'ONE_OF';
  /** Several, with commas between. */
  readonly isList: boolean;
  readonly isRequired: boolean;
  /** Of ONE_OF. */
  readonly values: readonly string[];
  /** What the example gives; null where it leaves it out. */
  readonly example: string | null;
  readonly bn: string;
  readonly en: string;
}
