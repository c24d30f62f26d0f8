import { setTimeout as wait } from 'node:timers/promises';
import { RECORD_MEETING, minutes } from '../../../subgraphs/meetings/testing/acts';
import { SUBMIT_PLAN } from '../../../subgraphs/plans/testing/acts';

type Kind = 'meetings' | 'plans';

interface Act {
  readonly kind: Kind;
  readonly requestId: string;
  readonly query: string;
  readonly input: Record<string, unknown>;
  /** Asks for what it leaves behind, as the public. */
  readonly question: (id: string) => string;
  readonly left: string;
}

/** What a cluster came to, while writers were at work. */
export interface WorkDone {
  /** The requestIds that were answered, by kind. */
  readonly acknowledged: Readonly<Record<Kind, ReadonlySet<string>>>;
  /** Reads straight after an answer that did not know of it. */
  readonly stale: string[];
  /** Two answers to one act that were not the same. */
  readonly different: string[];
  /** What writers were told instead of an answer, and how often. */
  readonly told: Readonly<Record<string, number>>;
  readonly repeated: number;
}

const AREAS = ['5010', '5038', '5064', '5069', '5070', '5076', '5081', '5088'];
interface Answered {
  readonly outcome?: string;
  readonly meeting?: { readonly id: string } | null;
  readonly actionPlan?: { readonly id: string } | null;
}

const ANSWERED_WITHIN_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Writers who submit plans and record meetings without a pause. Each sends its act twice at once, repeats it under
 * the same requestId until there is an answer, and then asks for what it has written.
 */
export class ClusterWork implements WorkDone {
  readonly acknowledged = { meetings: new Set<string>(), plans: new Set<string>() };
  readonly stale: string[] = [];
  readonly different: string[] = [];
  readonly told: Record<string, number> = {};
  repeated = 0;
  /** Given up when the work ended; whether they were done is not known. */
  readonly unanswered: string[] = [];
  private readonly next = { meetings: 0, plans: 0 };
  private readonly answeredAt: Record<Kind, number[]> = { meetings: [], plans: [] };
  private going = false;

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  get count(): number {
    return this.acknowledged.meetings.size + this.acknowledged.plans.size;
  }

  /** Begins; gives the function that ends it. */
  begin(writersOfEach: number): () => Promise<void> {
    this.going = true;
    const kinds = Array.from({ length: writersOfEach }, (): Kind[] => ['meetings', 'plans']).flat();
    const writers = Promise.all(kinds.map((kind) => this.write(kind)));
    return async () => {
      this.going = false;
      await writers;
    };
  }

  /** The longest time without an answer to an act of either kind, since a moment. */
  longestGap(since: number): number {
    return Math.max(
      ...Object.values(this.answeredAt).map((all) => {
        const times = [since, ...all.filter((time) => time > since)];
        return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time)));
      }),
    );
  }

  /** Brings one paper four times at once, as four acts; gives what is wrong with what came of it. */
  async copies(index: number): Promise<string[]> {
    const heldOn = new Date(Date.UTC(1980, 0, 1) + index * DAY_MS).toISOString().slice(0, 10);
    const outcomes = await Promise.all(
      ['a', 'b', 'c', 'd'].map(async (copy) => {
        const input = minutes({ requestId: `copy-${index}-${copy}`, areaCode: '5010', heldOn });
        for (const end = Date.now() + ANSWERED_WITHIN_MS; Date.now() < end;) {
          const { data } = await this.ask({ query: RECORD_MEETING, variables: { input } }, this.token);
          const [answer] = Object.values(data ?? {}) as ({ outcome?: string } | null)[];
          if (answer?.outcome) return answer.outcome;
          await wait(10);
        }
        return 'no answer';
      }),
    );
    const first = outcomes.filter((outcome) => outcome === 'RECORDED').length;
    const known = outcomes.filter((outcome) => outcome === 'ALREADY_RECORDED').length;
    return first === 1 && known === 3 ? [] : [`the meeting of ${heldOn}: ${outcomes.join(', ')}`];
  }

  private async write(kind: Kind): Promise<void> {
    while (this.going) {
      const act = kind === 'plans' ? this.plan() : this.meeting();
      let id = await this.once(act);
      for (; id === null && this.going; id = await this.once(act)) await wait(10);
      if (id === null) {
        this.unanswered.push(act.requestId);
        return;
      }
      this.acknowledged[kind].add(act.requestId);
      this.answeredAt[kind].push(performance.now());
      await this.look(act, id);
    }
  }

  /** Gives the id of what was recorded; null where there was no answer. */
  private async once(act: Act): Promise<string | null> {
    const asked = { query: act.query, variables: { input: act.input } };
    const answers = await Promise.all([this.ask(asked, this.token), this.ask(asked, this.token)]);
    const done = answers.flatMap(({ data }) => {
      const [answer] = Object.values(data ?? {}) as (Answered | null)[];
      const id = answer?.meeting?.id ?? answer?.actionPlan?.id;
      return answer?.outcome === 'RECORDED' && id ? [id] : [];
    });
    for (const { code } of answers) if (code) this.told[code] = (this.told[code] ?? 0) + 1;
    if (new Set(done).size > 1) this.different.push(`${act.requestId}: ${done.join(' and ')}`);
    if (!done.length) this.repeated += 1;
    return done[0] ?? null;
  }

  private async look({ question, left, requestId }: Act, id: string): Promise<void> {
    const { data, code, text } = await this.ask({ query: question(id) });
    if (data && !code && !text.includes(left)) this.stale.push(`${requestId}: ${text}`);
  }

  private async ask(body: object, token?: string): Promise<{ data?: object; code?: string; text: string }> {
    try {
      const response = await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      if (!text.startsWith('{')) return { code: `HTTP ${response.status}`, text };
      const answer = JSON.parse(text) as { data?: object; errors?: { extensions?: { code?: string } }[] };
      const code = answer.errors?.[0]?.extensions?.code;
      return { ...(answer.data ? { data: answer.data } : {}), ...(code ? { code } : {}), text };
    } catch (error) {
      return { code: (error as Error).name, text: '' };
    }
  }

  private plan(): Act {
    const index = this.next.plans++;
    const areaCode = AREAS[index % AREAS.length] ?? '';
    const from = 1950 + Math.floor(index / AREAS.length);
    const fiscalYear = `${from}-${String(from + 1).slice(2)}`;
    const requestId = `plan-${areaCode}-${fiscalYear}`;
    const activities = ['১', '২'].map((number) => ({ number, task: `কার্যক্রম ${number}` }));
    return {
      kind: 'plans',
      requestId,
      query: SUBMIT_PLAN,
      input: { requestId, areaCode, fiscalYear, submittedOn: `${from}-07-20`, activities, publish: true },
      question: () =>
        `{ area(code: "${areaCode}") { planProgress(fiscalYear: "${fiscalYear}", scope: SELF) { plansSubmitted activities } } }`,
      left: '"plansSubmitted":1,"activities":2',
    };
  }

  private meeting(): Act {
    const index = this.next.meetings++;
    const areaCode = AREAS[index % 3] ?? '';
    const heldOn = new Date(Date.UTC(1990, 0, 1) + Math.floor(index / 3) * DAY_MS).toISOString().slice(0, 10);
    const requestId = `meeting-${areaCode}-${heldOn}`;
    return {
      kind: 'meetings',
      requestId,
      query: RECORD_MEETING,
      input: minutes({ requestId, areaCode, heldOn }),
      question: (id) => `{ meeting(id: "${id}") { heldOn } }`,
      left: `"heldOn":"${heldOn}"`,
    };
  }
}
