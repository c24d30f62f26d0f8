import { AREA_FIELDS, type AreaRecord, type Level } from './area-record';
import type { Ask } from './ask';
import { MEMO_FIELDS, type MemoRecord } from './memo-record';

/** How far an area and those directly below it came in a fiscal year, with the area's own report on it. */
export interface YearRecord extends AreaRecord, Measures {
  readonly children: readonly (Measures & {
    readonly code: string;
    readonly level: Level;
    readonly nameBn: string;
  })[];
  readonly annualReport: { readonly text: string | null; readonly memo: MemoRecord | null } | null;
  readonly meetings: {
    readonly edges: readonly {
      readonly node: {
        readonly heldOn: string | null;
        readonly month: string;
        readonly title: string | null;
      };
    }[];
  } | null;
}

/** The two roll-ups of an area; null where a part of the hub did not answer. */
export interface Measures {
  readonly decisionProgress: {
    readonly asOf: string;
    readonly basis: 'ALL' | 'PUBLISHED';
    readonly meetingsHeld: number;
    readonly assignments: number;
    readonly implemented: number;
    readonly inProgress: number;
    readonly notReported: number;
    readonly overdue: number;
    readonly percentImplemented: number | null;
  } | null;
  readonly planProgress: {
    readonly plansSubmitted: number;
    readonly activities: number;
    readonly completed: number;
    readonly inProgress: number;
    readonly overdue: number;
    readonly percentComplete: number | null;
  } | null;
}

/** The year of an area by its code; null where no area has that code. */
export async function findYear(ask: Ask, area: string, year: string): Promise<YearRecord | null> {
  return ((await ask(YEAR, { area, year })) as { area: YearRecord | null }).area;
}

const MEASURES = `decisionProgress(fiscalYear: $year) {
    asOf basis meetingsHeld assignments implemented inProgress notReported overdue percentImplemented
  }
  planProgress(fiscalYear: $year) { plansSubmitted activities completed inProgress overdue percentComplete }`;
const YEAR = `query PaperYear($area: ID!, $year: String!) {
  area(code: $area) {
    ${AREA_FIELDS} ${MEASURES}
    children { code level nameBn ${MEASURES} }
    annualReport(fiscalYear: $year) { text memo { ${MEMO_FIELDS} } }
    meetings(filter: { fiscalYear: $year }, orderBy: OLDEST_FIRST, first: 100) { edges { node { heldOn month title } } }
  }
}`;
