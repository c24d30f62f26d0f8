/** What the page hands to the console: its words, the examples, and where its parts lie. */
export interface Setup {
  readonly words: Readonly<Record<ConsoleWord, string>>;
  /** For numbers, such as bn-BD-u-nu-beng. */
  readonly locale: string;
  readonly examples: readonly ExampleGroup[];
  /** The contract, as SDL. */
  readonly schema: string;
  /** The scripts of the editor that run beside the page, by the language they know; `editor` for all others. */
  readonly workers: Readonly<Record<'editor' | 'graphql' | 'json', string>>;
}

export interface ExampleGroup {
  readonly name: string;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly name: string;
  readonly query: string;
  readonly variables: string;
}

export type ConsoleWord =
  | 'chooseExample'
  | 'consoleFailed'
  | 'cost'
  | 'costNone'
  | 'costOf'
  | 'costRemaining'
  | 'download'
  | 'examples'
  | 'hubAway'
  | 'rowsOf'
  | 'token'
  | 'tokenNote'
  | 'withErrors';
