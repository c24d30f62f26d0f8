import type { GraphQLFieldResolver } from 'graphql';
import { withoutContacts } from '../bangla/without-contacts';
import { needsWhatItWraps } from './compiled/resolver-needs';
import type { HubContext } from './hub-context';

type Resolve = GraphQLFieldResolver<unknown, HubContext>;
type FindArea = () => string | null;

/** A part without an area of its own, such as a reference of a memo, is of the area of the whole. */
const areas = new WeakMap<object, FindArea>();

/** Says whose record a row is that does not carry its area itself. */
export function belongsTo(row: object, areaId: string): void {
  areas.set(row, () => areaId);
}

/** Leaves contacts out of a text for whoever may not see all of its area. */
export function redactText(resolve: Resolve): Resolve {
  const redacting: Resolve = (row, given, context, info) => {
    const text = resolve(row, given, context, info);
    return text instanceof Promise
      ? text.then((later: unknown) => redacted(row, context, later))
      : redacted(row, context, text);
  };
  return needsWhatItWraps(redacting, resolve);
}

/** Remembers of the parts of a row that they are of its area. */
export function keepArea(resolve: Resolve): Resolve {
  const keeping: Resolve = (row, given, context, info) => {
    const remember = (found: unknown): unknown => {
      for (const part of Array.isArray(found) ? (found as unknown[]) : [found])
        if (typeof part === 'object' && part !== null) areas.set(part, () => areaOf(row));
      return found;
    };
    const found = resolve(row, given, context, info);
    return found instanceof Promise ? found.then(remember) : remember(found);
  };
  return needsWhatItWraps(keeping, resolve);
}

function redacted(row: unknown, { authority }: HubContext, text: unknown): unknown {
  const left = withoutAll(text);
  if (left === text) return text;
  const areaId = areaOf(row);
  // A text of which nobody knows the area is shown whole to those alone who see everything.
  const seesAll = areaId === null ? authority.ownAreaIds() === null : authority.seesAll(areaId);
  return seesAll ? text : left;
}

function areaOf(row: unknown): string | null {
  if (typeof row !== 'object' || row === null) return null;
  if ('areaId' in row && typeof row.areaId === 'string') return row.areaId;
  return areas.get(row)?.() ?? null;
}

/** The text, or each text of a list; the same value where nothing had to go. */
function withoutAll(text: unknown): unknown {
  if (typeof text === 'string') return withoutContacts(text);
  if (!Array.isArray(text)) return text;
  const left = text.map((each: unknown) => (typeof each === 'string' ? withoutContacts(each) : each));
  return left.some((each, index) => each !== text[index]) ? left : text;
}
