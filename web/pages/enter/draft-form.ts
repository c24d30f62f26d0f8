import type { Reader } from '../../language';
import { addressElsewhere, type View } from '../../view';
import { entryWords } from '../../words/entry';

const FORM = /^(\/enter\/[\w/-]{1,150})(?:\?area=([0-9A-Z]{2,16}))?$/;
const CORRECTION = /^(\/enter\/(?:assignment|activity)\/[\w-]+)\/([\w-]+)$/;
const CODE = /^[0-9A-Z]{2,16}$/;

/** The name under which what is typed into a form is kept: its address, with the area where one is chosen. */
export function draftForm(path: string, area?: string): string {
  return area !== undefined && CODE.test(area) ? `${path}?area=${area}` : path;
}

/** Whether a text is such a name. */
export const isDraftForm = (form: string) => FORM.test(form);

/** Where a form is gone on with, in the language and digits of a view. */
export function addressOfDraft(form: string, view: View): string | null {
  const [, path, area] = FORM.exec(form) ?? [];
  if (path === undefined) return null;
  const [, owed, report] = CORRECTION.exec(path) ?? [];
  if (owed !== undefined && report !== undefined) return addressElsewhere(owed, view, { correct: report });
  return addressElsewhere(path, view, area === undefined ? {} : { area });
}

/** What a form tells the script that keeps what is typed: whose it is, and its words. */
export function draftAttributes(reader: Reader, draft: { readonly form: string; readonly user: string }) {
  const words = entryWords[reader.language];
  return {
    'data-draft': draft.form,
    'data-draft-user': draft.user,
    'data-draft-words': JSON.stringify({
      restoredHere: words.restoredHere,
      restoredHub: words.restoredHub,
      showHere: words.showHere,
      showHub: words.showHub,
      laterHub: words.laterHub,
      savedHere: words.savedHere,
      savedBoth: words.savedBoth,
      tooLong: words.tooLong,
      discard: words.discard,
      offline: words.offline,
    }),
    'data-locale': localeOf(reader),
  };
}

/** The locale of a reader, for what the browser writes itself. */
export function localeOf(reader: Reader): string {
  const digits = reader.inDigits('0') === '0' ? 'latn' : 'beng';
  return `${reader.language === 'bn' ? 'bn-BD' : 'en-GB'}-u-nu-${digits}`;
}
