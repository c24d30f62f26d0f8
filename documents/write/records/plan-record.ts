import type { DatePrecision } from '../../../lib/bangla/dates';
import { AREA_FIELDS, type AreaRecord } from './area-record';
import type { Ask } from './ask';
import { MEMO_FIELDS, type MemoRecord } from './memo-record';

/** An action plan with its activities. */
export interface PlanRecord {
  readonly fiscalYear: string;
  readonly title: string | null;
  readonly area: AreaRecord | null;
  readonly activities: readonly ActivityRecord[];
  readonly memo: MemoRecord | null;
}

export interface ActivityRecord {
  readonly position: number;
  readonly number: string | null;
  readonly subject: string | null;
  readonly task: string;
  readonly startsOn: string | null;
  readonly startsOnPrecision: DatePrecision | null;
  readonly startsOnRaw: string | null;
  readonly endsOn: string | null;
  readonly endsOnPrecision: DatePrecision | null;
  readonly endsOnRaw: string | null;
  readonly recurrenceText: string | null;
  readonly responsible: string | null;
  readonly expectedResult: string | null;
  readonly measure: string | null;
  readonly unit: string | null;
  readonly weight: number | null;
  readonly target: string | null;
  readonly status: 'NOT_STARTED' | 'IN_PROGRESS' | 'COMPLETED' | 'CANCELLED';
  readonly progress: number;
  readonly reportedOn: string | null;
  readonly occurrences: readonly OccurrenceRecord[];
  readonly reports: { readonly edges: readonly { readonly node: { readonly text: string | null } }[] } | null;
}

export interface OccurrenceRecord {
  readonly label: string | null;
  readonly on: string | null;
  readonly precision: DatePrecision | null;
  readonly raw: string | null;
  readonly area: { readonly nameBn: string } | null;
}

/** Which plan: by its id, or by its area and fiscal year. */
export type PlanChoice = { readonly id: string } | { readonly area: string; readonly year: string };

/** The plan as far as the viewer may see it; null where there is none to be seen. */
export async function findPlan(ask: Ask, choice: PlanChoice): Promise<PlanRecord | null> {
  if ('id' in choice) return ((await ask(BY_ID, choice)) as { actionPlan: PlanRecord | null }).actionPlan;
  const { area } = (await ask(OF_AREA, choice)) as { area: { actionPlan: PlanRecord | null } | null };
  return area?.actionPlan ?? null;
}

const FIELDS = `fiscalYear title area { ${AREA_FIELDS} } memo { ${MEMO_FIELDS} }
  activities {
    position number subject task startsOn startsOnPrecision startsOnRaw endsOn endsOnPrecision endsOnRaw recurrenceText
    responsible expectedResult measure unit weight target status progress reportedOn
    occurrences { label on precision raw area { nameBn } }
    reports(first: 1) { edges { node { text } } }
  }`;
const BY_ID = `query PaperPlan($id: ID!) { actionPlan(id: $id) { ${FIELDS} } }`;
const OF_AREA = `query PaperPlanOfArea($area: ID!, $year: String!) {
  area(code: $area) { actionPlan(fiscalYear: $year) { ${FIELDS} } }
}`;
