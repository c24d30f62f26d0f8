import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { fieldSizes, type FieldSize } from './field-sizes';
import { SERIES_ARGUMENTS, seriesPoints } from './series-points';
import { BELOW, TREE } from './tree-sizes';

/** What an operation may come to, in points, and the longest page that it asks for. */
export interface Cost {
  readonly points: number;
  readonly page: number;
}

type Variables = Readonly<Record<string, unknown>>;

export type CountCost = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
) => Cost;

/** The longest page that any list gives; a longer one is refused where it is read. */
const LONGEST_PAGE = 500;
/** How many entries a list is taken to have where the contract does not say. */
const UNKNOWN_LIST = 100;
/** A description of the schema is made of objects that are there already. */
const INTROSPECTION_SHARE = 1 / 100;
/** What an act costs at least: it writes. */
const ACT = 10;

/**
 * Points below one object: those that it costs for each such object, and those that all of them cost together
 * because one read serves them all (once for each place in the document, and for each point of a series).
 */
interface Price {
  readonly each: number;
  readonly together: number;
}

/** Where in the tree of areas a selection stands: the level that the chain of `children` began at, and its steps. */
interface Place {
  readonly from: number;
  readonly steps: number;
}

interface Within {
  readonly type: string;
  readonly place: Place | null;
  /** The fields whose size the field above gave. */
  readonly sized: readonly string[];
  readonly size: number;
}

/**
 * Makes what counts the points of an operation before it is planned: 1 for each object, times the sizes of the
 * lists that it lies in, and the weight that the contract gives to a field that is read. A chain of `children`
 * costs as many areas as there are at most. Each part of the document is counted once for each place in
 * the tree, so that the counting takes about as long as reading it.
 */
export function costCounter(supergraphSdl: string): CountCost {
  const { types, roots } = fieldSizes(supergraphSdl);

  return (document, operation, variables) => {
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const each of document.definitions)
      if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
    const given = valuesOf(operation, variables);
    const counted = new Map<SelectionSetNode, Map<string, Price>>();
    let longestPage = 0;

    function ofSet(set: SelectionSetNode, within: Within): Price {
      const { type, place, sized, size } = within;
      const key = `${type} ${place?.from ?? ''} ${place?.steps ?? ''} ${sized.join()} ${size}`;
      const known = counted.get(set) ?? new Map<string, Price>();
      counted.set(set, known);
      const before = known.get(key);
      if (before) return before;
      known.set(key, FREE); // A fragment within itself is refused by validation.
      let [each, together] = [0, 0];
      for (const selection of set.selections) {
        const price = ofSelection(selection, within);
        each += price.each;
        together += price.together;
      }
      const price = { each, together };
      known.set(key, price);
      return price;
    }

    function ofSelection(selection: SelectionNode, within: Within): Price {
      if (selection.kind === Kind.FIELD) return ofField(selection, within);
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (!fragment) return FREE;
      const type = fragment.typeCondition?.name.value ?? within.type;
      return ofSet(fragment.selectionSet, { ...within, type });
    }

    function ofField(field: FieldNode, within: Within): Price {
      const name = field.name.value;
      const known =
        name === '__schema' ? SCHEMA : name === '__type' ? TYPE : types.get(within.type)?.get(name);
      if (!known) return FREE;
      const points = entries(field, known, within);
      const below = field.selectionSet ? belowField(field, field.selectionSet, known, within) : FREE;
      const objects = types.has(known.type) ? 1 : 0;
      const each =
        points * (objects + below.each) * (known === SCHEMA || known === TYPE ? INTROSPECTION_SHARE : 1);
      // A page is read for each owner by itself; other reads serve all objects side by side.
      if (known.slicing.length) return { each: each + known.weight, together: below.together };
      const times = isSeries(known) ? points : 1;
      return { each, together: times * (known.weight + below.together) };
    }

    function belowField(field: FieldNode, set: SelectionSetNode, known: FieldSize, within: Within): Price {
      const { type, sized } = known;
      if (type === TREE.type && field.name.value === TREE.down && within.place)
        return ofSet(set, {
          type,
          place: stepFrom(within.place),
          sized: [],
          size: 0,
        });
      if (type === TREE.type) return dearest(BELOW.map((_, from) => ofSet(set, inTree(type, from))));
      const size = known.slicing.length ? pageOf(field, known) : 0;
      longestPage = Math.max(longestPage, size);
      return ofSet(set, { type, place: null, sized, size: Math.min(size, LONGEST_PAGE) });
    }

    /** How many objects, or points of a series, the field gives for one object above it. */
    function entries(field: FieldNode, known: FieldSize, { type, place, sized, size }: Within): number {
      const name = field.name.value;
      if (sized.includes(name)) return size;
      if (place && type === TREE.type && name === TREE.down) return stepDown(place);
      if (!known.list) return 1;
      if (isSeries(known)) {
        const [from, to, interval] = SERIES_ARGUMENTS.map((argument) => valueOf(field, known, argument));
        return seriesPoints(from, to, interval);
      }
      return known.size ?? UNKNOWN_LIST;
    }

    function pageOf(field: FieldNode, known: FieldSize): number {
      const sizes = known.slicing.map((argument) => valueOf(field, known, argument));
      return Math.max(0, ...sizes.map((each) => (typeof each === 'number' ? each : LONGEST_PAGE)));
    }

    function valueOf(field: FieldNode, known: FieldSize, argument: string): unknown {
      const node = field.arguments?.find((each) => each.name.value === argument)?.value;
      return (node && plain(node, given)) ?? known.defaults.get(argument);
    }

    const root = ofSet(operation.selectionSet, {
      type: roots[operation.operation],
      place: null,
      sized: [],
      size: 0,
    });
    const act =
      operation.operation === OperationTypeNode.MUTATION ? ACT * operation.selectionSet.selections.length : 0;
    return { points: Math.ceil(root.each + root.together + act - 1e-6), page: longestPage };
  };
}

