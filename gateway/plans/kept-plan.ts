import { operationFromDocument, type Operation, type Schema } from '@apollo/federation-internals';
import { GraphQLError, Kind, type GraphQLSchema } from 'graphql';
import { compilePlan } from './compile-plan';
import type { RequestContext, Run, Step, Subgraphs } from './compile-fetch';
import { conditionNames, readConditions, type Conditions } from './conditions';
import type { Planned } from './plan-nodes';
import { compileShaper } from './shape';
import type { Tree } from './tree';
import { Unfit, type UnfitReason } from './unfit';

/** More variables of `@skip` and `@include` than this make more forms of one operation than are worth keeping. */
const MOST_FORMS = 16;

/** An operation, compiled for one set of conditions. */
interface Form {
  readonly step: Step;
  readonly shape: ReturnType<typeof compileShaper>;
}

export interface Answered {
  data?: Tree | null;
  errors?: readonly GraphQLError[];
  extensions?: Tree;
}

/**
 * An operation that was planned once. It is compiled when it is asked again, once for each set of the conditions
 * that its parts hang on: what is left out is then not even looked at.
 */
export class KeptPlan {
  readonly schema: GraphQLSchema;
  readonly variableDefinitions;
  private operation: Operation | undefined;
  private names: readonly string[] = [];
  private defaults: Tree = {};
  private readonly forms = new Map<string, Form>();
  private unfit: UnfitReason | undefined;

  constructor(
    private readonly planned: Pick<Planned, 'queryPlan' | 'operationContext'>,
    private readonly apiSchema: Schema,
    private readonly subgraphs: Subgraphs,
  ) {
    this.schema = planned.operationContext.schema;
    this.variableDefinitions = planned.operationContext.operation.variableDefinitions ?? [];
  }

  /** The compiled form for a request with these variables, or why there is none. */
  formFor(variables: Tree): Form | UnfitReason {
    if (this.unfit) return this.unfit;
    try {
      const operation = this.prepare();
      const conditions = readConditions(this.names, variables, this.defaults);
      if (!conditions) return 'conditions';
      const key = [...conditions.values()].map(Number).join('');
      const known = this.forms.get(key);
      if (known) return known;
      if (this.forms.size >= MOST_FORMS) return 'conditions';
      const form = this.compile(operation, conditions);
      this.forms.set(key, form);
      return form;
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      this.unfit = error.reason;
      return this.unfit;
    }
  }

  private prepare(): Operation {
    if (this.operation) return this.operation;
    const { operation, fragments } = this.planned.operationContext;
    const definitions = [operation, ...Object.values(fragments)];
    const made = operationFromDocument(
      this.apiSchema,
      { kind: Kind.DOCUMENT, definitions },
      { validate: false },
    );
    refuseOddNames(made);
    this.names = conditionNames(made, this.planned.queryPlan);
    this.defaults = made.collectDefaultedVariableValues() as Tree;
    this.operation = made;
    return made;
  }

  private compile(operation: Operation, conditions: Conditions): Form {
    return {
      step: compilePlan(this.planned.queryPlan, conditions, this.subgraphs),
      shape: compileShaper(operation, conditions),
    };
  }
}

/** Answers a request by the compiled form of its operation. */
export async function answerBy(
  { step, shape }: Form,
  request: RequestContext,
  isTraced: boolean,
): Promise<Answered> {
  const variables = (request.request.variables ?? {}) as Tree;
  const run: Run = { request, variables, data: {}, errors: [], isTraced };
  await step(run);
  const errors = run.errors as GraphQLError[];
  try {
    const shaped = shape(run.data);
    if (errors.length) return { errors, data: shaped.data };
    if (!shaped.errors.length) return { data: shaped.data };
    return { extensions: { valueCompletion: shaped.errors }, data: shaped.data };
  } catch (error) {
    const { message } = error as Error;
    return { errors: [new GraphQLError(message, { originalError: error as Error })] };
  }
}

/** What is named as every object already has something is left to those who look it up with more care. */
function refuseOddNames({ selectionSet }: Operation): void {
  const visit = (set: Operation['selectionSet']): void => {
    for (const selection of set.selections()) {
      if (selection.kind === 'FieldSelection') {
        if (selection.element.definition.isSchemaIntrospectionField()) throw new Unfit('introspection');
        if (selection.element.responseName() in Object.prototype) throw new Unfit('names');
      }
      if (selection.selectionSet) visit(selection.selectionSet);
    }
  };
  visit(selectionSet);
}
