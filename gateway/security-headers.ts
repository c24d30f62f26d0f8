import type { RequestHandler } from 'express';
import helmet from 'helmet';

const self = ["'self'"];
const none = ["'none'"];

/**
 * The headers by which browsers keep the pages of the hub to themselves: nothing is loaded, run, sent or framed
 * but by the hub's own pages, no type is guessed, and no address goes along to other sites.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: self,
        imgSrc: self,
        connectSrc: self,
        fontSrc: self,
        manifestSrc: self,
        workerSrc: self,
        baseUri: none,
        formAction: self,
        frameAncestors: self,
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xPoweredBy: true,
  });
}
