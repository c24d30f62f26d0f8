import type { Papers } from './papers';
import { PLACES, type Place } from './who-may';
import type { World } from './world';

/** What is public from the first: a record of each kind in each place, by whose side the hidden ones lie. */
export interface Public {
  readonly ids: Record<string, string[]>;
  /** The meeting and the plan of a place on which hidden reports are given. */
  readonly heldOn: Record<string, string>;
  readonly fiscalYear: Record<string, string>;
}

/** A hidden record: the words planted in it, the ids it has, and how it is looked up. */
export interface Hidden {
  readonly place: Place;
  readonly words: string;
  readonly ids: readonly string[];
  /** The type by which its first id is looked up; none where only a list leads to it. */
  readonly type?: string;
}

/** Writes a published record of each kind in each place. */
export async function publishAll(world: World, papers: Papers): Promise<Public> {
  const ids: Record<string, string[]> = {};
  const add = (type: string, ...more: string[]): void => void (ids[type] ??= []).push(...more);
  const heldOn: Record<string, string> = {};
  const fiscalYear: Record<string, string> = {};
  for (const [place, code] of Object.entries(PLACES)) {
    const words = `PUBLIC ${place}`;
    // Formed before all papers, so that none of them shows an earlier team.
    add('Team', (await papers.team(code, true, words, '1995-01-01')).id);
    const meeting = await papers.meeting(code, true, words);
    add('Meeting', meeting.id);
    add('Decision', meeting.decisionId);
    add('Assignment', meeting.assignmentId);
    heldOn[place] = meeting.heldOn;
    await papers.decisionReport(code, true, words, meeting.heldOn);
    await papers.request(true, meeting.id, words);
    const plan = await papers.plan(code, true, words);
    add('ActionPlan', plan.id);
    add('Activity', plan.activityId);
    fiscalYear[place] = plan.fiscalYear;
    await papers.activityReport(code, true, words, plan.fiscalYear);
    add('AnnualReport', (await papers.annualReport(code, true, words)).id);
  }
  await world.settle();
  return { ids, heldOn, fiscalYear };
}

/** Writes records of each kind and in each state that is not public, beside those that are. */
export async function hideIn(world: World, papers: Papers, known: Public, place: Place): Promise<Hidden[]> {
  const code = PLACES[place];
  const hidden: Hidden[] = [];
  const words = (what: string): string => `SECRET ${what} ${place}.`;
  const keep = (what: string, ids: readonly string[], type?: string): void =>
    void hidden.push({ place, words: words(what), ids, ...(type ? { type } : {}) });
  const act = (name: 'meetings' | 'plans' | 'organisation', mutation: string, type: string, input: object) =>
    world.act(name, `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename } }`, {
      requestId: papers.newRequest(),
      ...input,
    });
  const reason = { reason: 'ভুল' };

  for (const state of ['draft', 'submitted', 'approved', 'embargoed', 'withdrawn']) {
    const isPublic = state === 'withdrawn';
    const meeting = await papers.meeting(code, isPublic, words(`meeting ${state}`));
    const steps = stepsTo(state, world.tomorrow);
    let { revision } = meeting;
    for (const [step, extra] of steps.meeting) {
      await act('meetings', step, upper(step), { meetingId: meeting.id, revision, ...extra });
      revision = await revisionOf(world, 'meetings', 'meeting', meeting.id);
    }
    keep(`meeting ${state}`, [meeting.id, meeting.decisionId, meeting.assignmentId], 'meeting');
    hidden.push({ place, words: words(`meeting ${state}`), ids: [meeting.decisionId], type: 'decision' });
    hidden.push({ place, words: words(`meeting ${state}`), ids: [meeting.assignmentId], type: 'assignment' });

    const plan = await papers.plan(code, isPublic, words(`plan ${state}`));
    ({ revision } = plan);
    for (const [step, extra] of steps.plan) {
      await act('plans', step, upper(step), { planId: plan.id, revision, ...extra });
      revision = await revisionOf(world, 'plans', 'actionPlan', plan.id);
    }
    keep(`plan ${state}`, [plan.id, plan.activityId], 'actionPlan');
    hidden.push({ place, words: words(`plan ${state}`), ids: [plan.activityId], type: 'activity' });

    const annual = await papers.annualReport(code, isPublic, words(`annual ${state}`));
    ({ revision } = annual);
    for (const [step, extra] of steps.annual) {
      await act('plans', step, upper(step), { annualReportId: annual.id, revision, ...extra });
      revision = await revisionOf(world, 'plans', 'annualReport', annual.id);
    }
    keep(`annual ${state}`, [annual.id], 'annualReport');
  }

  const { heldOn, fiscalYear } = known;
  for (const state of ['draft', 'withdrawn', 'deleted']) {
    const isPublic = state !== 'draft';
    const decided = await papers.decisionReport(
      code,
      isPublic,
      words(`decision report ${state}`),
      heldOn[place],
    );
    const about = { revision: decided.revision, ...reason };
    if (state === 'withdrawn')
      await act('meetings', 'withdrawDecisionReport', 'WithdrawDecisionReport', {
        paperId: decided.paperId,
        ...about,
      });
    if (state === 'deleted')
      await act('meetings', 'deleteDecisionReport', 'DeleteDecisionReport', {
        reportId: decided.id,
        ...about,
      });
    keep(`decision report ${state}`, [decided.id, decided.paperId]);
    const done = await papers.activityReport(
      code,
      isPublic,
      words(`activity report ${state}`),
      fiscalYear[place],
    );
    const what = { revision: done.revision, ...reason };
    if (state === 'withdrawn')
      await act('plans', 'withdrawActivityReport', 'WithdrawActivityReport', {
        paperId: done.paperId,
        ...what,
      });
    if (state === 'deleted')
      await act('plans', 'deleteActivityReport', 'DeleteActivityReport', { reportId: done.id, ...what });
    keep(`activity report ${state}`, [done.id, done.paperId]);
  }

  const letter = await papers.request(
    false,
    known.ids['Meeting']?.[Object.keys(PLACES).indexOf(place)] ?? '',
    words('letter'),
  );
  keep('letter', [letter]);
  keep('team', [(await papers.team(code, false, words('team'))).id], 'team');
  await world.settle();
  return hidden;
}

type Steps = readonly (readonly [string, object])[];

function stepsTo(state: string, tomorrow: string): Record<'meeting' | 'plan' | 'annual', Steps> {
  const of = (name: string): Steps => {
    const submit = [`submit${name}ForApproval`, {}] as const;
    if (state === 'submitted') return [submit];
    if (state === 'approved') return [submit, [`approve${name}`, {}]];
    if (state === 'embargoed') return [[`publish${name}`, { publishOn: tomorrow }]];
    return state === 'withdrawn' ? [[`withdraw${name}`, { reason: 'ভুল' }]] : [];
  };
  return { meeting: of('Meeting'), plan: of('ActionPlan'), annual: of('AnnualReport') };
}

const upper = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

async function revisionOf(
  world: World,
  subgraph: 'meetings' | 'plans',
  field: string,
  id: string,
): Promise<number> {
  const admin = { role: 'ADMIN', area: null, subject: 'admin' } as const;
  const { data } = await world.direct(subgraph)(admin, `{ ${field}(id: "${id}") { revision } }`);
  return data[field].revision as number;
}
