import {
  defaultTypeResolver,
  GraphQLError,
  isObjectType,
  locatedError,
  type ExecutionResult,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import { Frame } from './frame';
import type { Operation } from './operation';
import { needsNoInfo } from './resolver-needs';
import { givenTo, type Place, type Selected, type Selection, type Selections } from './selection';

type Given = Readonly<Record<string, unknown>>;
type Key = string | number;

/**
 * One answer in the making. What is found is put straight into its place, so that a field that has to be waited for
 * costs one promise, and all of them together one more; graphql-js makes some for each object and list around it.
 * Resolvers are called in the same order and at the same time, so that loaders gather the same keys.
 */
export class Run {
  private readonly errors: GraphQLError[] = [];
  private readonly given: (Given | undefined)[] = [];
  private waitedFor = 0;
  private finish: () => void = () => undefined;

  constructor(
    private readonly operation: Operation,
    private readonly selections: Selections,
    private readonly variables: Given,
    private readonly context: object,
  ) {}

  answer(): ExecutionResult | Promise<ExecutionResult> {
    const { root } = this.selections;
    const data: Record<string, unknown> = {};
    const frame = new Frame(null, '', false, root.type.name, data);
    const told = (): ExecutionResult => ({
      ...(this.errors.length ? { errors: this.errors } : {}),
      data: frame.isOver ? null : data,
    });
    this.fill(frame, root, undefined);
    if (this.waitedFor === 0) return told();
    return new Promise((resolve) => {
      this.finish = () => {
        resolve(told());
      };
    });
  }

  private fill(frame: Frame, { type, fields }: Selection, source: unknown): void {
    for (const selected of fields) {
      if (selected.isTypename) frame.holds[selected.key] = type.name;
      else this.ask(frame, selected, source);
      if (frame.isOver) return;
    }
  }

  private ask(frame: Frame, selected: Selected, source: unknown): void {
    const { key, place, resolve, index, needsInfo } = selected;
    try {
      const given = (this.given[index] ??= givenTo(selected, this.variables));
      const info = needsInfo ? this.infoAt(frame, key, selected) : (undefined as never);
      this.put(frame, key, place, resolve(source, given, this.context, info));
    } catch (error) {
      this.fail(frame, key, place, error);
    }
  }

  /** Puts what was found into its place, now or when it is there. */
  private put(frame: Frame, key: Key, place: Place, found: unknown): void {
    if (!isPromise(found)) {
      this.settle(frame, key, place, found);
      return;
    }
    frame.holds[key] = undefined; // Keeps the order of the keys.
    this.wait(frame, key, place, found, (value) => {
      this.settle(frame, key, place, value);
    });
  }

  private wait<Value>(
    frame: Frame,
    key: Key,
    place: Place,
    promise: PromiseLike<Value>,
    use: (value: Value) => void,
  ): void {
    this.waitedFor += 1;
    promise.then(
      (value) => {
        try {
          if (!frame.isLost) use(value);
        } catch (error) {
          this.fail(frame, key, place, error);
        }
        this.ended();
      },
      (error: unknown) => {
        this.fail(frame, key, place, error);
        this.ended();
      },
    );
  }

  private ended(): void {
    this.waitedFor -= 1;
    if (this.waitedFor === 0) this.finish();
  }

  private settle(frame: Frame, key: Key, place: Place, value: unknown): void {
    if (value instanceof Error) throw value;
    if (value === null || value === undefined) {
      if (place.isNonNull) throw new Error(`Cannot return null for non-nullable field ${nameOf(place)}.`);
      frame.holds[key] = null;
      return;
    }
    const { expects } = place;
    if (expects.kind === 'leaf') {
      const told: unknown = expects.type.serialize(value);
      if (told === null || told === undefined) {
        throw new Error(`${expects.type.name} tells nothing of what was found for ${nameOf(place)}.`);
      }
      frame.holds[key] = told;
    } else if (expects.kind === 'object') this.fillBelow(frame, key, place, expects.selection(), value);
    else if (expects.kind === 'list') this.list(frame, key, place, expects.entry, value);
    else this.find(frame, key, place, expects, value);
  }

  private fillBelow(frame: Frame, key: Key, place: Place, selection: Selection, value: unknown): void {
    const holds = {};
    frame.holds[key] = holds;
    this.fill(new Frame(frame, key, place.isNonNull, selection.type.name, holds), selection, value);
  }

  private list(frame: Frame, key: Key, place: Place, entry: Place, value: unknown): void {
    if (!isIterable(value)) {
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(place)}".`);
    }
    const found = Array.isArray(value) ? (value as unknown[]) : Array.from(value);
    const holds: unknown[] = [];
    frame.holds[key] = holds;
    const within = new Frame(frame, key, place.isNonNull, undefined, holds as never);
    for (let index = 0; index < found.length; index += 1) {
      if (within.isOver) {
        // Nobody waits for what is left of it; that it fails too is no fault of the process.
        for (const left of found.slice(index)) if (isPromise(left)) left.then(undefined, () => undefined);
        return;
      }
      try {
        this.put(within, index, entry, found[index]);
      } catch (error) {
        this.fail(within, index, entry, error);
      }
    }
  }

  /** Fills an object of which only its value tells what type it is of. */
  private find(
    frame: Frame,
    key: Key,
    place: Place,
    { type, selectionOf }: Extract<Place['expects'], { kind: 'abstract' }>,
    value: unknown,
  ): void {
    const typeOf = type.resolveType ?? defaultTypeResolver;
    const around = frame.fieldAround(key);
    const info = needsNoInfo(typeOf)
      ? (undefined as never)
      : this.infoAt(around.frame, around.key, place.selected);
    const name: unknown = typeOf(value, this.context, info, type);
    const fill = (told: unknown): void => {
      this.fillBelow(frame, key, place, selectionOf(this.typeNamed(told, type, place)), value);
    };
    if (!isPromise(name)) {
      fill(name);
      return;
    }
    frame.holds[key] = undefined;
    this.wait(frame, key, place, name, fill);
  }

  private typeNamed(name: unknown, abstract: GraphQLAbstractType, place: Place): GraphQLObjectType {
    const { schema } = this.operation;
    const type = typeof name === 'string' ? schema.getType(name) : undefined;
    if (isObjectType(type) && schema.isSubType(abstract, type)) return type;
    throw new GraphQLError(
      `What was found for ${nameOf(place)} is of no type that ${abstract.name} may be of.`,
      { nodes: place.selected.nodes },
    );
  }

  private fail(frame: Frame, key: Key, place: Place, error: unknown): void {
    if (frame.isLost) return;
    this.errors.push(locatedError(error, place.selected.nodes, frame.pathTo(key)));
    frame.lose(key, place.isNonNull);
  }

  private infoAt(
    frame: Frame,
    key: Key,
    { field, nodes, parentType }: Place['selected'],
  ): GraphQLResolveInfo {
    const { schema, fragments, definition } = this.operation;
    return {
      fieldName: field.name,
      fieldNodes: nodes,
      returnType: field.type,
      parentType,
      path: frame.linkTo(key),
      schema,
      fragments,
      rootValue: undefined,
      operation: definition,
      variableValues: this.variables,
    };
  }
}

function nameOf({ selected: { parentType, field } }: Place): string {
  return `${parentType.name}.${field.name}`;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return (
    typeof (value as { [Symbol.iterator]?: unknown })[Symbol.iterator] === 'function' &&
    typeof value === 'object'
  );
}
