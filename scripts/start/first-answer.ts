import { Hub } from '../import/hub';

interface Area {
  readonly code: string;
  readonly nameEn: string;
  readonly decisionProgress: Record<string, number | null> | null;
  readonly planProgress: Record<string, number | null> | null;
  readonly children?: readonly Area[];
}

const FIELDS = `code nameEn
  decisionProgress(fiscalYear: $fy) { meetingsHeld assignments implemented overdue notReported percentImplemented }
  planProgress(fiscalYear: $fy) { plansSubmitted activities }`;

/** The roll-up of one division and of those of its districts that have something to show, as a table for a terminal. */
export async function firstAnswer(hubUrl: string, code: string, fy: string): Promise<string> {
  const query = `query First($code: ID!, $fy: String!) { area(code: $code) { ${FIELDS} children { ${FIELDS} } } }`;
  const { area } = (await new Hub(`${hubUrl}/graphql`, null).ask(query, { code, fy })) as { area: Area };
  const children = area.children ?? [];
  const shown = children.filter((child) =>
    Object.values({ ...child.decisionProgress, ...child.planProgress }).some(Boolean),
  );
  const rest = children.length - shown.length;
  return [
    row(`${area.nameEn} division (${area.code}), ${fy}`, ...COLUMNS),
    row('all districts and upazilas', ...figures(area)),
    ...shown.map((child) => row(`  ${child.nameEn} (${child.code})`, ...figures(child))),
    ...(rest ? [`  and ${rest} districts with nothing on record yet`] : []),
  ].join('\n');
}

const COLUMNS = ['meetings', 'assigned', 'done', 'done %', 'overdue', 'silent', 'plans', 'activities'];

function figures({ decisionProgress: decisions, planProgress: plans }: Area): string[] {
  const told = [
    decisions?.['meetingsHeld'],
    decisions?.['assignments'],
    decisions?.['implemented'],
    decisions?.['percentImplemented'],
    decisions?.['overdue'],
    decisions?.['notReported'],
    plans?.['plansSubmitted'],
    plans?.['activities'],
  ];
  return told.map((figure) => (figure === null || figure === undefined ? '–' : String(figure)));
}

function row(name: string, ...cells: string[]): string {
  return `${name.padEnd(34)}${cells.map((cell) => cell.padStart(11)).join('')}`;
}
