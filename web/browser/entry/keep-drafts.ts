import { keyOf, readDraft, removeDraft, whenSignedOut, writeDraft, type Entries } from './device-drafts';
import { tell, withTime, type DraftWords } from './draft-notice';
import { entriesOf, fillForm } from './fill-form';
import { dropDraft, fetchDraft, sendDraft, type HubDraft } from './hub-drafts';
import { whichCounts } from './which-counts';

const SAVE_EVERY_MS = 2000;
/** On a slow line most of the time is for others: so many times as long as sending took, nothing is sent. */
const REST = 4;
const LONGEST_REST_MS = 30_000;

/** Keeps what is typed every few seconds, on this device and then at the hub, and brings the later of both back. */
export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]'))
    new KeptForm(form).start();
}

class KeptForm {
  private readonly name: string;
  private readonly key: string;
  private readonly words: DraftWords;
  private readonly saved: HTMLOutputElement | null;
  /** Typed since it was last kept on this device. */
  private changed = false;
  /** Kept on this device, and not at the hub yet. */
  private unsent = false;
  /** Whether somebody typed since the page came: nothing is then put in its place unasked. */
  private touched = false;
  private leaving = false;
  private sending: AbortController | null = null;
  private restUntil = 0;

  constructor(private readonly form: HTMLFormElement) {
    const { draft = '', draftUser = '', draftWords = '{}' } = form.dataset;
    this.name = draft;
    this.key = keyOf(draftUser, draft);
    this.words = JSON.parse(draftWords) as DraftWords;
    this.saved = form.querySelector<HTMLOutputElement>('output.saved');
  }

  start(): void {
    const { form } = this;
    const isRead = form.querySelector('input[name="base"]') !== null;
    // A page that tells faults, or shows what was read from a paper, has what counts in it already.
    if (!document.querySelector('#faults') && !isRead) this.bringBack();
    form.addEventListener('input', () => {
      this.changed = true;
      this.touched = true;
      this.say('');
    });
    setInterval(() => this.keep(), SAVE_EVERY_MS);
    addEventListener('pagehide', () => this.leave());
    document.addEventListener('visibilitychange', () => this.keep());
    addEventListener('online', () => this.keep());
    whenSignedOut(() => {
      this.leaving = true;
      location.replace('/sign-in');
    });
    form.addEventListener('submit', (event) => this.submitted(event));
    // What was read from a paper is worth keeping before anybody typed.
    if (isRead) {
      this.changed = true;
      this.keep();
    }
  }

  private bringBack(): void {
    const device = readDraft(this.key);
    if (device) this.show(device.entries, this.words.restoredHere, device.at);
    void fetchDraft(this.name).then((hub) => {
      if (!hub) {
        // It never came there, or was kept while there was no network.
        this.unsent ||= device !== null;
        return;
      }
      const which = whichCounts(device, hub);
      if (which === 'SAME') this.unsent ||= device !== null && device.at > hub.typedAt;
      if (which === 'HUB') this.offerHub(hub, device);
      if (which === 'DEVICE' && device) {
        this.unsent = true;
        this.show(this.now(), this.words.restoredHere, device.at, {
          text: withTime(this.words.showHub, hub.typedAt, this.locale),
          act: () => this.choose(hub.entries, this.words.restoredHub, hub.typedAt),
        });
      }
    });
  }

  /** What was typed later elsewhere takes its place at once, unless somebody has begun to type here. */
  private offerHub(hub: HubDraft, device: { entries: Entries; at: string } | null): void {
    const { words, locale } = this;
    if (this.touched) {
      tell(this.form, withTime(words.laterHub, hub.typedAt, locale), [
        {
          text: withTime(words.showHub, hub.typedAt, locale),
          act: () => this.choose(hub.entries, words.restoredHub, hub.typedAt),
        },
      ]);
      return;
    }
    this.show(
      hub.entries,
      words.restoredHub,
      hub.typedAt,
      device && {
        text: withTime(words.showHere, device.at, locale),
        act: () => this.choose(device.entries, words.restoredHere, device.at),
      },
    );
  }

  private choose(entries: Entries, sentence: string, at: string): void {
    this.show(entries, sentence, at);
    this.changed = true;
    this.touched = true;
    this.keep();
  }

  private show(
    entries: Entries,
    sentence: string,
    at: string,
    other: { text: string; act: () => void } | null = null,
  ): void {
    fillForm(this.form, entries);
    tell(this.form, withTime(sentence, at, this.locale), [
      { text: this.words.discard, act: () => void this.discard() },
      ...(other ? [other] : []),
    ]);
  }

  private async discard(): Promise<void> {
    this.leaving = true;
    this.sending?.abort();
    removeDraft(this.key);
    await dropDraft(this.name);
    location.reload();
  }

  /** On this device at once, then at the hub; what is on its way there is not overtaken. */
  private keep(): void {
    if (this.leaving) return;
    this.keepHere();
    if (this.unsent && !this.sending && navigator.onLine && Date.now() >= this.restUntil) void this.send();
  }

  private keepHere(): void {
    if (!this.changed) return;
    this.changed = false;
    this.unsent = true;
    const hubAt = readDraft(this.key)?.hubAt;
    const draft = { at: new Date().toISOString(), entries: this.now(), ...(hubAt ? { hubAt } : {}) };
    if (writeDraft(this.key, draft)) this.say(this.words.savedHere);
  }

  private async send(): Promise<void> {
    const began = Date.now();
    const { at, entries } = readDraft(this.key) ?? { at: new Date().toISOString(), entries: this.now() };
    this.unsent = false;
    this.sending = new AbortController();
    const { draft, isRefused } = await sendDraft(this.name, at, entries, { signal: this.sending.signal });
    this.sending = null;
    this.restUntil = Date.now() + Math.min((Date.now() - began) * REST, LONGEST_REST_MS);
    if (this.leaving) return;
    if (isRefused) this.say(this.words.tooLong);
    else if (!draft) this.unsent = true;
    else if (draft.typedAt > at) this.offerHub(draft, null);
    else this.taken(draft, at);
  }

  private taken(draft: HubDraft, at: string): void {
    const kept = readDraft(this.key);
    if (kept) writeDraft(this.key, { ...kept, hubAt: draft.keptAt });
    if (!this.changed && (kept === null || kept.at === at)) this.say(this.words.savedBoth);
  }

  private leave(): void {
    if (this.leaving) return;
    this.keepHere();
    const kept = this.unsent ? readDraft(this.key) : null;
    if (kept) void sendDraft(this.name, kept.at, kept.entries, { isLeaving: true });
  }

  private submitted(event: SubmitEvent): void {
    this.changed = true;
    this.keepHere();
    if (!navigator.onLine) {
      event.preventDefault();
      tell(this.form, this.words.offline);
      return;
    }
    // What comes to the hub after it was recorded would stay there as if it had not been.
    this.leaving = true;
    this.sending?.abort();
  }

  private now(): Entries {
    return entriesOf(this.form);
  }

  private get locale(): string | undefined {
    return this.form.dataset['locale'];
  }

  private say(text: string): void {
    if (this.saved) this.saved.textContent = text && `✓ ${text}`;
  }
}
