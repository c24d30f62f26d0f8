import { forgetAll, keyOf, removeDraft } from './device-drafts';
import { dropDraft } from './hub-drafts';

/** Forgets what was typed once it is recorded or thrown away, and on this device everything when somebody signs out. */
export function forgetDrafts(): void {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-draft-done]')) {
    const { draftDone = '', draftUser = '' } = dataset;
    removeDraft(keyOf(draftUser, draftDone));
    // The hub has dropped it with the record; what was still on its way then comes after.
    if (draftDone) void dropDraft(draftDone);
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-drop-draft]'))
    form.addEventListener('submit', () => {
      const name = form.querySelector<HTMLInputElement>('input[name="form"]')?.value ?? '';
      removeDraft(keyOf(form.dataset['draftUser'] ?? '', name));
    });
  for (const form of document.querySelectorAll('form[data-sign-out]'))
    form.addEventListener('submit', forgetAll);
}
