import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localAdministratorToken, readLocalKey } from '../lib/auth/local-key';
import { askAll, catchUp, differences } from './gateway/answers';
import { CASES, WRITE_EVERY, writeOf, type Case } from './gateway/cases';
import { figures, type Slice } from './gateway/measured';
import { installPeers } from './gateway/peers';
import { makeRecords } from './gateway/records';
import { startRows, TITLES, type Row, type RowId, type StartedRows } from './gateway/rows';
import { judged } from './gateway/targets';
import { startLoad, type Load } from './load/load';
import { postOf } from './load/wire';

const SECONDS = Number(process.env['SOPAN_BENCH_SECONDS'] ?? 2.5);
const ROUNDS = Number(process.env['SOPAN_BENCH_ROUNDS'] ?? 3);
const SCALE = process.env['SOPAN_BENCH_SCALE'] ?? '0.01';
const WARM_SECONDS = 1;
/** The round of slices that only warm up. */
const UNCOUNTED = -1;
/** More than one slice can send. */
const WRITES_A_SLICE = 2000;

/**
 * `npm run bench -- gateway`: Sopan's gateway and others before the same subgraphs and the same records, in short
 * slices in turn, so that whatever else the machine does falls on all of them; their answers must be equal before and
 * after. SOPAN_BENCH_ROWS and SOPAN_BENCH_CASES name some of the rows and cases, by their beginnings.
 */
