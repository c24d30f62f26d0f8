/** Words in Bangla and in English, side by side so that neither is forgotten. */
export type Pairs = Readonly<Record<string, readonly [bangla: string, english: string]>>;

/** Pairs of words as two sets, one for each language. */
export function inBoth<Given extends Pairs>(pairs: Given) {
  const side = (index: 0 | 1) =>
    Object.fromEntries(Object.entries(pairs).map(([name, pair]) => [name, pair[index]])) as Record<
      keyof Given,
      string
    >;
  return { bn: side(0), en: side(1) };
}
