/** Takes mail addresses out of a text: the letters around each "@" with a dot behind it. */
export function withoutMailAddresses(text: string): string {
  let left = '';
  let done = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let from = at;
    while (from > done && isLetter(text.charAt(from - 1))) from -= 1;
    let end = at + 1;
    while (end < text.length && isLetter(text.charAt(end))) end += 1;
    if (from === at || !text.slice(at, end).includes('.')) continue;
    left += text.slice(done, from);
    done = end;
  }
  return left + text.slice(done);
}

function isLetter(letter: string): boolean {
  return /^[a-z0-9._%+-]$/i.test(letter);
}
