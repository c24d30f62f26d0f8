import { BreakingChangeType, buildSchema, findBreakingChanges } from 'graphql';

export interface BreakingChange {
  /** What is broken, such as `Area.parent`, `Area.parent(on:)` or `MeetingOrder.NEWEST_FIRST`. */
  readonly coordinate: string;
  readonly description: string;
}

/** What a client of the released contract would find broken by the present one; nothing where none was released. */
export function breakingChanges(released: string, present: string): BreakingChange[] {
  if (!released) return [];
  return findBreakingChanges(buildSchema(released), buildSchema(present)).map(({ type, description }) => ({
    coordinate: coordinateIn(type, description),
    description,
  }));
}

/** The breaking changes that a changelog does not name in backticks, each by its coordinate. */
export function unnamedChanges(released: string, present: string, changelog: string): BreakingChange[] {
  return breakingChanges(released, present).filter(
    ({ coordinate }) => !changelog.includes(`\`${coordinate}\``),
  );
}

/** graphql-js says what is broken only in a sentence, in other words for each kind of change. */
function coordinateIn(type: BreakingChangeType, description: string): string {
  const found = (SENTENCES[type] ?? /^(?<type>[\w.]+)/).exec(description)?.groups;
  if (!found)
    throw new Error(`graphql-js describes ${type} in words that are not known here: ${description}`);
  const member = found['member'] ? `.${found['member']}` : '';
  return `${found['type']}${member}${found['argument'] ? `(${found['argument']}:)` : ''}`;
}

const SENTENCES: Partial<Record<BreakingChangeType, RegExp>> = {
  [BreakingChangeType.TYPE_REMOVED]: /^(Standard scalar )?(?<type>\w+) was/,
  [BreakingChangeType.VALUE_REMOVED_FROM_ENUM]: /^(?<member>\w+) was removed from enum type (?<type>\w+)/,
  [BreakingChangeType.TYPE_REMOVED_FROM_UNION]: /^\w+ was removed from union type (?<type>\w+)/,
  [BreakingChangeType.REQUIRED_INPUT_FIELD_ADDED]:
    /^A required field (?<member>\w+) on input type (?<type>\w+)/,
  [BreakingChangeType.REQUIRED_ARG_ADDED]: /^A required arg (?<argument>\w+) on (?<type>[\w.]+) was/,
  [BreakingChangeType.ARG_REMOVED]: /^(?<type>[\w.]+) arg (?<argument>\w+) was/,
  [BreakingChangeType.ARG_CHANGED_KIND]: /^(?<type>[\w.]+) arg (?<argument>\w+) has/,
  [BreakingChangeType.REQUIRED_DIRECTIVE_ARG_ADDED]:
    /^A required arg (?<argument>\w+) on directive (?<type>\w+)/,
  [BreakingChangeType.DIRECTIVE_ARG_REMOVED]: /^(?<argument>\w+) was removed from (?<type>\w+)/,
  [BreakingChangeType.DIRECTIVE_LOCATION_REMOVED]: /^(?<member>\w+) was removed from (?<type>\w+)/,
  [BreakingChangeType.DIRECTIVE_REPEATABLE_REMOVED]: /removed from (?<type>\w+)/,
};
