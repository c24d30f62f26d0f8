import { addRow } from './add-rows';
import type { Entries } from './device-drafts';

type Place = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const MOST_ROWS = 200;

/** What stands in a form, without its files. */
export function entriesOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
}

/**
 * Puts what was typed back into a form, with as many rows as it had. Of a correction the revision comes back too:
 * it says over what was typed, so that what somebody else changed since is shown and not silently undone.
 */
export function fillForm(form: HTMLFormElement, entries: Entries): void {
  const values = new Map<string, string[]>();
  for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value]);
  const rows = form.querySelector('[data-rows]');
  for (const name of values.keys())
    for (let more = 0; isMissing(form, name) && more < MOST_ROWS; more += 1) addRow(rows);
  for (const name of new Set([...form.elements].map((element) => element.getAttribute('name') ?? ''))) {
    const given = values.get(name) ?? [];
    for (const element of named(form, name)) {
      if (element instanceof HTMLInputElement && element.type === 'checkbox')
        element.checked = given.includes(element.value);
      else if (given[0] !== undefined) element.value = given[0];
    }
  }
}

const isMissing = (form: HTMLFormElement, name: string) =>
  name.startsWith('row.') && form.querySelector('[data-rows]') !== null && named(form, name).length === 0;

function named(form: HTMLFormElement, name: string): Place[] {
  return [...form.elements].filter(
    (element): element is Place =>
      element.getAttribute('name') === name && !(element instanceof HTMLButtonElement),
  );
}
