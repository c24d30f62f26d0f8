import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLIC, type Viewer } from '../../lib/auth/viewer';
import { createLog } from '../../lib/log';
import { projectRoot } from '../../lib/project-root';
import { linkInPlace } from '../../gateway/links/in-place';
import { readSupergraph } from '../../gateway/supergraph';
import { ADMIN, aViewer } from './ask';
import { bothExecutors, type BothExecutors, type Question } from './both-executors';
import { randomQueries, type Pool } from './random-queries';
import { openSampleSubgraphs } from './sample-subgraphs';
import { spoiltSource } from './spoilt-source';
import { storedOperations } from './stored-operations';

const VIEWERS: readonly Viewer[] = [
  PUBLIC,
  ADMIN,
  aViewer('OFFICER', '5594'),
  aViewer('COMMISSIONER', '50'),
  aViewer('ANALYST', '55'),
];

/** What a comparison found. */
export interface Compared {
  asked: number;
  compiled: number;
  /** How many answers had data that is not null, and how many had errors: so that it is known what was compared. */
  withData: number;
  withErrors: number;
  readonly different: string[];
}

export interface Comparison {
  /** Every stored operation and query of a page, for several viewers. */
  stored(): Promise<Compared>;
  /** So many random operations from a seed on; with `spoilt`, over subgraphs that answer badly now and then. */
  random(count: number, seed: number, spoilt?: boolean): Promise<Compared>;
  close(): Promise<void>;
}

/** Opens the sample hub, to ask the stock and the compiled executor the same questions. */
export async function openComparison(): Promise<Comparison> {
  const { subgraphs, close } = await openSampleSubgraphs();
  const log = createLog('test', 'silent');
  const links = new Map(
    subgraphs.map((each) => [each.name as string, linkInPlace(each, { timeoutMs: 60_000, log })]),
  );
  const sourceOf = (name: string) => {
    const link = links.get(name);
    if (!link) throw new Error(`There is no ${name}.`);
    return link.dataSource;
  };
  const whole = await bothExecutors(readSupergraph(), sourceOf);
  const pool = await poolOf(whole);
  return {
    stored: () => compare(whole, storedQuestions(pool)),
    async random(count, seed, spoilt = false) {
      const executors = spoilt
        ? await bothExecutors(readSupergraph(), (name) => spoiltSource(sourceOf(name), seed))
        : whole;
      const next = randomQueries(executors.schema, pool, seed);
      const questions = Array.from({ length: count }, (_, index) => ({
        ...next(),
        viewer: VIEWERS[index % VIEWERS.length] as Viewer,
      }));
      const compared = await compare(executors, questions);
      if (spoilt) await executors.stop();
      return compared;
    },
    async close() {
      await whole.stop();
      await close();
    },
  };
}

async function compare(executors: BothExecutors, questions: Iterable<Question>): Promise<Compared> {
  const result: Compared = { asked: 0, compiled: 0, withData: 0, withErrors: 0, different: [] };
  for (const question of questions) {
    const { stock, compiled, isCompiled } = await executors.ask(question);
    result.asked += 1;
    if (isCompiled) result.compiled += 1;
    if (/[^\\]":(\d|"|true|false)/.test(stock)) result.withData += 1;
    if (stock.includes('"errors":[')) result.withErrors += 1;
    if (stock !== compiled) result.different.push(difference(question, stock, compiled));
  }
  return result;
}

/** Where two answers part, with the question. */
function difference({ query, variables }: Question, stock: string, compiled: string): string {
  let at = 0;
  while (at < stock.length && stock[at] === compiled[at]) at += 1;
  const part = (text: string) => text.slice(Math.max(0, at - 80), at + 160);
  return `${query}\n${JSON.stringify(variables)}\n  stock …${part(stock)}…\n  compiled …${part(compiled)}…`;
}

function storedQuestions(pool: Pool): Question[] {
  const files = ['web/queries', 'gateway/safelist'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder))
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => readFileSync(join(projectRoot, folder, file), 'utf8')),
  );
  const plain = { code: '55', fiscalYear: '2023-24', fy: '2023-24', first: 5, id: pool['id']?.[0] };
  const asked = [
    ...files.map((query) => ({ query, variables: plain as Record<string, unknown> })),
    ...storedOperations().map(({ query, variables }) => ({ query, variables: { ...plain, ...variables } })),
  ];
  return asked.flatMap(({ query, variables }) => VIEWERS.map((viewer) => ({ query, variables, viewer })));
}

/** What the sample hub has, to ask for by its name. */
async function poolOf(executors: BothExecutors): Promise<Pool> {
  const query = `{ meetings(first: 5) { edges { node { id decisions { id assignments { id } } } } }
    actionPlans(first: 5) { edges { node { id activities { id } } } } teams(first: 5) { edges { node { id } } } }`;
  const { stock } = await executors.ask({ query, viewer: ADMIN });
  const ids = [...stock.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id as string);
  const codes = ['BD', '50', '55', '5594', '5549', '305944', '30', 'nowhere'];
  const days = ['2024-02-29', '2023-07-01', '2024-06-30'];
  return {
    id: [...ids.slice(0, 40), 'none'],
    ids: ids.slice(0, 10),
    code: codes,
    area: codes,
    areas: codes,
    issuedBy: codes,
    fiscalYear: ['2023-24', '2022-23', '২০২৩-২৪', 'never'],
    fiscalYears: ['2023-24', '2022-23'],
    first: [1, 2, 3, 5],
    Date: days,
    ID: ids.slice(0, 10),
    Int: [1, 2, 3],
    Float: [0.5],
    Boolean: [true, false],
    String: ['বাঁধ', 'road', '2023-24'],
  };
}
