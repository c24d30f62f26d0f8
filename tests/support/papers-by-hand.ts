import type { PaperReading } from '../../documents/recognise/paper-reading';
import { toLatinDigits } from '../../lib/bangla/digits';

/** What is compared of an area's two progresses. */
export interface Counts {
  readonly decisionProgress: Readonly<Record<string, unknown>>;
  readonly planProgress: Readonly<Record<string, unknown>>;
}

interface Node extends Counts {
  readonly code: string;
  readonly children?: readonly Node[];
}

interface Assigned {
  readonly area: string;
  readonly fiscalYear: string;
  readonly dueOn: string | null;
  readonly continuing: boolean;
  reported: { readonly status: string; readonly stated: boolean } | null;
}

type Own = Record<'decisionProgress' | 'planProgress', Record<string, number>>;

/**
 * The measures counted from what papers say, without the hub's rules of recording: each assignment and
 * activity is written in a list, and the list is counted. All days of the
 * papers are taken to be past, and their plans to report nothing.
 */
export class PapersByHand {
  private readonly meetings = new Map<string, { area: string; fiscalYear: string }>();
  private readonly assignments = new Map<string, Assigned>();
  private readonly activities: { area: string; fiscalYear: string; late: boolean }[] = [];
  private readonly plans: { area: string; fiscalYear: string }[] = [];

  /** Writes down what the paper says; the tree tells whom "all districts" means. */
  enter(paper: PaperReading, country: Node): void {
    const { area, fiscalYear } = paper;
    if (area === null || fiscalYear === null) throw new Error('The paper does not say where or when.');
    if (paper.kind === 'MINUTES') {
      const meeting = `${area} ${paper.meetingOn}`;
      this.meetings.set(meeting, { area, fiscalYear });
      for (const { number, binds, dueOn, decisionKind } of paper.items) {
        const bound = new Set(binds.flatMap((bind) => areasBound(bind, area, country)));
        for (const each of bound)
          this.assignments.set(`${meeting} ${toLatinDigits(number ?? '')} ${each}`, {
            area: each,
            fiscalYear,
            dueOn,
            continuing: decisionKind === 'CONTINUING',
            reported: null,
          });
      }
    } else if (paper.kind === 'PROGRESS_REPORT') {
      const meeting = `${paper.meetingArea} ${paper.meetingOn}`;
      this.meetings.set(meeting, { area: paper.meetingArea ?? '', fiscalYear });
      for (const { number, dueOn, decisionKind, progress } of paper.items) {
        if (!progress || progress.status === 'NONE') continue;
        const key = `${meeting} ${toLatinDigits(number ?? '')} ${area}`;
        const known = this.assignments.get(key);
        const continuing = decisionKind === 'CONTINUING';
        this.assignments.set(key, {
          ...(known ?? { area, fiscalYear, dueOn, continuing }),
          reported: { status: progress.status, stated: progress.statusBasis === 'STATED' },
        });
      }
    } else if (paper.kind === 'ACTION_PLAN') {
      this.plans.push({ area, fiscalYear });
      for (const { endsOn, endsOnInDoubt, occurrences, recurrence } of paper.items) {
        const asked = endsOn !== null || occurrences.length > 0 || recurrence.every !== 'NONE';
        this.activities.push({ area, fiscalYear, late: asked && !endsOnInDoubt });
      }
    }
  }

  /** The same tree with these counts in it. */
  countsIn(node: Node, fiscalYear: string): Node {
    const children = node.children?.map((child) => this.countsIn(child, fiscalYear)) ?? [];
    const own = this.own(node.code, fiscalYear);
    for (const progress of ['decisionProgress', 'planProgress'] as const)
      for (const child of children)
        for (const [measure, count] of Object.entries(child[progress]))
          own[progress][measure] = (own[progress][measure] ?? 0) + Number(count);
    return { code: node.code, ...own, children };
  }

  /** The measures that are not the same, by how much; those of plans say so where both have the name. */
  difference(was: Counts, is: Counts): Record<string, number> {
    const changes: Record<string, number> = {};
    const { decisionProgress, planProgress } = this.own('', '');
    for (const [progress, measures] of Object.entries({ decisionProgress, planProgress })) {
      for (const measure of Object.keys(measures)) {
        const key = progress as 'decisionProgress' | 'planProgress';
        const change = Number(is[key][measure]) - Number(was[key][measure]);
        const name = key === 'planProgress' && measure in decisionProgress ? `${measure} of plans` : measure;
        if (change !== 0) changes[name] = change;
      }
    }
    return changes;
  }

  private own(code: string, year: string): Own {
    const here = (each: { area: string; fiscalYear: string }) =>
      each.area === code && each.fiscalYear === year;
    const assigned = [...this.assignments.values()].filter(here);
    const states = assigned.map(stateOf);
    const activities = this.activities.filter(here);
    const plans = this.plans.filter(here).length;
    return {
      decisionProgress: {
        meetingsHeld: [...this.meetings.values()].filter(here).length,
        assignments: assigned.length,
        notStarted: states.filter((state) => state === 'notStarted').length,
        inProgress: states.filter((state) => state === 'inProgress').length,
        implemented: states.filter((state) => state === 'implemented').length,
        dropped: 0,
        overdue: assigned.filter(({ dueOn }, index) => dueOn !== null && states[index] !== 'implemented')
          .length,
        notReported: assigned.filter(({ reported }) => reported === null).length,
      },
      planProgress: {
        plansSubmitted: plans,
        plansExpected: plans,
        activities: activities.length,
        notStarted: activities.length,
        inProgress: 0,
        completed: 0,
        cancelled: 0,
        overdue: activities.filter(({ late }) => late).length,
        notReported: activities.length,
      },
    };
  }
}

function areasBound(
  { scope, areas }: { readonly scope: string; readonly areas: readonly string[] },
  own: string,
  country: Node,
): readonly string[] {
  if (scope === 'OWN') return [own];
  if (scope === 'AREAS') return areas;
  const wanted = scope === 'ALL_DISTRICTS' ? 2 : 3;
  const at = (node: Node, depth: number): string[] =>
    depth === wanted
      ? [node.code].filter((code) => code.startsWith(own))
      : (node.children ?? []).flatMap((child) => at(child, depth + 1));
  return at(country, 0);
}

/** Only a one-time decision that the paper plainly calls done is carried out. */
function stateOf({ reported, continuing }: Assigned): 'notStarted' | 'inProgress' | 'implemented' {
  if (reported === null || reported.status === 'NOT_STARTED') return 'notStarted';
  return reported.status === 'IMPLEMENTED' && reported.stated && !continuing ? 'implemented' : 'inProgress';
}
