import type { ComponentChildren } from 'preact';
import { addressOf } from '../view';
import type { Shown } from './page';

/** A form whose answer is an address: what it does not ask for stays as the page has it, but for the place in a list. */
export function KeptForm({
  shown: { view, reader, path },
  asks = [],
  children,
}: {
  shown: Shown;
  /** Names of the page's own that the form asks for itself, beside the fiscal year. */
  asks?: readonly string[];
  children: ComponentChildren;
}) {
  const own = { ...view.own, after: '', ...Object.fromEntries(asks.map((name) => [name, ''])) };
  const kept = new URLSearchParams(addressOf(path, view, { fiscalYear: null, own }).split('?', 2)[1]);
  return (
    <form class="filters" method="get" action={path}>
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <button type="submit">{reader.words.show}</button>
    </form>
  );
}
