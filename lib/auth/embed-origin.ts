/**
 * What is wrong with the address of a site that may use a key, or null: it is written as browsers send it, over
 * https (http on this machine only), with no path and no wildcard.
 */
export function originFault(origin: string): string | null {
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    return 'is not an address; write it as https://bogura.gov.bd';
  }
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url.hostname.includes('*')) return 'names no one site; write each out';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) return 'is not https';
  if (url.origin !== origin) return `is not how a browser writes it; did you mean ${url.origin}`;
  return null;
}
