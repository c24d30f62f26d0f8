import type { Entries } from './device-drafts';

/** What the hub keeps of one form, from whichever device. */
export interface HubDraft {
  readonly typedAt: string;
  readonly keptAt: string;
  readonly entries: Entries;
}

type Sent = { readonly draft: HubDraft | null; readonly isRefused: boolean };

const AT = '/enter/drafts';
/** Browsers let go on what is on its way while a page is left, up to 64 KB. */
const MOST_WHILE_LEAVING = 50_000;

/** What the hub has of a form; null where it has nothing, or cannot be asked. */
export async function fetchDraft(form: string): Promise<HubDraft | null> {
  try {
    const response = await fetch(`${AT}?form=${encodeURIComponent(form)}`);
    return response.ok ? draftIn(await response.json()) : null;
  } catch {
    return null; // There is no network; what this device has is there.
  }
}

/** Brings what was typed to the hub, and gives what is kept there then: that of another device where it is later. */
export async function sendDraft(
  form: string,
  typedAt: string,
  entries: Entries,
  { isLeaving = false, signal }: { isLeaving?: boolean; signal?: AbortSignal } = {},
): Promise<Sent> {
  const content = JSON.stringify(entries);
  if (isLeaving && new Blob([content]).size > MOST_WHILE_LEAVING) return { draft: null, isRefused: false };
  try {
    const body = formData({ do: 'keep', form, typedAt, content });
    const init: RequestInit = { method: 'POST', body, keepalive: isLeaving };
    const response = await fetch(AT, signal ? { ...init, signal } : init);
    const draft = response.ok ? draftIn(await response.json()) : null;
    return { draft, isRefused: response.status === 422 };
  } catch {
    return { draft: null, isRefused: false };
  }
}

/** Removes what the hub has of a form. */
export async function dropDraft(form: string): Promise<void> {
  await fetch(AT, { method: 'POST', body: formData({ do: 'drop', form }), keepalive: true }).catch(
    () => undefined,
  );
}

function formData(values: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.append(name, value);
  return data;
}

function draftIn(answer: unknown): HubDraft | null {
  const { draft } = answer as { draft: { typedAt: string; keptAt: string; content: string } | null };
  if (!draft) return null;
  try {
    const entries = JSON.parse(draft.content) as Entries;
    return Array.isArray(entries) ? { typedAt: draft.typedAt, keptAt: draft.keptAt, entries } : null;
  } catch {
    return null;
  }
}
