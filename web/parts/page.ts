import type { ComponentChildren } from 'preact';
import type { Reader } from '../language';
import type { View } from '../view';

/** What a page is given to write itself with. */
export interface Shown {
  readonly view: View;
  readonly reader: Reader;
  /** The address without its query, such as /areas/55. */
  readonly path: string;
  /** Who looks; not told where nothing depends on it. */
  readonly viewer?: { readonly role: string; readonly area: string | null; readonly subject: string };
}

/** A page as it was written, for `send-page.ts`. */
export interface Page {
  readonly status?: number;
  readonly title: string;
  /** A part of the answer is missing. */
  readonly isPartial?: boolean;
  readonly body: ComponentChildren;
  /** What stands in the head besides, such as links to other forms of the page. */
  readonly head?: ComponentChildren;
  /** Names of scripts that only this page needs. */
  readonly scripts?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the visitor is to go instead, on this hub: what was sent has been done. */
  readonly seeOther?: string;
}
