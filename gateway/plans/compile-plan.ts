import type { Conditions } from './conditions';
import { compileFetch, type Step, type Subgraphs } from './compile-fetch';
import type { Plan, PlanNode } from './plan-nodes';
import { together } from './siblings';
import type { Path } from './tree';
import { Unfit } from './unfit';

const NOTHING: Step = () => Promise.resolve();

/** Compiles a plan as it is carried out under these conditions: which fetches follow each other, which go side by side. */
export function compilePlan(plan: Plan, conditions: Conditions, subgraphs: Subgraphs): Step {
  const compile = (node: PlanNode | undefined, path: Path): Step => {
    if (!node) return NOTHING;
    switch (node.kind) {
      case 'Sequence':
        return inTurn(node.nodes.map((each) => compile(each, onlyAt(path))));
      case 'Parallel':
        onlyAt(path);
        return sideBySide(
          together(node.nodes).map((each) =>
            each.paths ? compileFetch(each.fetch, each.paths, subgraphs) : compile(each.node, []),
          ),
        );
      case 'Flatten':
        return compile(node.node, [...onlyAt(path), ...node.path]);
      case 'Condition':
        return compile(conditions.get(node.condition) ? node.ifClause : node.elseClause, path);
      case 'Fetch':
        return compileFetch(node, [path], subgraphs);
      default:
        throw new Unfit('other-node');
    }
  };
  if (plan.node?.kind === 'Subscription') throw new Unfit('other-node');
  return compile(plan.node, []);
}

/** Several fetches under one flattened path would all have to see what stood there before the first of them. */
function onlyAt(path: Path): Path {
  if (path.length) throw new Unfit('nested-flatten');
  return path;
}

function inTurn(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function sideBySide(steps: readonly Step[]): Step {
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}
