import type { Answer, Ask } from '../../http/ask';
import {
  CountedActionPlans,
  CountedActivities,
  CountedAnnualReports,
  CountedAssignments,
  CountedMeetings,
  WhyDecisions,
  WhyPlans,
  type AreaLevel,
  type CountedInDecisions,
  type CountedInPlans,
  type DecisionMeasure,
  type PlanMeasure,
  type WhyDecisionsQuery,
} from '../../operations';
import type { Operation } from '../../operation';
import type { View } from '../../view';
import { newestYear } from '../area/years-on-record';
import { MEASURES, fieldOf, type Of } from './measures';

export interface WhyChoice {
  readonly code: string;
  readonly of: Of;
  readonly measure: string;
  readonly scope: 'SUBTREE' | 'SELF';
  readonly after: string | null;
}

type Area = Omit<NonNullable<WhyDecisionsQuery['area']>, 'decisionProgress'>;
type Explained = NonNullable<NonNullable<WhyDecisionsQuery['area']>['decisionProgress']>['explain'];

export interface CountedRow {
  readonly key: string;
  readonly area: {
    readonly code: string;
    readonly level: AreaLevel;
    readonly nameEn: string;
    readonly nameBn: string;
  } | null;
  readonly text: string | null;
  /** Such as /meetings/…#…; null where it has no page. */
  readonly path: string | null;
  readonly status: string | null;
  readonly reportedOn: string | null;
  readonly day: string | null;
}

export interface WhyRead {
  readonly area: Area;
  readonly fiscalYear: string;
  readonly progress: {
    readonly asOf: string;
    readonly basis: 'ALL' | 'PUBLISHED';
    readonly explain: Explained;
    /** The number that it is a part of, where it is one. */
    readonly whole: number | null;
    readonly percent: number | null;
    /** Left out of the whole of a percentage. */
    readonly without: number;
  } | null;
  readonly records: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly rows: readonly CountedRow[];
  } | null;
  /** What was asked, to be asked again by whoever wants to. */
  readonly query: string;
  readonly variables: object;
  readonly isPartial: boolean;
}

const ROWS = 50;

/** Asks what a number is, by which rule, and for the records that it counts; null where there is no such area. */
export async function readWhy(ask: Ask, choice: WhyChoice, view: View): Promise<WhyRead | null> {
  const { code, of, measure, scope } = choice;
  const fiscalYear = view.fiscalYear ?? (await newestYear(code, view, ask));
  const about = { code, fiscalYear, asOf: view.asOf, map: view.map, scope };
  const { data, errors, operation, variables } =
    of === 'decisions'
      ? await told(ask, WhyDecisions, { ...about, measure: measure as DecisionMeasure })
      : await told(ask, WhyPlans, { ...about, measure: measure as PlanMeasure });
  const read = data?.area;
  if (!read) return null;
  const progress = 'decisionProgress' in read ? read.decisionProgress : read.planProgress;
  const outOf = MEASURES[of][measure]?.outOf;
  const number = (field: string) => (progress as Record<string, unknown> | null)?.[field];
  const whole = outOf && number(fieldOf(outOf));
  const isRate = measure === 'IMPLEMENTED';
  const without = isRate ? number('dropped') : 0;
  const percent = isRate ? number('percentImplemented') : null;
  const counted = {
    area: code,
    fiscalYear,
    asOf: progress?.asOf ?? view.asOf,
    map: view.map,
    scope,
    measure,
  };
  const list = progress?.explain?.query ? await readRecords(ask, choice, counted) : null;
  return {
    area: read,
    fiscalYear,
    progress: progress && {
      asOf: progress.asOf,
      basis: progress.basis,
      explain: progress.explain,
      whole: typeof whole === 'number' ? whole : null,
      percent: typeof percent === 'number' ? percent : null,
      without: typeof without === 'number' ? without : 0,
    },
    records: list?.records ?? null,
    query: list?.query ?? operation.text,
    variables: list?.variables ?? variables,
    isPartial: errors.length > 0 || (list?.isPartial ?? false),
  };
}

async function told<Data, Variables extends object>(
  ask: Ask,
  operation: Operation<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data> & { operation: Operation<Data, Variables>; variables: Variables }> {
  return { ...(await ask(operation, variables)), operation, variables };
}

type Records = Pick<WhyRead, 'records' | 'query' | 'variables' | 'isPartial'>;
interface Page<Node> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Node }[];
}

async function readRecords(
  ask: Ask,
  { of, measure, after }: WhyChoice,
  asked: object,
): Promise<Records | null> {
  const inDecisions = { counted: asked as CountedInDecisions, first: ROWS, after };
  const inPlans = { counted: asked as CountedInPlans, first: ROWS, after };
  switch (MEASURES[of][measure]?.list) {
    case 'assignments':
      return listed(ask, CountedAssignments, inDecisions, ({ assignments }) =>
        rowsOf(assignments, ({ id, area, status, reportedOn, dueOn, decision }) => ({
          key: id,
          area,
          status,
          reportedOn,
          day: dueOn,
          text: numbered(decision?.number, decision?.text),
          path: decision?.meeting ? `/meetings/${decision.meeting.id}#d-${decision.id}` : null,
        })),
      );
    case 'meetings':
      return listed(ask, CountedMeetings, inDecisions, ({ meetings }) =>
        rowsOf(meetings, ({ id, area, title, heldOn, month }) => ({
          ...{ key: id, area, text: title ?? month, path: `/meetings/${id}` },
          ...{ status: null, reportedOn: null, day: heldOn },
        })),
      );
    case 'activities':
      return listed(ask, CountedActivities, inPlans, ({ activities }) =>
        rowsOf(activities, ({ id, area, number, task, status, reportedOn, dueOn, actionPlan }) => ({
          key: id,
          area,
          status,
          reportedOn,
          day: dueOn,
          text: numbered(number, task),
          path: actionPlan ? `/plans/${actionPlan.id}#a-${id}` : null,
        })),
      );
    case 'actionPlans':
      return listed(ask, CountedActionPlans, inPlans, ({ actionPlans }) =>
        rowsOf(actionPlans, ({ id, area, title, fiscalYear, submittedOn }) => ({
          ...{ key: id, area, text: title ?? fiscalYear, path: `/plans/${id}` },
          ...{ status: null, reportedOn: null, day: submittedOn },
        })),
      );
    case 'annualReports':
      return listed(ask, CountedAnnualReports, inPlans, ({ annualReports }) =>
        rowsOf(annualReports, ({ id, area, fiscalYear, submittedOn }) => ({
          ...{ key: id, area, text: fiscalYear, path: null },
          ...{ status: null, reportedOn: null, day: submittedOn },
        })),
      );
    default:
      return null;
  }
}

async function listed<Data, Variables extends object>(
  ask: Ask,
  operation: Operation<Data, Variables>,
  variables: Variables,
  recordsOf: (data: Data) => WhyRead['records'],
): Promise<Records> {
  const { data, errors } = await ask(operation, variables);
  const records = data && recordsOf(data);
  return { records, query: operation.text, variables, isPartial: errors.length > 0 };
}

function rowsOf<Node>(page: Page<Node> | null, rowOf: (node: Node) => CountedRow): WhyRead['records'] {
  if (!page) return null;
  const { totalCount, pageInfo, edges } = page;
  return { totalCount, pageInfo, rows: edges.map(({ node }) => rowOf(node)) };
}

const numbered = (number: string | null | undefined, text: string | undefined): string | null =>
  text === undefined ? null : `${number ? `${number}. ` : ''}${text}`;
