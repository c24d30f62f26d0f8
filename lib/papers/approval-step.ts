import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../database/database';
import { fail } from '../errors';
import { onlyOnce } from '../requests/only-once';
import type { HubContext } from '../subgraph/hub-context';
import { demand, demandBounds } from '../writing/checks';
import { takeTurn } from '../writing/turns';
import { paperState, PaperState, type ApprovedPaper } from './approval';
import { cancelPublication } from './embargo';

/** A step on the way of a paper that leaves what is counted, and what the public sees, as it is. */
export type Step = 'SUBMIT' | 'APPROVE' | 'RETURN';

interface Row extends ApprovedPaper {
  readonly id: string;
  readonly areaId: string;
  readonly publishedAt: string | null;
  readonly revision: number;
}

export interface StepAct<Paper extends Row> {
  /** The name of the mutation. */
  readonly act: string;
  readonly step: Step;
  readonly entity: new () => Paper;
  /** What a client calls such a paper. */
  readonly type: string;
  readonly id: string;
  readonly input: { readonly requestId: string; readonly revision: number; readonly remark?: string };
  /** Refuses a paper that goes no such way, with BAD_INPUT. */
  readonly check?: (paper: Paper) => void;
}

/** From which states a step may be taken, and to which it leads: there, taking it again changes nothing. */
const STEPS: Readonly<Record<Step, { from: readonly PaperState[]; to: PaperState }>> = {
  SUBMIT: { from: [PaperState.DRAFT], to: PaperState.SUBMITTED },
  APPROVE: { from: [PaperState.SUBMITTED], to: PaperState.APPROVED },
  RETURN: { from: [PaperState.SUBMITTED, PaperState.APPROVED], to: PaperState.DRAFT },
};

/**
 * Takes a step on the way of a paper: whoever may write it submits it, whoever may publish it approves or
 * returns it. Fails with UNKNOWN_RECORD, FORBIDDEN, REVISION_CONFLICT, PAPER_STATE or BAD_INPUT.
 */
export async function takeStep<Paper extends Row>(
  context: HubContext,
  { act, step, entity, type, id, input, check }: StepAct<Paper>,
): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  demandBounds(body);
  if (step === 'RETURN') demand(body.remark?.trim(), 'Give the remark with which it is returned.');
  const request = { requestId, subject: authority.viewer.subject, act, input: { id, ...body } };
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy<Row>(entity, { id });
    if (!known || !authority.seesAll(known.areaId)) throw fail('UNKNOWN_RECORD', { type, id });
    if (step === 'SUBMIT') authority.demandWrite(known.areaId);
    else authority.demandApprove(known.areaId);
    return onlyOnce(manager, request, async () => {
      await takeTurn(manager, database.kind, known.areaId);
      const paper = await lockedRow(manager, database.kind, entity, id);
      const { revision } = paper;
      if (revision !== body.revision) throw fail('REVISION_CONFLICT', { revision });
      check?.(paper);
      const state = paperState(paper);
      if (state === STEPS[step].to) return id;
      if (!STEPS[step].from.includes(state)) throw fail('PAPER_STATE', { state, next: nextStep(state) });
      if (step === 'RETURN') await cancelPublication(manager, id);
      const changed = { ...changes(step, body.remark), revision: revision + 1 };
      await manager.update<Row>(entity, { id }, changed);
      return id;
    });
  });
}

function changes(step: Step, remark: string | undefined): Partial<ApprovedPaper> {
  const now = new Date().toISOString();
  if (step === 'SUBMIT') return { submittedAt: now };
  if (step === 'APPROVE') return { approvedAt: now };
  return { submittedAt: null, approvedAt: null, returnedAt: now, remark: remark ?? null };
}

function nextStep(state: PaperState): string {
  if (state === PaperState.DRAFT) return 'Submit it for approval first.';
  if (state === PaperState.PUBLISHED) return 'Withdraw it first.';
  return 'Have it returned first, or go on from there.';
}

/** The row as whoever had the turn before left it; another writer of it waits. */
function lockedRow<Paper extends Row>(
  manager: EntityManager,
  kind: DatabaseKind,
  entity: new () => Paper,
  id: string,
): Promise<Paper> {
  const query = manager.createQueryBuilder(entity, 'row').where('row.id = :id', { id });
  if (kind === 'mysql') query.setLock('pessimistic_write');
  return query.getOneOrFail();
}
