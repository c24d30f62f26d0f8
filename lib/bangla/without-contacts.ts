const LEFT_OUT = '[…]';

/**
 * The text without phone numbers and mail addresses, in either script and however they are spaced. What only
 * looks like one stays: memo numbers, days, codes and amounts of money are what a paper is about.
 */
export function withoutContacts(text: string): string {
  if (!MAY_HOLD_ONE.test(text)) return text;
  const left = withoutAddresses(text);
  return [...NUMBERS, ...MORE_LINES].reduce((rest, number) => rest.replace(number, LEFT_OUT), left);
}

/** Nearly every text is let through by one look: no "@", no digit, nothing to look for. */
const MAY_HOLD_ONE = /[@＠0-9০-৯０-９]|[[({] ?(?:at|অ্যাট) ?[\])}]/iu;

const DIGIT = '[0-9০-৯０-９]';
const ZERO = '[0০０]';
/** What people put between the digits of a number, a joiner that nobody sees among them. */
const GAP = '[ \\u00a0\\u2000-\\u200d\\u202f\\u2060()\\-\\u2010-\\u2015./]';
const NARROW_GAP = '[ \\u00a0\\u2000-\\u200d\\u202f\\u2060\\-\\u2010-\\u2015]';
const COUNTRY = `(?:(?:\\+|${ZERO}${ZERO})?(?:88|৮৮|８８)${GAP}{0,2})`;
const NOT_AFTER_DIGIT = `(?<!${DIGIT})`;
const NOT_BEFORE_DIGIT = `(?!${DIGIT})`;
/** Within a memo number stands a dot, and a digit before it. */
const NOT_IN_MEMO = `(?<!${DIGIT}[.\\-/]?)`;
const one = (pattern: string): RegExp => new RegExp(pattern, 'giu');

const NUMBERS = [
  // A number that says of itself what it is.
  one(
    `(?:ফোন|মোবাইল|মোবা|টেলিফোন|টেলি|ফ্যাক্স|হোয়াটসঅ্যাপ|হোয়াটসঅ্যাপ|whatsapp|telephone|phone|mobile|mob|cell|fax|tel)\\.?(?: ?\\(?(?:নং|নম্বর|নাম্বার|number|no)\\)?)?\\.?${GAP}{0,3}[:ঃ=]?${GAP}{0,3}\\+?${DIGIT}(?:${GAP}{0,2}${DIGIT}){5,14}`,
  ),
  // A mobile number in one piece or two; nothing else has eleven digits and begins so.
  one(
    `${NOT_AFTER_DIGIT}${COUNTRY}?${ZERO}[1১１][1-9১-৯１-９]${DIGIT}{2}${GAP}{0,3}${DIGIT}{6}${NOT_BEFORE_DIGIT}`,
  ),
  // A mobile number in pieces, with no dot behind its first two digits, as memo numbers have there.
  one(
    `${NOT_IN_MEMO}${COUNTRY}?${ZERO}[1১１]${NARROW_GAP}?[3-9৩-৯３-９](?:${GAP}{0,2}${DIGIT}){8}(?!\\.?${DIGIT})`,
  ),
  // With the country's number and without the zero.
  one(
    `${NOT_AFTER_DIGIT}(?:\\+|${ZERO}${ZERO})(?:88|৮৮|８８)${ZERO}${GAP}{0,2}${DIGIT}(?:${GAP}{0,2}${DIGIT}){7,11}`,
  ),
  one(
    `${NOT_AFTER_DIGIT}(?:88|৮৮|８８)${ZERO}${GAP}{0,2}[1১１][1-9১-৯１-９](?:${GAP}{0,2}${DIGIT}){8}${NOT_BEFORE_DIGIT}`,
  ),
  // An office line in one piece: nothing else that is counted or dated begins with a zero and goes on so long.
  one(`${NOT_IN_MEMO}${COUNTRY}?${ZERO}[2-9২-৯２-９]${DIGIT}{7,9}(?!\\.?${DIGIT})`),
  // The line of an office: the number of its town, a gap, its own.
  one(
    `${NOT_IN_MEMO}${COUNTRY}?\\(?${ZERO}[2২２]\\)?${NARROW_GAP}{1,2}(?:${DIGIT}{7,8}|${DIGIT}{3,5}${NARROW_GAP}${DIGIT}{4})(?!\\.?${DIGIT})`,
  ),
  one(
    `${NOT_IN_MEMO}${COUNTRY}?\\(?${ZERO}[3-9৩-৯３-９]${DIGIT}{1,3}\\)?${NARROW_GAP}{1,2}(?:${DIGIT}{5,7}|${DIGIT}{2,3}${NARROW_GAP}${DIGIT}{2,3}(?:${NARROW_GAP}${DIGIT}{2})?)(?!\\.?${DIGIT})`,
  ),
];

/** Further lines of the same office: "772233/4", "9551234, 9551235". */
const MORE_LINES = Array.from({ length: 3 }, () =>
  one(`\\[…\\](?: ?/ ?${DIGIT}{1,8}|, ?${DIGIT}{5,8}(?! ?(?:টাকা|টি|জন|taka|tk)))`),
);

/** The sign of a mail address, also with blanks around it or spelt out; what stands behind it begins there. */
const SIGN = /[@＠]|[[({] ?(?:at|অ্যাট) ?[\])}]/giu;
const HOST = /^ ?[\p{L}\p{M}0-9-]{1,63}(?: ?(?:\.|[[({] ?(?:dot|ডট) ?[\])}]) ?[\p{L}\p{M}0-9-]{1,63}){1,5}/iu;
const LETTER = /^[\p{L}\p{M}0-9._%+-]$/u;

/** From each sign backwards over the name and forwards over the host, so that the time grows with the text alone. */
function withoutAddresses(text: string): string {
  let left = '';
  let done = 0;
  for (const { index, 0: sign } of text.matchAll(SIGN)) {
    let from = index;
    if (text.charAt(from - 1) === ' ') from -= 1;
    const end = from;
    while (from > done && LETTER.test(text.charAt(from - 1))) from -= 1;
    const after = index + sign.length;
    const host = HOST.exec(text.slice(after, after + LONGEST_HOST))?.[0];
    if (from === end || index < done || !host) continue;
    left += text.slice(done, from) + LEFT_OUT;
    done = after + host.length;
  }
  return left + text.slice(done);
}

const LONGEST_HOST = 400;
