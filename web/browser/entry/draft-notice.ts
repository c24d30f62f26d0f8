/** The words of a form for what is kept of it; `{when}` is filled in. */
export interface DraftWords {
  readonly restoredHere: string;
  readonly restoredHub: string;
  readonly showHere: string;
  readonly showHub: string;
  readonly laterHub: string;
  readonly savedHere: string;
  readonly savedBoth: string;
  readonly tooLong: string;
  readonly discard: string;
  readonly offline: string;
}

/** Says above a form what is kept of it, with what can be done about that; in place of what was said before. */
export function tell(
  form: HTMLFormElement,
  text: string,
  acts: readonly { readonly text: string; readonly act: () => void }[] = [],
): void {
  form.querySelector('.notice.kept')?.remove();
  const told = document.createElement('div');
  told.className = 'notice kept';
  told.setAttribute('role', 'status');
  const sentence = document.createElement('p');
  sentence.textContent = text;
  told.append(sentence);
  for (const { text: name, act } of acts) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.addEventListener('click', act);
    told.append(button, ' ');
  }
  form.prepend(told);
}

/** A sentence with the time of a draft in it, as the page writes times. */
export function withTime(sentence: string, at: string, locale: string | undefined): string {
  return sentence.replace('{when}', timeOf(at, locale));
}

/** When something was typed, in Dhaka. */
export function timeOf(at: string, locale: string | undefined): string {
  const options = {
    dateStyle: 'medium',
    timeStyle: 'short',
    // Halves of a day have no short name that is written in Bangla.
    hourCycle: 'h23',
    timeZone: 'Asia/Dhaka',
  } as const;
  return new Intl.DateTimeFormat(locale ?? 'bn-BD', options).format(new Date(at));
}
