/** Adds a row to a form in place, where the server would write the page anew with more of them. */
export function addRowsInPlace(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-add-row]'))
    button.addEventListener('click', (event) => {
      const row = addRow(button.closest('[data-rows]'));
      if (!row) return;
      event.preventDefault();
      row.querySelector<HTMLElement>('input, textarea, select')?.focus();
    });
}

/** Puts an empty row behind the last one; null where there is none to make it after. */
export function addRow(rows: Element | null): HTMLElement | null {
  const all = [...(rows?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const last = all.at(-1);
  if (!last) return null;
  const number = Math.max(...all.map(({ dataset }) => Number(dataset['row']))) + 1;
  const row = last.cloneNode(true) as HTMLElement;
  const before = `row.${last.dataset['row'] ?? ''}.`;
  row.dataset['row'] = String(number);
  for (const element of row.querySelectorAll('*'))
    for (const name of ['id', 'name', 'for', 'aria-describedby']) {
      const value = element.getAttribute(name);
      if (value?.includes(before)) element.setAttribute(name, value.replaceAll(before, `row.${number}.`));
    }
  for (const fault of row.querySelectorAll('.fault, .in-paper')) fault.remove();
  for (const place of row.querySelectorAll('[aria-invalid]')) place.removeAttribute('aria-invalid');
  for (const place of row.querySelectorAll<HTMLInputElement>('input')) {
    if (place.type === 'checkbox') place.checked = false;
    else place.value = '';
  }
  for (const place of row.querySelectorAll('textarea')) place.value = '';
  for (const place of row.querySelectorAll('select')) place.selectedIndex = 0;
  const position = row.querySelector('[data-position]');
  const counts = new Intl.NumberFormat(
    /[০-৯]/.test(position?.textContent ?? '') ? 'bn-BD-u-nu-beng' : 'en-GB',
  );
  if (position) position.textContent = counts.format(all.length + 1);
  last.after(row);
  return row;
}
