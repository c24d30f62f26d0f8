/** The address of a government portal in a text: the letters around "gov.bd"; null where none stands there. */
export function portalHostIn(text: string): string | null {
  const lower = text.toLowerCase();
  const at = lower.indexOf('.gov.bd');
  if (at === -1) return null;
  let from = at;
  while (from > 0 && HOST_LETTERS.includes(lower.charAt(from - 1))) from -= 1;
  const host = text.slice(from, at + '.gov.bd'.length);
  return from === at || host.length > LONGEST_HOST ? null : host.replace(/^[.-]/, '');
}

const HOST_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789-.';
const LONGEST_HOST = 200;
