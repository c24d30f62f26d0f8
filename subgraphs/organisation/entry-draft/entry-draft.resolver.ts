import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import { MoreThanOrEqual } from 'typeorm';
import { rulesOf } from '../../../lib/auth/policy';
import type { OrganisationContext } from '../context';
import { dropEntryDrafts } from './drop-entry-drafts';
import { EntryDraft } from './entry-draft';
import { DropEntryDraftsInput, KeepEntryDraftInput } from './entry-draft.input';
import { keepEntryDraft, MOST_DRAFTS, oldestKept } from './keep-entry-draft';

@Resolver(() => EntryDraft)
export class EntryDraftResolver {
  @Directive('@listSize(assumedSize: 10)')
  @Query(() => [EntryDraft], {
    nullable: true,
    description:
      'What the viewer typed into forms and has not recorded yet, the latest first, at most 50; none to whoever may record nothing.',
  })
  async entryDrafts(
    @Arg('form', () => String, { nullable: true, description: 'Only that of one form, by its address.' })
    form: string | null,
    @Ctx() { database, authority }: OrganisationContext,
  ): Promise<EntryDraft[]> {
    // Everyone who comes without a token is one and the same subject.
    if (!authority.mayEver(rulesOf('keepEntryDraft') ?? [])) return [];
    return database.reader.find(EntryDraft, {
      where: {
        subject: authority.viewer.subject,
        keptAt: MoreThanOrEqual(oldestKept(new Date())),
        ...(typeof form === 'string' ? { form } : {}),
      },
      order: { keptAt: 'DESC', id: 'DESC' },
      take: MOST_DRAFTS,
    });
  }

  @Mutation(() => EntryDraft, {
    nullable: true,
    description:
      'Keeps what the viewer has typed into a form so far, in place of what was kept of it before; gives what is kept then.',
  })
  keepEntryDraft(
    @Arg('input', () => KeepEntryDraftInput, { description: 'What was typed, and where.' })
    input: KeepEntryDraftInput,
    @Ctx() context: OrganisationContext,
  ): Promise<EntryDraft> {
    return keepEntryDraft(context, input);
  }

  @Mutation(() => Boolean, {
    nullable: true,
    description: 'Throws away what the viewer typed into some forms, or into all; whether there was any.',
  })
  dropEntryDrafts(
    @Arg('input', () => DropEntryDraftsInput, { description: 'Of which forms.' }) input: DropEntryDraftsInput,
    @Ctx() context: OrganisationContext,
  ): Promise<boolean> {
    return dropEntryDrafts(context, input);
  }
}
