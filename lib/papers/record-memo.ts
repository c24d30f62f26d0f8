import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { memoNumberKey } from './memo-number-key';
import { differencesOf } from './differences';
import { MADE_NOW, type Made } from './made';
import { Memo, type MemoInput, type PaperKind } from './memo';
import { ProposedRevision } from './proposal';

/** A paper as a mutation gives it. */
export interface GivenPaper {
  readonly kind: PaperKind;
  readonly areaId: string;
  readonly memo: MemoInput | null | undefined;
  /** The whole record as given, for comparing versions. */
  readonly given: object;
}

/** The hash by which the same paper is known again, whether or not it is to be published. */
export function contentHashOf({ memo, given }: GivenPaper): string {
  const content = JSON.stringify({ ...given, publish: undefined });
  return memo?.contentHash ?? createHash('sha256').update(content).digest('hex');
}

/** The memo of a paper that was recorded before: the same content, or else the same complete number. */
export async function findKnownMemo(
  manager: EntityManager,
  paper: GivenPaper,
): Promise<{ memo: Memo; same: boolean } | null> {
  const { kind, areaId } = paper;
  const contentHash = contentHashOf(paper);
  const same = await manager.findOneBy(Memo, { kind, areaId, contentHash });
  if (same) return { memo: same, same: true };
  const proposed = await manager.findOneBy(ProposedRevision, { kind, areaId, contentHash });
  if (proposed) {
    const memo = await manager.findOneBy(Memo, { kind, recordId: proposed.recordId });
    if (memo) return { memo, same: false };
  }
  const numberKey = memoNumberKey(paper.memo?.number ?? '');
  const numbered = numberKey && (await manager.findOneBy(Memo, { kind, areaId, numberKey }));
  return numbered ? { memo: numbered, same: false } : null;
}

/** Keeps the memo of a record that is being written. */
export async function recordMemo(manager: EntityManager, recordId: string, paper: GivenPaper): Promise<Memo> {
  const row = manager.create(Memo, newMemo(recordId, paper));
  await manager.insert(Memo, row);
  return row;
}

/** The memo of a record, as it is recorded. */
export function newMemo(recordId: string, paper: GivenPaper, made: Made = MADE_NOW): Memo {
  const { kind, areaId, memo, given } = paper;
  return {
    id: made.newId(),
    areaId,
    kind,
    number: memo?.number ?? null,
    numberKey: memoNumberKey(memo?.number ?? ''),
    issuedOn: memo?.issuedOn ?? null,
    banglaDate: memo?.banglaDate ?? null,
    subject: memo?.subject ?? null,
    references: (memo?.references ?? []).slice(0, 50),
    copyTo: (memo?.copyTo ?? []).slice(0, 100),
    signatoryPost: memo?.signatoryPost ?? null,
    signatoryName: memo?.signatoryName ?? null,
    rawText: memo?.rawText ?? null,
    given,
    contentHash: contentHashOf(paper),
    recordId,
    recordedAt: made.now(),
  };
}

/** Keeps another version of a recorded paper for someone to decide on; the same one only once. */
export async function proposeRevision(
  manager: EntityManager,
  recorded: Memo,
  paper: GivenPaper,
): Promise<void> {
  const { kind, areaId, given } = paper;
  const contentHash = contentHashOf(paper);
  const { recordId } = recorded;
  if (await manager.existsBy(ProposedRevision, { kind, recordId, contentHash })) return;
  await manager.insert(ProposedRevision, {
    id: newId(),
    areaId,
    kind,
    recordId,
    differences: differencesOf(recorded.given, given),
    given,
    contentHash,
    proposedAt: new Date().toISOString(),
  });
}

/** Whether both papers carry a complete number, and not the same one: then they are two papers. */
export function bothNumberedApart(recorded: Memo, given: MemoInput | null | undefined): boolean {
  const numberKey = memoNumberKey(given?.number ?? '');
  return recorded.numberKey !== null && numberKey !== null && recorded.numberKey !== numberKey;
}
