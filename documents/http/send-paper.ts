import type { Response } from 'express';
import { dayInDhaka } from '../../lib/time/day';
import { type Format, renderPaper } from '../write/render';
import { type PaperWanted, writePaper } from '../write/write-paper';
import { askAs, type Visitor } from './visitor';

/** A paper that an address names. */
export interface PaperAddressed {
  readonly wanted: PaperWanted;
  readonly format: Format;
  /** The name of the file, without its ending; letters, digits and hyphens only. */
  readonly name: string;
}

/** Writes a paper from what the visitor may see. Only what the public sees may be kept by caches between. */
export async function sendPaper(
  visitor: Visitor,
  { wanted, format, name }: PaperAddressed,
  response: Response,
): Promise<void> {
  const paper = await writePaper(wanted, askAs(visitor), dayInDhaka(new Date()));
  const file = await renderPaper(paper, format);
  const { type, shown } = FORMS[format];
  response.set({
    'content-type': type,
    'content-disposition': `${shown}; filename="${name}.${format}"`,
    'content-security-policy': POLICY,
    'cache-control':
      visitor.viewer.role === 'PUBLIC' ? `public, max-age=${KEPT_SECONDS}` : 'private, no-store',
    vary: 'Authorization, Origin',
  });
  response.send(typeof file === 'string' ? file : Buffer.from(file));
}

/** Short, so that what is withdrawn is soon gone. */
const KEPT_SECONDS = 60;

/** A paper runs and fetches nothing; only pages of this hub may show it in a frame. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const FORMS: Record<Format, { readonly type: string; readonly shown: 'inline' | 'attachment' }> = {
  html: { type: 'text/html; charset=utf-8', shown: 'inline' },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    shown: 'attachment',
  },
  txt: { type: 'text/plain; charset=utf-8', shown: 'inline' },
};
