import type { EntityManager } from 'typeorm';
import { onlyOnce } from '../requests/only-once';
import type { HubContext } from '../subgraph/hub-context';
import { demandBounds } from '../writing/checks';
import { takeTurn } from '../writing/turns';
import { recordFindings, type FindingInput } from './finding';
import type { Memo, MemoInput, PaperKind } from './memo';
import { PaperOutcome } from './proposal';
import { findKnownMemo, proposeRevision, recordMemo } from './record-memo';

/** What every mutation that takes a whole paper is given. */
export interface PaperInput {
  readonly requestId: string;
  readonly memo?: MemoInput | null;
  readonly findings?: FindingInput[] | null;
  readonly publish?: boolean | null;
}

/** What became of a paper, and the record it is about. */
export interface RecordedPaper {
  readonly id: string;
  readonly outcome: PaperOutcome;
}

export interface PaperAct {
  /** The name of the mutation. */
  readonly act: string;
  readonly kind: PaperKind;
  /** The area whose paper it is. */
  readonly areaId: string;
  readonly input: PaperInput;
  /** The area whose records it touches, where that is another one: writers about one area take turns. */
  readonly turnOf?: string;
  /** The memo of a record of which the paper is another version, though content and number differ. */
  readonly earlier?: (manager: EntityManager) => Promise<Memo | null>;
  /** Writes the records; gives the id of the one that the memo belongs to, and what was found on the way. */
  readonly write: (manager: EntityManager) => Promise<{ id: string; findings?: readonly FindingInput[] }>;
}

/**
 * One paper is one act and one transaction, done once for a `requestId`. A paper that is on record
 * changes nothing; another version of it becomes a proposed revision; else it is written, with its
 * memo and its findings. Fails with FORBIDDEN, BAD_INPUT or REQUEST_ID_REUSED.
 */
export async function recordPaper(context: HubContext, paperAct: PaperAct): Promise<RecordedPaper> {
  const { act, kind, areaId, input, turnOf = areaId, earlier, write } = paperAct;
  const { database, authority } = context;
  authority.demandWrite(areaId, input.publish ?? false);
  demandBounds(input);
  const { requestId, ...given } = input;
  const paper = { kind, areaId, memo: input.memo, given };
  const request = { requestId, subject: authority.viewer.subject, act, input: given };
  const recorded = await database.inTransaction((manager) =>
    onlyOnce(manager, request, async () => {
      await takeTurn(manager, database.kind, turnOf);
      const known = await findKnownMemo(manager, paper);
      if (known?.same) return { id: known.memo.recordId, outcome: PaperOutcome.ALREADY_RECORDED };
      const other = known?.memo ?? (await earlier?.(manager));
      if (other) {
        await proposeRevision(manager, other, paper);
        return { id: other.recordId, outcome: PaperOutcome.PROPOSED };
      }
      const { id, findings = [] } = await write(manager);
      await recordMemo(manager, id, paper);
      await recordFindings(manager, id, areaId, [...(input.findings ?? []), ...findings]);
      return { id, outcome: PaperOutcome.RECORDED };
    }),
  );
  context.onOutbox();
  return recorded;
}
