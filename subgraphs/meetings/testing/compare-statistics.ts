import { PUBLIC } from '../../../lib/auth/viewer';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask } from '../../../tests/support/ask';
import type { TreeByHand } from '../../../tests/support/tree-by-hand';
import type { CountedByHand, Question, Row, State } from './counted-by-hand';

const MEASURES = [
  'assignments notStarted inProgress implemented dropped overdue notReported reported claimed verified disputed undated',
  'percentImplemented',
].join(' ');
const KEYS = [
  'AREA_DIVISION',
  'AREA_DISTRICT',
  'AREA_UPAZILA',
  'ISSUER',
  'FISCAL_YEAR',
  'MONTH',
  'STATUS',
  'VERIFICATION',
  'TOPIC',
  'IMPLEMENTER',
  'KIND',
];
const LENGTHS: Record<string, number> = { AREA_DIVISION: 2, AREA_DISTRICT: 4, AREA_UPAZILA: 6 };

export type AskedStatistics = Question & { readonly map: string; readonly issuedBy: string | null };

/** One question of statistics beside the same counted by hand, row by row; gives what was compared, and what was wrong. */
export async function compareStatistics(
  subgraph: Subgraph,
  byHand: CountedByHand,
  tree: TreeByHand,
  asked: AskedStatistics,
  today: string,
  random: () => number,
): Promise<{ about: string; found: string; byHand: string }> {
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const keys = [...new Set(Array.from({ length: Math.floor(random() * 4) }, () => one(KEYS)))];
  const dateField = one(['MEETING', 'DUE', 'REPORTED', 'RECORDED']);
  const everyYear = random() < 0.7;
  const status = random() < 0.3 ? one(['NOT_STARTED', 'IN_PROGRESS', 'IMPLEMENTED']) : null;
  const overdue = random() < 0.2 ? random() < 0.5 : null;
  const text = random() < 0.2 ? one(['TRAIN', 'সেবা ১', 'ইউএনও', 'সেবা 1 প্রশাসক']) : null;
  const from = random() < 0.3 ? one(['2021-09-17', '2022-12-31', '2023-02-01']) : null;
  // Of no one year, the tree of the day itself adds up.
  const treeOn = everyYear && asked.map === 'AS_OF' ? asked.asOf : asked.treeOn;
  const question = { ...asked, treeOn };
  const code = tree.areas(today).find(({ id }) => id === asked.areaId)?.code ?? '';
  const { map, asOf, issuedBy } = asked;
  const filter = {
    [asked.self ? 'area' : 'within']: code,
    issuedBy,
    ...(everyYear ? {} : { fiscalYears: [asked.fiscalYear] }),
    ...(status ? { status: [status] } : {}),
    overdue,
    text,
    from,
  };
  const about = JSON.stringify({ keys, dateField, filter, map, asOf, published: asked.published });
  const variables = { groupBy: keys, filter, dateField, asOf, map };
  const found = await pages(subgraph, variables, asked.published, random() < 0.3 ? 3 : 500);

  const groups = new Map<string, { row: Row; state: State }[]>();
  for (const each of byHand.counted(question)) {
    const { row, state } = each;
    const dayAsked = dayOf(dateField, each);
    if (!everyYear && row['fiscal_year'] !== asked.fiscalYear) continue;
    if (status && enumOf(state.measure) !== status) continue;
    if (overdue !== null && isOverdue(state, asOf) !== overdue) continue;
    if (
      text &&
      !text
        .toLowerCase()
        .split(' ')
        .every((word) => words(row).includes(plain(word)))
    )
      continue;
    if (from && !(dayAsked !== null && dayAsked >= from)) continue;
    const codes = keys.map((key) => codeOf(key, each, dayAsked, tree, treeOn, today));
    const place = JSON.stringify(codes);
    groups.set(place, [...(groups.get(place) ?? []), each]);
  }
  const lines = [...groups].map(([place, each]) => `${place} ${JSON.stringify(measured(each, asOf))}`);
  return { about, found: found.sort().join('\n'), byHand: lines.sort().join('\n') };
}

