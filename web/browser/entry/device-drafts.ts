/** What was typed into one form, name by name. */
export type Entries = readonly (readonly [name: string, value: string])[];

/** What this device keeps of one form. */
export interface DeviceDraft {
  /** When it was typed. */
  readonly at: string;
  readonly entries: Entries;
  /** When the hub last took what this device sent; it then has nothing that this device does not know. */
  readonly hubAt?: string;
}

const PREFIX = 'sopan-draft ';
const SIGNED_OUT = 'sopan-signed-out';

/** By what a form of a user is known on this device. */
export const keyOf = (user: string, form: string) => `${PREFIX}${user} ${form}`;

/** What is kept under a key; null where nothing is, or the browser keeps nothing. */
export function readDraft(key: string): DeviceDraft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as DeviceDraft | null;
    return draft && Array.isArray(draft.entries) ? draft : null;
  } catch {
    return null;
  }
}

/** Whether it could be kept: a browser may be full, or forbidden to. */
export function writeDraft(key: string, draft: DeviceDraft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function removeDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Forgets all drafts of all users, and tells the other pages of the hub that somebody signed out. */
export function forgetAll(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    localStorage.setItem(SIGNED_OUT, String(Date.now()));
  } catch {
    // As above.
  }
}

/** Calls when somebody signs out on another page of the hub in this browser. */
export function whenSignedOut(then: () => void): void {
  addEventListener('storage', (event) => {
    const { key, newValue } = event as StorageEvent;
    if (key === SIGNED_OUT && newValue !== null) then();
  });
}
