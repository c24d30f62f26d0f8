import { MARKUP } from '../../attacks/markup';

/** Texts that a record may hold, each with a mark at its end by which a page that shows it is told. */
export const PAYLOADS: readonly string[] = [
  ...MARKUP,
  '<svg/onload=alert(1)>',
  '<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '</script><script>alert(1)</script>',
  '</textarea><img src=x onerror=alert(1)>',
  '</select><img src=x onerror=alert(1)>',
  '</option></select><script>alert(1)</script>',
  '</svg><script>alert(1)</script>',
  '</iframe><script>alert(1)</script>',
  '" onfocus=alert(1) autofocus x="',
  "' onfocus=alert(1) autofocus x='",
  '` onfocus=alert(1) autofocus x=`',
  '" style="width:expression(alert(1))"',
  'javascript:alert(1)',
  'JaVa\tScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:alert(1)',
  '{{alert(1)}}',
  '${alert(1)}',
  '<%= alert(1) %>',
  '#{alert(1)}',
  '"});alert(1);//',
  "');alert(1);//",
  '\\"});alert(1);//',
  '\u2028alert(1)\u2029',
  '\u202e)1(trela=daolno gvs<\u202c',
  '<img src=x onerror\u200d=alert(1)>',
  '<math><mi xlink:href="javascript:alert(1)">ক</mi></math>',
  '<isindex action=javascript:alert(1) type=image>',
  '=HYPERLINK("https://evil.example";"ক")',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '+1+cmd',
  '-2+3+cmd',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  ' =1+1',
  '";=1+1;"',
  'ক\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x',
  'ক\r\nContent-Disposition: inline\r\n\r\n<script>alert(1)</script>',
  '../../etc/passwd"; filename="x.html',
].map((text, place) => `${text}${markOf(place)}`);

/** It stands as a comment in scripts, and as a word anywhere else. */
export function markOf(place: number): string {
  return `//§${place}§`;
}

/** The marks that a text shows, each by the place of its payload. */
export function placesIn(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(/§(\d+)§/g)].map(([, place]) => Number(place)));
}

/** What no text of a record may hold at all. */
export const REFUSED = '<a\u0000href="javascript:alert(1)">ক</a>';
