import { cardWords } from '../words/widget-card';
import type { Kind } from './answer';
import { pageAddress, SIZES, widgetAddress, type Choices } from './choices';

export interface Embedded {
  /** Where the hub is, such as https://sopan.example. */
  readonly hub: string;
  readonly kind: Kind;
  readonly area: string;
  /** In the language of the widget, for whoever does not see it. */
  readonly areaName: string;
  readonly choices: Choices;
}

/** The element: the picture inside is seen where no script runs, and keeps its place until one does. */
export function elementSnippet(embedded: Embedded): string {
  const { hub, kind, area, choices } = embedded;
  const { language, digits, theme, fiscalYear } = choices;
  const attributes = [
    ['area', area],
    ['lang', language],
    ['digits', digits === (language === 'bn' ? 'beng' : 'latn') ? '' : digits],
    ['theme', theme],
    ['fiscal-year', fiscalYear ?? ''],
  ]
    .filter(([, value]) => value)
    .map(([name, value]) => ` ${name}="${escaped(value ?? '')}"`);
  return [
    `<script src="${escaped(hub)}/embed/v1.js" async></script>`,
    `<sopan-${kind}${attributes.join('')}>${linkedPicture(embedded, '.svg')}</sopan-${kind}>`,
  ].join('\n');
}

export function frameSnippet({ hub, kind, area, areaName, choices }: Embedded, width?: number): string {
  const size = SIZES[kind];
  const attributes = [
    `src="${escaped(hub + widgetAddress(kind, area, choices))}"`,
    `title="${escaped(titleOf(kind, areaName, choices))}"`,
    `width="${width ?? size.width}" height="${size.height}" loading="lazy" frameborder="0" data-sopan`,
    'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"',
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}

/** For pages whose system strips scripts and frames: PNG, whose letters are drawn and need no font. */
export function imageSnippet(embedded: Embedded): string {
  return linkedPicture(embedded, '.png');
}

export function titleOf(kind: Kind, areaName: string, { language }: Choices): string {
  const words = cardWords[language];
  return `${words.sopan}: ${areaName}, ${words[kind]}`;
}

/** Text as it stands in HTML and in XML, attributes included. */
export function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

function linkedPicture({ hub, kind, area, areaName, choices }: Embedded, ending: '.svg' | '.png'): string {
  const { width, height } = SIZES[kind];
  const picture = escaped(hub + widgetAddress(kind, area, choices, ending));
  const page = escaped(hub + pageAddress(kind, area, choices));
  const alt = escaped(titleOf(kind, areaName, choices));
  return `<a href="${page}"><img src="${picture}" width="${width}" height="${height}" alt="${alt}"></a>`;
}
