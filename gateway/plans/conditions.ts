import type { Operation, Selection, SelectionSet } from '@apollo/federation-internals';
import type { Plan, PlanNode } from './plan-nodes';
import type { Tree } from './tree';

/** What the variables of `@skip` and `@include` are in one request. */
export type Conditions = ReadonlyMap<string, boolean>;

/** The names of all variables that parts of an operation, or of its plan, hang on. */
export function conditionNames(operation: Operation, plan: Plan): string[] {
  const names = new Set<string>();
  const visitSet = (set: SelectionSet): void => {
    for (const selection of set.selections()) {
      for (const { ifVariable } of conditionsOf(selection)) if (ifVariable) names.add(ifVariable);
      if (selection.selectionSet) visitSet(selection.selectionSet);
    }
  };
  const visitNode = (node: PlanNode | undefined): void => {
    if (node?.kind === 'Condition') {
      names.add(node.condition);
      visitNode(node.ifClause);
      visitNode(node.elseClause);
    } else if (node?.kind === 'Sequence' || node?.kind === 'Parallel') node.nodes.forEach(visitNode);
    else if (node?.kind === 'Flatten') visitNode(node.node);
  };
  visitSet(operation.selectionSet);
  if (plan.node?.kind !== 'Subscription') visitNode(plan.node);
  return [...names].sort();
}

/** What they are in a request; undefined where one is no boolean, which the stock executor tells of in its own words. */
export function readConditions(
  names: readonly string[],
  variables: Tree,
  defaults: Tree,
): Conditions | undefined {
  const values = new Map<string, boolean>();
  for (const name of names) {
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const value = given === undefined ? defaults[name] : given;
    if (typeof value !== 'boolean') return undefined;
    values.set(name, value);
  }
  return values;
}

/** Whether a selection is left out under these conditions. */
export function isSkipped(selection: Selection, conditions: Conditions): boolean {
  return conditionsOf(selection).some(({ name, ifVariable, ifValue }) => {
    const value = ifVariable === undefined ? ifValue : conditions.get(ifVariable);
    return value === (name === 'skip');
  });
}

interface Condition {
  readonly name: string;
  readonly ifVariable?: string;
  readonly ifValue?: boolean;
}

function conditionsOf({ element }: Selection): Condition[] {
  return element.appliedDirectives.flatMap((directive) => {
    const { name } = directive;
    if (name !== 'skip' && name !== 'include') return [];
    const { if: value } = directive.arguments() as { if: boolean | { readonly name: string } };
    return [typeof value === 'boolean' ? { name, ifValue: value } : { name, ifVariable: value.name }];
  });
}
