import { buildSchema, findBreakingChanges } from 'graphql';

export interface BreakingChange {
  /** What is broken, such as Area.parent or MeetingOrder.NEWEST_FIRST. */
  readonly coordinate: string;
  readonly description: string;
}

/** What a client of the released contract would find broken by the present one; nothing where none was released. */
export function breakingChanges(released: string, present: string): BreakingChange[] {
  if (!released) return [];
  return findBreakingChanges(buildSchema(released), buildSchema(present)).map(({ description }) => ({
    coordinate:
      /[A-Za-z_]\w*(\.\w+)*/.exec(
        description.replace(/^(Standard scalar|An arg|A required arg\w*|The arg)\s/, ''),
      )?.[0] ?? description,
    description,
  }));
}
