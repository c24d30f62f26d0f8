/** How a JSON text is built, as far as that can harm whoever walks through it. */
export interface JsonShape {
  /** Objects and lists within each other. */
  readonly depth: number;
  /** Entries of the longest list. */
  readonly longestList: number;
}

/** Measures a JSON text before it is parsed, in one pass and without a stack of calls. What is no JSON gives any numbers. */
export function jsonShape(text: string): JsonShape {
  let [depth, deepest, longestList] = [0, 0, 0];
  /** The commas seen at each level; those of objects are counted too, and dropped when one ends. */
  const commas: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case BRACKET:
      case BRACE:
        depth += 1;
        commas[depth] = 0;
        if (depth > deepest) deepest = depth;
        if (depth > ABSURD) return { depth, longestList };
        break;
      case COMMA:
        commas[depth] = (commas[depth] ?? 0) + 1;
        break;
      case BRACKET_END:
        longestList = Math.max(longestList, (commas[depth] ?? 0) + 1);
        depth -= 1;
        break;
      case BRACE_END:
        depth -= 1;
        break;
      default:
    }
  }
  return { depth: deepest, longestList };
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x5b, 0x5d, 0x7b, 0x7d];
/** Deeper than anyone may ask for, so that measuring on tells nothing more. */
const ABSURD = 10_000;

function endOfString(text: string, begin: number): number {
  let end = text.indexOf('"', begin + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}
