import type { Page, Shown } from '../../parts/page';
import type { Visitor } from '../../http/visitor';
import { addressElsewhere } from '../../view';

const OFFICES: readonly string[] = ['OFFICER', 'COMMISSIONER', 'ADMIN'];

/** Whether somebody may record anything anywhere; what exactly is for the hub to say. */
export const isOffice = ({ viewer }: Visitor) => OFFICES.includes(viewer.role);

/** Only who may let records out may record and publish in one act. */
export const mayPublish = ({ viewer }: Visitor) => viewer.role === 'ADMIN';

/** Leads whoever has not signed in to the page for it. */
export function toSignIn({ view }: Shown): Page {
  return { title: '', body: null, seeOther: addressElsewhere('/sign-in', view) };
}

/** Forms tell their own origin to their own hub, which other pages of it need not. */
export const FORM_HEADERS = { 'referrer-policy': 'same-origin' } as const;
