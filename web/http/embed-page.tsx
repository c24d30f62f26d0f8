import { renderToString } from 'preact-render-to-string';
import { Card, type CardShown } from '../widgets/card';
import { pageAddress } from '../widgets/choices';
import { cardWords } from '../words/widget-card';

/** Other sites may frame it and nothing else; it loads only what is its own. */
export const FRAME_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ');

/** A widget as a page for a frame. */
export function embedPage(shown: CardShown): string {
  const { choices, answer, kind } = shown;
  const there = typeof answer === 'object' ? answer : null;
  const words = cardWords[choices.language];
  const name = there ? (choices.language === 'bn' ? there.area.nameBn : there.area.nameEn) : words.sopan;
  // A frame whose scheme is not that of the page around it gets an opaque ground.
  const scheme = choices.theme === 'auto' ? 'light dark' : choices.theme;
  const html = renderToString(
    <html lang={choices.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={scheme} />
        <meta name="robots" content="noindex" />
        <title>{`${words[kind]} · ${name}`}</title>
        {there ? <link rel="canonical" href={pageAddress(kind, there.area.code, choices)} /> : null}
        <link rel="stylesheet" href="/embed/v1.css" />
        <script src="/embed/frame.js" defer />
      </head>
      <body class="frame">
        <Card {...shown} />
      </body>
    </html>,
  );
  return `<!doctype html>\n${html}`;
}
