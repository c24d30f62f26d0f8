import { cellOrder, type SortCell } from './cell-order';

/** Sorts tables where they stand, by the links of their headings, and writes the order into the address. */
export function sortInPlace(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) {
    for (const link of table.querySelectorAll<HTMLAnchorElement>('thead th[data-name] > a')) {
      link.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        sortBy(table, link.parentElement as HTMLTableCellElement);
      });
    }
  }
}

function sortBy(table: HTMLTableElement, heading: HTMLTableCellElement): void {
  const now = heading.getAttribute('aria-sort');
  const name = heading.dataset['name'] ?? '';
  const descending = now ? now === 'ascending' : name !== 'NAME';
  const column = heading.cellIndex;
  for (const body of table.tBodies) {
    finish(body);
    const rows = [...body.rows]
      .filter((row) => !row.classList.contains('heading'))
      .map((row) => ({ row, place: Number(row.dataset['place']), cell: cellOf(row, column) }));
    // Equals are in the order of the map, as from the hub, whatever the table was sorted by before.
    rows.sort((one, other) => cellOrder(one.cell, other.cell, descending) || one.place - other.place);
    put(
      body,
      rows.map(({ row }) => row),
    );
  }
  for (const each of table.querySelectorAll('th[aria-sort]')) each.removeAttribute('aria-sort');
  heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
  const address = new URL(location.href);
  address.searchParams.set('sort', `${descending ? '-' : ''}${name}`);
  history.replaceState(history.state, '', address);
}

/** More rows than any screen shows below a heading that was just clicked. */
const SEEN = 50;
const waiting = new WeakMap<HTMLTableSectionElement, readonly HTMLTableRowElement[]>();

/** Puts the rows in their order: those that are seen at once, the others of a long table when these are drawn. */
function put(body: HTMLTableSectionElement, rows: readonly HTMLTableRowElement[]): void {
  if (rows.length <= 2 * SEEN) {
    body.append(...rows);
    return;
  }
  // The page keeps its length meanwhile, so that nothing on it moves.
  body.style.minHeight = `${body.offsetHeight}px`;
  for (const row of rows) row.remove();
  body.append(...rows.slice(0, SEEN));
  waiting.set(body, rows.slice(SEEN));
  requestAnimationFrame(() => {
    setTimeout(() => {
      finish(body);
    });
  });
}

function finish(body: HTMLTableSectionElement): void {
  body.append(...(waiting.get(body) ?? []));
  waiting.delete(body);
  body.style.minHeight = '';
}

function cellOf(row: HTMLTableRowElement, column: number): SortCell {
  const cell = row.cells[column];
  const value = cell?.dataset['v'] ?? '';
  return { value: value === '' ? null : Number(value), isOfFew: cell?.dataset['few'] !== undefined };
}
