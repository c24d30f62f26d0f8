import { In } from 'typeorm';
import { demand } from '../../../lib/writing/checks';
import type { OrganisationContext } from '../context';
import { EntryDraft } from './entry-draft';
import type { DropEntryDraftsInput } from './entry-draft.input';
import { MOST_DRAFTS } from './keep-entry-draft';

/** Removes what the viewer typed into some forms, or into all; true where there was any of it. */
export async function dropEntryDrafts(
  { database, authority }: OrganisationContext,
  { forms }: DropEntryDraftsInput,
): Promise<boolean> {
  demand(!forms || forms.length <= MOST_DRAFTS, `forms takes at most ${MOST_DRAFTS} addresses.`);
  const which = { subject: authority.viewer.subject, ...(forms ? { form: In(forms) } : {}) };
  return database.inTransaction(async (manager) => {
    const found = await manager.countBy(EntryDraft, which);
    if (found > 0) await manager.delete(EntryDraft, which);
    return found > 0;
  });
}
