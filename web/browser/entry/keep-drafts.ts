import { addRow } from './add-rows';

/** What was typed into one form, name by name. */
interface Draft {
  readonly at: string;
  readonly entries: readonly (readonly [name: string, value: string])[];
}

const PREFIX = 'sopan-draft ';
const SAVE_EVERY_MS = 2000;
const MOST_ROWS = 200;

/** Keeps what is typed on this machine every few seconds, for this user and form, and brings it back. */
export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keep(form);
}

/** Forgets what was typed once it is recorded, and everything when somebody signs out. */
export function forgetDrafts(): void {
  for (const done of document.querySelectorAll<HTMLElement>('[data-draft-done]')) {
    const { draftDone = '', draftUser = '' } = done.dataset;
    for (const key of keys()) if (key.startsWith(keyOf(draftUser, draftDone))) remove(key);
  }
  for (const form of document.querySelectorAll('form[data-sign-out]'))
    form.addEventListener('submit', () => {
      for (const key of keys()) remove(key);
    });
}

/** A paper that was read and not confirmed is gone on with by sending it as it stood. */
export function offerUnfinished(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-resume]')) {
    const key = keyOf(form.dataset['draftUser'] ?? '', form.dataset['resume'] ?? '');
    const draft = read(key);
    if (!draft) continue;
    form.hidden = false;
    form.addEventListener('submit', () => {
      for (const [name, value] of draft.entries) form.append(hidden(name, value));
      form.append(hidden('do', 'show'));
    });
    form.querySelector('[data-throw-away]')?.addEventListener('click', () => {
      remove(key);
      form.hidden = true;
    });
  }
}

function keep(form: HTMLFormElement): void {
  const { draft = '', draftUser = '' } = form.dataset;
  const key = keyOf(draftUser, draft);
  const saved = form.querySelector<HTMLOutputElement>('output.saved');
  // A page that tells faults, or has rows that were asked for, shows what was typed already.
  const isFresh = !document.querySelector('#faults') && !form.querySelector('input[name="base"]');
  const kept = read(key);
  if (kept && isFresh) restore(form, kept, key);
  let changed = false;
  const save = () => {
    if (!changed) return;
    changed = false;
    const draftNow: Draft = { at: new Date().toISOString(), entries: entriesOf(form) };
    if (write(key, draftNow) && saved) saved.textContent = `✓ ${saved.dataset['saved'] ?? ''}`;
  };
  form.addEventListener('input', () => {
    changed = true;
    if (saved) saved.textContent = '';
  });
  setInterval(save, SAVE_EVERY_MS);
  addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', save);
  form.addEventListener('submit', (event) => {
    changed = true;
    save();
    if (navigator.onLine) return;
    event.preventDefault();
    notice(form, form.dataset['offline'] ?? '');
  });
  // What was read from a paper is worth keeping before anybody typed.
  if (form.querySelector('input[name="base"]')) {
    changed = true;
    save();
  }
}

function entriesOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
}

function restore(form: HTMLFormElement, { entries }: Draft, key: string): void {
  const values = new Map<string, string[]>();
  for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value]);
  for (const name of values.keys()) {
    const rows = form.querySelector('[data-rows]');
    for (
      let more = 0;
      rows && /^row\./.test(name) && !named(form, name).length && more < MOST_ROWS;
      more += 1
    )
      addRow(rows);
  }
  for (const name of new Set([...form.elements].map((element) => element.getAttribute('name') ?? ''))) {
    const given = values.get(name) ?? [];
    for (const element of named(form, name)) {
      if (element instanceof HTMLInputElement && element.type === 'checkbox')
        element.checked = given.includes(element.value);
      else if (name !== 'revision' && name !== 'reportId' && given[0] !== undefined) element.value = given[0];
    }
  }
  const told = notice(form, form.dataset['restored'] ?? '');
  const discard = document.createElement('button');
  discard.type = 'button';
  discard.textContent = form.dataset['discard'] ?? '';
  discard.addEventListener('click', () => {
    remove(key);
    location.reload();
  });
  told.append(' ', discard);
}

type Place = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function named(form: HTMLFormElement, name: string): Place[] {
  return [...form.elements].filter(
    (element): element is Place =>
      element.getAttribute('name') === name && !(element instanceof HTMLButtonElement),
  );
}

function notice(form: HTMLFormElement, text: string): HTMLElement {
  form.querySelector('.notice.kept')?.remove();
  const told = document.createElement('p');
  told.className = 'notice kept';
  told.setAttribute('role', 'status');
  told.textContent = text;
  form.prepend(told);
  return told;
}

function hidden(name: string, value: string): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'hidden';
  input.name = name;
  input.value = value;
  return input;
}

const keyOf = (user: string, form: string) => `${PREFIX}${user} ${form}`;

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return []; // A browser that keeps nothing.
  }
}

function read(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    return draft && Array.isArray(draft.entries) ? draft : null;
  } catch {
    return null;
  }
}

function write(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false; // Full, as with the text of a long paper.
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