/** All pages of an answer, a line for each row, and none twice. */
async function pages(
  subgraph: Subgraph,
  variables: object,
  published: boolean,
  first: number,
): Promise<string[]> {
  const lines: string[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await ask(
      subgraph,
      `query ($groupBy: [DecisionGroupKey!]!, $filter: DecisionStatisticsFilter, $dateField: DecisionDateField!, $asOf: Date,
        $map: RollupMap!, $first: Int!, $after: String) {
        decisionStatistics(groupBy: $groupBy, filter: $filter, dateField: $dateField, asOf: $asOf, map: $map, first: $first,
          after: $after) { totalCount basis pageInfo { hasNextPage endCursor } edges { node { keys { code } ${MEASURES} } } } }`,
      { ...variables, first, after },
      published ? PUBLIC : ADMIN,
    );
    if (errors) return [errors.map(({ message }) => message).join('; ')];
    const { edges, pageInfo, basis, totalCount } = data.decisionStatistics;
    if (basis !== (published ? 'PUBLISHED' : 'ALL')) return [`on the basis ${basis}`];
    for (const { node } of edges) {
      const { keys, ...measures } = node;
      lines.push(
        `${JSON.stringify(keys.map((key: { code: string | null }) => key.code))} ${JSON.stringify(measures)}`,
      );
    }
    if (!pageInfo.hasNextPage) return totalCount === lines.length ? lines : [`${totalCount} in all`];
    after = pageInfo.endCursor;
  }
}

function measured(items: readonly { row: Row; state: State }[], asOf: string): Record<string, number | null> {
  const count = (which: (state: State) => boolean): number =>
    items.filter(({ state }) => which(state)).length;
  const isOpen = ({ measure }: State): boolean => measure === 'notStarted' || measure === 'inProgress';
  const of = (measure: string): number => count((state) => state.measure === measure);
  const reported = count(({ reportedOn }) => reportedOn !== null);
  const asked = items.length - of('dropped');
  return {
    assignments: items.length,
    notStarted: of('notStarted'),
    inProgress: of('inProgress'),
    implemented: of('implemented'),
    dropped: of('dropped'),
    overdue: count((state) => isOverdue(state, asOf)),
    notReported: items.length - reported,
    reported,
    claimed: count(({ verification }) => verification === 'claimed'),
    verified: count(({ verification }) => verification === 'verified'),
    disputed: count(({ verification }) => verification === 'disputed'),
    undated: count((state) => isOpen(state) && !state.dueOn),
    percentImplemented: reported && asked ? Math.round((of('implemented') * 1000) / asked) / 10 : null,
  };
}

function isOverdue({ measure, dueOn, met }: State, asOf: string): boolean {
  return (measure === 'notStarted' || measure === 'inProgress') && dueOn !== null && dueOn < asOf && !met;
}

function dayOf(dateField: string, { row, state }: { row: Row; state: State }): string | null {
  if (dateField === 'MEETING') return String(row['assigned_on']);
  if (dateField === 'DUE') return state.dueOn;
  if (dateField === 'REPORTED') return state.reportedOn;
  return new Date(Date.parse(String(row['recorded_at'])) + 6 * 3_600_000).toISOString().slice(0, 10);
}

function codeOf(
  key: string,
  { row, state }: { row: Row; state: State },
  dayAsked: string | null,
  tree: TreeByHand,
  treeOn: string,
  today: string,
): string | null {
  const codes = new Map(tree.areas(today).map(({ id, code }) => [id, code]));
  const length = LENGTHS[key];
  if (length) {
    const above = tree.above(String(row['area_id']), treeOn).map((id) => codes.get(id) ?? '');
    return above.filter((code) => code !== 'BD' && code.length === length).at(-1) ?? null;
  }
  if (key === 'ISSUER') return codes.get(String(row['issuer_id'])) ?? '';
  if (key === 'MONTH') return dayAsked?.slice(0, 7) ?? null;
  if (key === 'FISCAL_YEAR') return String(row['fiscal_year']);
  if (key === 'STATUS') return enumOf(state.measure);
  if (key === 'VERIFICATION') return state.verification?.toUpperCase() ?? null;
  if (key === 'KIND') return String(row['kind']);
  const word = row[key === 'TOPIC' ? 'topic' : 'implementer'];
  return word === null ? null : plain(String(word));
}

function words(row: Row): string {
  return plain(`${String(row['text'])} ${row['topic'] ?? ''} ${row['implementer'] ?? ''}`);
}

/** As the words of the random writes fold, and no others. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[().]/g, ' ').replaceAll('১', '1').replace(/ +/g, ' ').trim();
}

function enumOf(measure: string): string {
  return measure.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