const FREE: Price = { each: 0, together: 0 };
const NO_ARGUMENTS = { slicing: [], sized: [], weight: 0, arguments: new Set<string>(), defaults: new Map() };
const SCHEMA: FieldSize = { ...NO_ARGUMENTS, type: '__Schema', list: false, size: 1 };
const TYPE: FieldSize = { ...NO_ARGUMENTS, type: '__Type', list: false, size: 1 };

function inTree(type: string, from: number): Within {
  return { type, place: { from, steps: 0 }, sized: [], size: 0 };
}

/** The next step of a chain; below the last there is nothing, so that a chain is as long as the tree is deep. */
function stepFrom({ from, steps }: Place): Place {
  return { from, steps: Math.min(steps + 1, BELOW[from]?.length ?? 0) };
}

/** How many areas lie below one on the next step of a chain, so that all of a step are as many as there are. */
function stepDown({ from, steps }: Place): number {
  const here = BELOW[from]?.[steps] ?? 0;
  return here ? (BELOW[from]?.[steps + 1] ?? 0) / here : 0;
}

function dearest(prices: readonly Price[]): Price {
  return {
    each: Math.max(...prices.map(({ each }) => each)),
    together: Math.max(...prices.map(({ together }) => together)),
  };
}

function isSeries(known: FieldSize): boolean {
  return known.list && SERIES_ARGUMENTS.every((argument) => known.arguments.has(argument));
}

/** The variables as the operation sees them, its defaults filled in. */
function valuesOf({ variableDefinitions = [] }: OperationDefinitionNode, variables: Variables): Variables {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, plain(defaultValue, {})] as const] : [],
  );
  return Object.assign(Object.create(null) as object, Object.fromEntries(defaults), variables);
}

/** A number or a text that stands in the document or in a variable; undefined for anything else. */
function plain(node: ValueNode, variables: Variables): unknown {
  if (node.kind === Kind.INT) return Number(node.value);
  if (node.kind === Kind.STRING || node.kind === Kind.ENUM) return node.value;
  if (node.kind === Kind.VARIABLE) return variables[node.name.value] ?? undefined;
  return undefined;
}