export async function benchGateway(): Promise<boolean> {
  const wanted = new Set(chosen(Object.keys(TITLES) as RowId[], process.env['SOPAN_BENCH_ROWS'], (id) => id));
  const cases = chosen(CASES, process.env['SOPAN_BENCH_CASES'], ({ name }) => name);
  const fault = wanted.has('b') || wanted.has('c') ? installPeers(tell) : null;
  if (fault !== null) {
    tell(`bench/peers could not be installed, so that (b) and (c) are left out: ${fault}`);
    wanted.delete('b');
    wanted.delete('c');
  }
  const folder = mkdtempSync(join(tmpdir(), 'sopan-bench-gateway-'));
  const load = startLoad();
  let started: StartedRows | undefined;
  try {
    tell('Making records of the whole country …');
    const data = await makeRecords(folder, SCALE);
    const token = await localAdministratorToken(readLocalKey(data));
    tell('Starting everybody …');
    started = await startRows(folder, data, wanted);
    return await new Course(started.rows, cases, load, token).run();
  } finally {
    await load.close();
    await started?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One run over all rows and cases. */
class Course {
  private readonly slices = new Map<string, Slice[]>();
  /** How many of the writes each set of databases has seen. */
  private readonly written = new Map<Row['databases'], number>();
  /** How long each row's answers are, until something is written. */
  private readonly lengths = new Map<RowId, Record<string, number>>();

  constructor(
    private readonly rows: readonly Row[],
    private readonly cases: readonly Case[],
    private readonly load: Load,
    private readonly token: string,
  ) {}

  async run(): Promise<boolean> {
    let unequal = await differences(this.rows);
    for (const line of unequal) say(`NOT EQUAL before: ${line}`);
    const reading = this.cases.filter(({ withWrites }) => !withWrites);
    const writing = this.cases.filter(({ withWrites }) => withWrites);
    tell('Warming up …');
    const warming = [this.cases.at(0), this.cases.find(({ reads }) => reads.length > 1), this.cases.at(-1)];
    for (const row of this.rows)
      for (const each of new Set(warming)) if (each) await this.slice(row, each, UNCOUNTED, WARM_SECONDS);
    if (writing.length) await this.even();
    await this.inTurn(reading);
    // After the cases that write, plain HTTP still gives the bytes of before.
    const equal = async (): Promise<string[]> =>
      differences(writing.length ? this.rows.filter(({ desk }) => desk) : this.rows);
    unequal = [...unequal, ...(await equal())];
    await this.inTurn(writing);
    if (writing.length) await this.even();
    unequal = [...unequal, ...(await equal())];
    return this.told(unequal);
  }

  /** Every case of every row once a round, each round beginning with another row. */
  private async inTurn(cases: readonly Case[]): Promise<void> {
    if (cases.length === 0) return;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const each of cases) {
        tell(`round ${round + 1} of ${ROUNDS}: ${each.name}`);
        const from = (round * Math.ceil(this.rows.length / ROUNDS)) % this.rows.length;
        const order = [...this.rows.slice(from), ...this.rows.slice(0, from)];
        for (const row of order) await this.slice(row, each, round, SECONDS);
      }
    }
  }

  private async slice(row: Row, each: Case, round: number, seconds: number): Promise<void> {
    const { asked, desk, databases } = row;
    if (each.withWrites && !desk) return;
    const headers = { authorization: `Bearer ${this.token}` };
    const seen = this.written.get(databases) ?? 0;
    const lengths = each.withWrites ? null : await this.lengthsOf(row);
    const costs = (): number => [asked, ...row.behind].reduce((all, one) => all + one.cpuSeconds(), 0);
    const before = costs();
    const told = await this.load.closed({
      port: asked.port,
      connections: each.connections,
      seconds,
      reads: each.reads.map((body) => postOf('/graphql', body)),
      ...(lengths ? { bytes: each.reads.map((body) => lengths[body] ?? -1) } : {}),
      ...(each.withWrites && desk
        ? {
            writes: {
              port: desk.port,
              every: WRITE_EVERY,
              requests: Array.from({ length: WRITES_A_SLICE }, (_, index) =>
                postOf('/graphql', writeOf(seen + index), headers),
              ),
            },
          }
        : {}),
    });
    this.written.set(databases, seen + told.writes);
    if (each.withWrites) this.lengths.clear();
    if (round === UNCOUNTED) return;
    const key = keyOf(each.name, row.id);
    const { requests, writes, ms, faults, fault } = told;
    const slice: Slice = {
      round,
      perSecond: requests / told.seconds,
      ms,
      requests,
      cpuSeconds: costs() - before,
      residentMb: asked.residentMb(),
      writes,
      faults,
      fault,
    };
    this.slices.set(key, [...(this.slices.get(key) ?? []), slice]);
  }

  private async lengthsOf({ id, asked }: Row): Promise<Record<string, number>> {
    let lengths = this.lengths.get(id);
    if (!lengths) {
      const answers = Object.entries(await askAll(asked.url));
      lengths = Object.fromEntries(answers.map(([body, answer]) => [body, Buffer.byteLength(answer)]));
      this.lengths.set(id, lengths);
    }
    return lengths;
  }

  /** Gives all databases the same writes. */
  private async even(): Promise<void> {
    const desks = new Map<string, { url: string; written: number }>();
    for (const { desk, databases } of this.rows)
      if (desk) desks.set(databases, { url: desk.url, written: this.written.get(databases) ?? 0 });
    const most = Math.max(0, ...[...desks.values()].map(({ written }) => written));
    await catchUp(desks, most, this.token);
    this.lengths.clear();
    for (const databases of desks.keys()) this.written.set(databases, most);
  }

  private told(unequal: readonly string[]): boolean {
    let faults = 0;
    for (const { name } of this.cases) {
      say(`\n### ${name}\n`);
      say('| | requests/s | p50 ms | p99 ms | CPU ms a request | memory MB |');
      say('|---|---:|---:|---:|---:|---:|');
      for (const { id, title } of this.rows) {
        const slices = this.slices.get(keyOf(name, id)) ?? [];
        if (slices.length === 0) continue;
        say(`| ${title} | ${figures(slices).join(' | ')} |`);
        for (const slice of slices.filter((one) => one.faults > 0)) {
          faults += slice.faults;
          tell(`${title}, ${name}: ${slice.faults} faults, the first: ${slice.fault}`);
        }
      }
    }
    const { lines, isMet } = judged(
      this.cases.map(({ name }) => name),
      (name, id) => this.slices.get(keyOf(name, id)) ?? [],
    );
    say('\n| of : to | case | measured | wanted | |\n|---|---|---:|---:|---|');
    for (const line of lines) say(line);
    const writes = [...this.written].map(([name, count]) => `${name} ${count}`).join(', ');
    say(`\nanswers equal before, between and after: ${unequal.length ? unequal.join('; ') : 'yes'}`);
    say(`faults while measured: ${faults}; writes in each set of databases at the end: ${writes || 'none'}`);
    return isMet && unequal.length === 0 && faults === 0;
  }
}

const keyOf = (caseName: string, row: RowId): string => `${row}: ${caseName}`;

/** Those whose name begins with one of the words given; all where none are. */
function chosen<Each>(
  all: readonly Each[],
  words: string | undefined,
  nameOf: (each: Each) => string,
): Each[] {
  const beginnings = words?.split(',').map((word) => word.trim()) ?? [''];
  return all.filter((each) => beginnings.some((word) => nameOf(each).startsWith(word)));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
