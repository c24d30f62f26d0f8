import { createElement, type ComponentChildren } from 'preact';
import type { Reader } from '../../language';
import { SIZES, widgetAddress } from '../choices';
import { elementSnippet, frameSnippet, imageSnippet, titleOf, type Embedded } from '../snippets';

/** The three ways to embed a widget, each with what to copy and what comes of it. */
export function Snippets({ reader, ...embedded }: Embedded & { reader: Reader }) {
  const { words } = reader;
  const { kind, area, areaName, choices } = embedded;
  const { width, height } = SIZES[kind];
  const title = titleOf(kind, areaName, choices);
  const picture = (
    <img src={widgetAddress(kind, area, choices, '.png')} width={width} height={height} alt={title} />
  );
  const element = createElement(
    `sopan-${kind}`,
    {
      area,
      lang: choices.language,
      digits: choices.digits,
      theme: choices.theme,
      ...(choices.fiscalYear ? { 'fiscal-year': choices.fiscalYear } : {}),
    },
    picture,
  );
  const frame = (
    <iframe
      src={widgetAddress(kind, area, choices)}
      title={title}
      width={width}
      height={height}
      loading="lazy"
      frameBorder="0"
      data-sopan
      sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
    />
  );
  return (
    <>
      <Way
        id="element"
        heading={words.asElement}
        why={words.asElementWhy}
        snippet={elementSnippet(embedded)}
        reader={reader}
      >
        {element}
      </Way>
      <Way
        id="frame"
        heading={words.asFrame}
        why={words.asFrameWhy}
        snippet={frameSnippet(embedded)}
        reader={reader}
      >
        {frame}
      </Way>
      <Way
        id="image"
        heading={words.asImage}
        why={words.asImageWhy}
        snippet={imageSnippet(embedded)}
        reader={reader}
      >
        {picture}
      </Way>
    </>
  );
}

function Way({
  id,
  heading,
  why,
  snippet,
  reader: { words },
  children,
}: {
  id: string;
  heading: string;
  why: string;
  snippet: string;
  reader: Reader;
  children: ComponentChildren;
}) {
  return (
    <section class="way" aria-labelledby={`${id}-heading`}>
      <div>
        <h2 id={`${id}-heading`}>{heading}</h2>
        <p>{why}</p>
        <pre id={`${id}-snippet`} lang="en" tabIndex={0} aria-label={heading}>
          {snippet}
        </pre>
        <p class="screen-only">
          <button
            type="button"
            hidden
            data-copy={`${id}-snippet`}
            data-done={words.copied}
            data-failed={words.notCopied}
          >
            {words.copy}
          </button>{' '}
          <span role="status" />
        </p>
      </div>
      <div class="preview">
        <h3>{words.preview}</h3>
        {children}
      </div>
    </section>
  );
}
