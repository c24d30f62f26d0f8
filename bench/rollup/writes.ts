import { graphql } from 'graphql';
import { PUBLIC } from '../../lib/auth/viewer';
import type { Subgraph } from '../../lib/subgraph/subgraph';
import type { Database } from '../../lib/database/database';
import { decisionRollup } from '../../subgraphs/meetings/decision-rollup';
import { ASKED_YEAR, TODAY } from './sized';

const ADMIN = { ...PUBLIC, role: 'ADMIN', subject: 'bench' } as const;

const REPORT = `mutation ($input: ReportDecisionProgressInput!) {
  reportDecisionProgress(input: $input) { outcome }
}`;

/** Reports that can be written: each on another assignment, of areas all over the country. */
export interface Reportable {
  readonly areaCode: string;
  readonly meetingAreaCode: string;
  readonly meetingOn: string;
  readonly number: string;
}

/** What one way of writing came to, at so many writers. */
export interface WriteFigures {
  readonly writers: number;
  /** Acts a second, with the counts kept and with keeping them left out. */
  readonly kept: number;
  readonly without: number;
}

/** A subgraph with its database; in one of the two the counts are left out. */
interface Written {
  readonly subgraph: Subgraph;
  readonly reports: Reportable[];
}

/**
 * Writes reports on progress by the mutation, into two equal databases in turn, a slice at a time: into the one
 * with all that an act does, into the other with `Rollup.apply` left out.
 */
export async function measureWrites(
  kept: Written,
  without: Written,
  writers: number,
  { slices, acts }: { readonly slices: number; readonly acts: number },
): Promise<WriteFigures> {
  const apply = decisionRollup.apply.bind(decisionRollup);
  const ms = { kept: 0, without: 0 };
  try {
    for (let slice = -1; slice < slices; slice += 1) {
      for (const way of slice % 2 ? (['kept', 'without'] as const) : (['without', 'kept'] as const)) {
        decisionRollup.apply = way === 'kept' ? apply : () => Promise.resolve();
        const took = await oneSlice(way === 'kept' ? kept : without, writers, acts);
        if (slice >= 0) ms[way] += took; // The first warms up.
      }
    }
  } finally {
    decisionRollup.apply = apply;
  }
  const speed = (took: number): number => (slices * acts * 1000) / took;
  return { writers, kept: speed(ms.kept), without: speed(ms.without) };
}

async function oneSlice({ subgraph, reports }: Written, writers: number, acts: number): Promise<number> {
  const mine = reports.splice(0, acts);
  if (mine.length < acts) throw new Error('There are too few assignments for so many writes.');
  const began = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let report = mine.pop(); report; report = mine.pop()) await write(subgraph, report);
    }),
  );
  return performance.now() - began;
}

async function write(subgraph: Subgraph, { number, ...report }: Reportable): Promise<void> {
  const { schema } = subgraph;
  const asked = await subgraph.contextFor({ viewer: ADMIN, requestId: 'bench', directoryVersion: 0 });
  const input = {
    ...report,
    requestId: Object.values({ ...report, number }).join(' '),
    reportedOn: TODAY,
    items: [{ number, status: 'IN_PROGRESS', text: 'কাজ চলমান রয়েছে।' }],
    publish: true,
  };
  const { errors } = await graphql({
    schema,
    source: REPORT,
    variableValues: { input },
    contextValue: asked.context,
  });
  await asked.done?.();
  if (errors?.[0]) throw errors[0];
}

/** Assignments of the year asked about, in an order in which neighbours are of different areas. */
export async function reportable(
  { reader }: Database,
  codeOf: (areaId: string) => string,
): Promise<Reportable[]> {
  const rows: Record<'area_id' | 'issuer_id' | 'held_on' | 'number', string>[] = await reader.query(
    'SELECT a.area_id, a.issuer_id, m.held_on, d.number FROM assignments a JOIN decisions d ON d.id = a.decision_id ' +
      'JOIN meetings m ON m.id = a.meeting_id WHERE a.fiscal_year = ? ORDER BY m.held_on, d.position, a.id',
    [ASKED_YEAR],
  );
  return rows.map((row) => ({
    areaCode: codeOf(row.area_id),
    meetingAreaCode: codeOf(row.issuer_id),
    meetingOn: row.held_on,
    number: row.number,
  }));
}
