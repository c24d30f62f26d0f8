import { keyOf, readDraft, removeDraft, type Entries } from './device-drafts';
import { timeOf } from './draft-notice';
import { dropDraft, fetchDraft } from './hub-drafts';
import { whichCounts } from './which-counts';

/** A paper that was read and not confirmed, here or on another device, is gone on with by sending it as it stood. */
export function offerUnfinished(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-resume]')) void offer(form);
}

async function offer(form: HTMLFormElement): Promise<void> {
  const name = form.dataset['resume'] ?? '';
  const key = keyOf(form.dataset['draftUser'] ?? '', name);
  const device = readDraft(key);
  let entries: Entries = [];
  const show = (typed: Entries, at: string) => {
    entries = typed;
    const when = form.querySelector<HTMLElement>('[data-when]');
    if (when) when.textContent = `(${timeOf(at, when.dataset['when'])})`;
    form.hidden = false;
  };
  form.addEventListener('submit', () => {
    for (const [field, value] of entries) form.append(hidden(field, value));
    form.append(hidden('do', 'show'));
  });
  form.querySelector('[data-throw-away]')?.addEventListener('click', () => {
    removeDraft(key);
    void dropDraft(name);
    form.hidden = true;
  });
  if (device) show(device.entries, device.at);
  const hub = await fetchDraft(name);
  if (hub && whichCounts(device, hub) === 'HUB') show(hub.entries, hub.typedAt);
}

function hidden(name: string, value: string): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'hidden';
  input.name = name;
  input.value = value;
  return input;
}
