import { PUBLIC } from '../../../lib/auth/viewer';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask } from '../../../tests/support/ask';
import type { TreeByHand } from '../../../tests/support/tree-by-hand';
import type { Row, StateByHand } from './activity-by-hand';
import type { CountedByHand, Question } from './counted-by-hand';

const MEASURES =
  'activities notStarted inProgress completed cancelled overdue notReported reported claimed verified disputed undated';
const KEYS = [
  'AREA_DIVISION',
  'AREA_DISTRICT',
  'AREA_UPAZILA',
  'FISCAL_YEAR',
  'MONTH',
  'STATUS',
  'VERIFICATION',
  'SUBJECT',
  'RESPONSIBLE',
  'RECURRENCE',
];
const LENGTHS: Record<string, number> = { AREA_DIVISION: 2, AREA_DISTRICT: 4, AREA_UPAZILA: 6 };

export type AskedStatistics = Question & { readonly map: string };

interface Item {
  readonly plan: Row;
  readonly row: Row;
  readonly state: StateByHand;
}

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
  const dateField = one(['SUBMITTED', 'DUE', 'REPORTED', 'RECORDED']);
  const everyYear = random() < 0.7;
  const status = random() < 0.3 ? one(['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED']) : null;
  const overdue = random() < 0.2 ? random() < 0.5 : null;
  const text = random() < 0.2 ? one(['TRAIN', 'সেবা ১', 'ইউএনও', 'সেবা 1 প্রশাসক']) : null;
  const from = random() < 0.3 ? one(['2021-09-17', '2022-12-31', '2023-02-01']) : null;
  // Of no one year, the tree of the day itself adds up.
  const treeOn = everyYear && asked.map === 'AS_OF' ? asked.asOf : asked.treeOn;
  const question = { ...asked, treeOn };
  const code = tree.areas(today).find(({ id }) => id === asked.areaId)?.code ?? '';
  const { map, asOf } = asked;
  const filter = {
    [asked.self ? 'area' : 'within']: code,
    ...(everyYear ? {} : { fiscalYears: [asked.fiscalYear] }),
    ...(status ? { status: [status] } : {}),
    overdue,
    text,
    from,
  };
  const about = JSON.stringify({ keys, dateField, filter, map, asOf, published: asked.published });
  const variables = { groupBy: keys, filter, dateField, asOf, map };
  const found = await pages(subgraph, variables, asked.published, random() < 0.3 ? 3 : 500);

  const groups = new Map<string, Item[]>();
  for (const each of byHand.counted(question)) {
    const { row, state } = each;
    const dayAsked = dayOf(dateField, each);
    if (!everyYear && row['fiscal_year'] !== asked.fiscalYear) continue;
    if (status && enumOf(state.status) !== status) continue;
    if (overdue !== null && state.late !== overdue) continue;
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
  const lines = [...groups].map(([place, each]) => `${place} ${JSON.stringify(measured(each))}`);
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
      `query ($groupBy: [ActivityGroupKey!]!, $filter: ActivityStatisticsFilter, $dateField: ActivityDateField!, $asOf: Date,
        $map: RollupMap!, $first: Int!, $after: String) {
        activityStatistics(groupBy: $groupBy, filter: $filter, dateField: $dateField, asOf: $asOf, map: $map, first: $first,
          after: $after) { totalCount basis pageInfo { hasNextPage endCursor } edges { node { keys { code } ${MEASURES} } } } }`,
      { ...variables, first, after },
      published ? PUBLIC : ADMIN,
    );
    if (errors) return [errors.map(({ message }) => message).join('; ')];
    const { edges, pageInfo, basis, totalCount } = data.activityStatistics;
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

function measured(items: readonly Item[]): Record<string, number | null> {
  const count = (which: (state: StateByHand) => boolean): number =>
    items.filter(({ state }) => which(state)).length;
  const of = (status: string): number => count((state) => state.status === status);
  const reported = count((state) => state.reported);
  return {
    activities: items.length,
    notStarted: of('notStarted'),
    inProgress: of('inProgress'),
    completed: of('completed'),
    cancelled: of('cancelled'),
    overdue: count(({ late }) => late),
    notReported: items.length - reported,
    reported,
    claimed: count(({ verification }) => verification === 'claimed'),
    verified: count(({ verification }) => verification === 'verified'),
    disputed: count(({ verification }) => verification === 'disputed'),
    undated: count(({ undated }) => undated),
  };
}

function dayOf(dateField: string, { plan, state }: Item): string | null {
  if (dateField === 'SUBMITTED') return String(plan['counts_from']);
  if (dateField === 'DUE') return state.endsOn;
  if (dateField === 'REPORTED') return state.reportedOn;
  return new Date(Date.parse(String(plan['recorded_at'])) + 6 * 3_600_000).toISOString().slice(0, 10);
}

function codeOf(
  key: string,
  { row, state }: Item,
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
  if (key === 'MONTH') return dayAsked?.slice(0, 7) ?? null;
  if (key === 'FISCAL_YEAR') return String(row['fiscal_year']);
  if (key === 'STATUS') return enumOf(state.status);
  if (key === 'VERIFICATION') return state.verification?.toUpperCase() ?? null;
  if (key === 'RECURRENCE') return String(row['recurrence']);
  const word = row[key === 'SUBJECT' ? 'subject' : 'responsible'];
  return word === null ? null : plain(String(word));
}

function words(row: Row): string {
  return plain(`${String(row['task'])} ${row['subject'] ?? ''} ${row['responsible'] ?? ''}`);
}

/** As the words of the random writes fold, and no others. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[().]/g, ' ').replaceAll('১', '1').replace(/ +/g, ' ').trim();
}

function enumOf(measure: string): string {
  return measure.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
