/** A kept page with its notice opened: every page carries one, closed, in its own language. */
export function withAge(html: string, at: string): string {
  const day = Number.isNaN(Date.parse(at)) ? '' : new Date(at).toISOString();
  return html.replace('id="kept" hidden', `id="kept" data-at="${day}"`);
}
