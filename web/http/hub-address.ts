import type { Request } from 'express';

const HOST = /^([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?$/i;

/**
 * The address by which whoever asks reached the hub, such as https://sopan.example. It is what the client says it
 * is, so it may stand only in an answer to that client, which nobody keeps. A proxy says that it spoke https.
 */
export function hubAddress({ headers, socket }: Request): string {
  const { host = '' } = headers;
  const outside = String(headers['x-forwarded-proto'] ?? '')
    .split(',')[0]
    ?.trim()
    .toLowerCase();
  const secure = 'encrypted' in socket || outside === 'https';
  return `${secure ? 'https' : 'http'}://${HOST.test(host) ? host.toLowerCase() : 'localhost'}`;
}
