import type { Ask, Answer } from '../../http/ask';
import type { Operation } from '../../operation';
import {
  EntryFormTeam,
  EntryRecordMeeting,
  EntryReportDecisions,
  EntrySubmitAnnualReport,
  EntrySubmitPlan,
} from '../../operations';
import type { Act } from './shape';

type Outcome = 'RECORDED' | 'ALREADY_RECORDED' | 'PROPOSED';

export interface Recorded {
  /** Null where it was refused. */
  readonly outcome: Outcome | null;
  /** Where the record can be seen, where it has a page. */
  readonly record: { readonly kind: 'meeting' | 'plan'; readonly id: string } | null;
  readonly errors: Answer<unknown>['errors'];
}

/** Sends a whole paper to the hub, all of it or nothing. */
export async function recordPaper(
  ask: Ask,
  act: Act,
  input: Readonly<Record<string, unknown>>,
): Promise<Recorded> {
  const { data, errors } = await ask(OPERATIONS[act], { input });
  const done = data?.[act];
  const [kind, row] = done?.meeting
    ? (['meeting', done.meeting] as const)
    : (['plan', done?.actionPlan] as const);
  return { outcome: done?.outcome ?? null, record: row ? { kind, id: row.id } : null, errors };
}

/** The hub itself judges what was typed, so its types are not repeated here. */
type Payload = { outcome: Outcome; meeting?: { id: string } | null; actionPlan?: { id: string } | null };
type AnyAct = Operation<Partial<Record<Act, Payload>>, { readonly input: unknown }>;

const OPERATIONS = {
  recordMeeting: EntryRecordMeeting,
  submitActionPlan: EntrySubmitPlan,
  reportDecisionProgress: EntryReportDecisions,
  formTeam: EntryFormTeam,
  submitAnnualReport: EntrySubmitAnnualReport,
} as Readonly<Record<Act, object>> as Readonly<Record<Act, AnyAct>>;
