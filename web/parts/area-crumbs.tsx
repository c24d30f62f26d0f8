import type { ComponentChildren } from 'preact';
import { addressElsewhere } from '../view';
import type { Shown } from './page';

interface Named {
  readonly code: string;
  readonly nameEn: string;
  readonly nameBn: string;
}

/** Where a page below an area lies: the areas above it from the country down, the area, the page. */
export function AreaCrumbs({
  area,
  shown: { view, reader },
  children,
}: {
  area: Named & { readonly ancestors: readonly Named[] };
  shown: Shown;
  children: ComponentChildren;
}) {
  const above = [...area.ancestors].reverse();
  return (
    <nav aria-label={reader.words.breadcrumb}>
      <ol class="crumbs">
        {[...above, area].map((each) => (
          <li key={each.code}>
            <a href={addressElsewhere(`/areas/${each.code}`, view)}>{reader.name(each)}</a>
          </li>
        ))}
        <li aria-current="page">{children}</li>
      </ol>
    </nav>
  );
}
