import { createHash } from 'node:crypto';
import { In, LessThan, type EntityManager } from 'typeorm';
import { demand } from '../../../lib/writing/checks';
import type { OrganisationContext } from '../context';
import { EntryDraft } from './entry-draft';
import type { KeepEntryDraftInput } from './entry-draft.input';

/** What one person has unfinished; beyond it the one that was longest left alone makes room. */
export const MOST_DRAFTS = 50;
const MOST_KILOBYTES = 256;
const KEPT_MS = 30 * 24 * 3_600_000;
const FORM = /^\/enter\/[\w/-]{1,150}(\?area=[0-9A-Z]{2,16})?$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

/**
 * Keeps what somebody types, in place of what was typed before into the same form. No act of the records: it has
 * no request id, as doing it twice changes nothing, and no entry in the audit, which would hold what is not said yet.
 */
export async function keepEntryDraft(
  { database, authority }: OrganisationContext,
  { form, content, typedAt }: KeepEntryDraftInput,
  now = new Date(),
): Promise<EntryDraft> {
  demand(FORM.test(form), 'form takes the address of a form of this hub, such as /enter/minutes?area=5010.');
  demand(
    Buffer.byteLength(content) <= MOST_KILOBYTES * 1024,
    `content is longer than ${MOST_KILOBYTES} KB; keep it on the device only.`,
  );
  demand(isJson(content), 'content is not JSON; send what the form gave.');
  demand(
    INSTANT.test(typedAt) && !Number.isNaN(Date.parse(typedAt)),
    'typedAt takes an instant in UTC, such as 2024-01-31T06:00:00Z.',
  );
  const { subject } = authority.viewer;
  const typed = new Date(Math.min(Date.parse(typedAt), now.getTime())).toISOString();
  const id = createHash('sha256')
    .update(JSON.stringify([subject, form]))
    .digest('hex');
  const draft: EntryDraft = { id, subject, form, content, typedAt: typed, keptAt: now.toISOString() };
  return database.inTransaction(async (manager) => {
    await manager.delete(EntryDraft, { keptAt: LessThan(oldestKept(now)) });
    const known = await manager.findOneBy(EntryDraft, { id });
    // A device that was without a network for a while brings what another has gone on with since.
    if (known && known.typedAt > typed) return known;
    await manager.upsert(EntryDraft, draft, ['id']);
    if (!known) await makeRoom(manager, subject);
    return draft;
  });
}

/** The instant before which what was kept is gone. */
export function oldestKept(now: Date): string {
  return new Date(now.getTime() - KEPT_MS).toISOString();
}

async function makeRoom(manager: EntityManager, subject: string): Promise<void> {
  const all = await manager.find(EntryDraft, {
    select: { id: true },
    where: { subject },
    order: { keptAt: 'DESC', id: 'DESC' },
  });
  const beyond = all.slice(MOST_DRAFTS).map(({ id }) => id);
  if (beyond.length) await manager.delete(EntryDraft, { id: In(beyond) });
}

function isJson(content: string): boolean {
  try {
    JSON.parse(content);
    return true;
  } catch {
    return false;
  }
}
