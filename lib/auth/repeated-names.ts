/**
 * Whether the object that a JSON text is says one of its own names twice. Readers differ in which of the two
 * they believe, so a token that does is believed in neither. The text must be JSON.
 */
export function repeatsAName(json: string): boolean {
  const seen = new Set<string>();
  let depth = 0;
  for (const { 0: token, index } of json.matchAll(TOKENS)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && NAME_ENDS.test(json.slice(index + token.length, index + token.length + 20))) {
      const name = JSON.parse(token) as string;
      if (seen.has(name)) return true;
      seen.add(name);
    }
  }
  return false;
}

/** Strings whole, so that a bracket within one is no bracket. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
const NAME_ENDS = /^\s*:/;
