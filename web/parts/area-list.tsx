import type { ComponentChildren } from 'preact';
import { addressElsewhere, addressOf } from '../view';
import { meetingWords } from '../words/meeting';
import { AreaCrumbs } from './area-crumbs';
import type { Shown } from './page';
import { Pager } from './pager';
import { YearChoice } from './year-choice';

interface Area {
  readonly code: string;
  readonly nameEn: string;
  readonly nameBn: string;
}

/** A column of such a list; the first one names the row. */
export interface ListColumn<Node> {
  readonly name: string;
  readonly cell: (node: Node) => ComponentChildren;
  readonly isNumber?: boolean;
  /** Whether a phone, which shows no heads, is told the name beside the value. */
  readonly isNamed?: boolean;
  /** Words of the paper itself. */
  readonly inBangla?: boolean;
}

/** The papers of an area and of all below it: where that is, of which year, a table, its pages, and the whole as CSV. */
export function AreaList<Node extends { readonly id: string }>({
  area,
  list,
  words: { title, note, none },
  columns,
  shown,
}: {
  area: Area & { readonly ancestors: readonly Area[] };
  list: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly node: Node }[];
  } | null;
  words: { readonly title: string; readonly note: string; readonly none: string };
  columns: readonly ListColumn<Node>[];
  shown: Shown;
}) {
  const { view, path, reader } = shown;
  const [first, ...others] = columns;
  return (
    <>
      <AreaCrumbs area={area} shown={shown}>
        {title}
      </AreaCrumbs>
      <h1>{title}</h1>
      <p class="soft">{note}</p>
      <YearChoice shown={shown} />
      {list?.totalCount === 0 ? <p>{none}</p> : null}
      {list && list.edges.length > 0 ? (
        <table class="records">
          <thead>
            <tr>
              {columns.map(({ name, isNumber }) => (
                <th key={name} scope="col" class={isNumber ? 'number' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.edges.map(({ node }) => (
              <tr key={node.id}>
                <th scope="row">{first?.cell(node)}</th>
                {others.map(({ name, cell, isNumber, isNamed, inBangla }) => (
                  <td key={name} class={isNumber ? 'number' : undefined} lang={inBangla ? 'bn' : undefined}>
                    {isNamed ? (
                      <span class="cell-of" aria-hidden="true">
                        {name}:{' '}
                      </span>
                    ) : null}
                    {cell(node)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {list ? <Pager shown={shown} totalCount={list.totalCount} pageInfo={list.pageInfo} /> : null}
      <p class="downloads screen-only">
        <a href={addressOf(`${path}.csv`, view, { own: {} })}>{meetingWords[reader.language].downloadCsv}</a>
      </p>
    </>
  );
}

/** The area that a row is of, with its level. */
export function areaColumn({ reader, view }: Shown): ListColumn<{
  readonly area:
    (Area & { readonly level: 'COUNTRY' | 'DIVISION' | 'DISTRICT' | 'UPAZILA' | 'UNION' }) | null;
}> {
  return {
    name: meetingWords[reader.language].area,
    cell: ({ area }) =>
      area ? (
        <>
          <a href={addressElsewhere(`/areas/${area.code}`, view)}>{reader.name(area)}</a>{' '}
          <small class="soft">{reader.words[area.level]}</small>
        </>
      ) : null,
  };
}

/** A small word about a row, in the language of the page. */
export function Aside({ children, shown }: { children: ComponentChildren; shown: Shown }) {
  return (
    <small class="soft" lang={shown.reader.language}>
      {children}
    </small>
  );
}
