/** One value that an answer expects or a reading gives: the field it belongs to, its place, and itself as text. */
export interface Fact {
  /** The name of the field, such as `items.dueOn`: the same for every item. */
  readonly field: string;
  /** Where it stands, such as `items.2.dueOn`. */
  readonly place: string;
  readonly value: string;
}

/** How well a field was read over many papers. */
export interface FieldScore {
  readonly field: string;
  readonly expected: number;
  readonly found: number;
  readonly right: number;
}

export interface Miss {
  readonly paper: string;
  readonly place: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/** Compares readings with answers value by value, so that precision and recall can be told for each field. */
export class Scores {
  private readonly fields = new Map<string, { expected: number; found: number; right: number }>();
  readonly misses: Miss[] = [];

  add(paper: string, answer: unknown, reading: unknown): void {
    const expected = new Map(factsOf(answer).map((fact) => [fact.place, fact]));
    const found = new Map(factsOf(reading).map((fact) => [fact.place, fact]));
    for (const place of new Set([...expected.keys(), ...found.keys()])) {
      const want = expected.get(place);
      const got = found.get(place);
      const score = this.scoreOf(want?.field ?? got?.field ?? place);
      const isRight = want !== undefined && want.value === got?.value;
      if (want) score.expected += 1;
      if (got) score.found += 1;
      if (isRight) score.right += 1;
      else this.misses.push({ paper, place, expected: want?.value ?? null, found: got?.value ?? null });
    }
  }

  byField(): FieldScore[] {
    return [...this.fields]
      .map(([field, score]) => ({ field, ...score }))
      .sort((a, b) => a.field.localeCompare(b.field));
  }

  total(): FieldScore {
    const sum = { field: 'all', expected: 0, found: 0, right: 0 };
    for (const { expected, found, right } of this.fields.values()) {
      sum.expected += expected;
      sum.found += found;
      sum.right += right;
    }
    return sum;
  }

  private scoreOf(field: string): { expected: number; found: number; right: number } {
    const score = this.fields.get(field) ?? { expected: 0, found: 0, right: 0 };
    this.fields.set(field, score);
    return score;
  }
}

/** Of what was found, how much is right. */
export const precision = ({ found, right }: FieldScore): number => (found === 0 ? 1 : right / found);

/** Of what is in the papers, how much was found. */
export const recall = ({ expected, right }: FieldScore): number => (expected === 0 ? 1 : right / expected);

/** The values of a record that say something; null and empty lists say nothing. */
function factsOf(value: unknown, place = '', field = ''): Fact[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value))
    return value.flatMap((each, index) => factsOf(each, `${place}.${nameOf(each) ?? index}`, field));
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, each]) =>
      factsOf(each, place === '' ? name : `${place}.${name}`, field === '' ? name : `${field}.${name}`),
    );
  return [{ field, place, value: JSON.stringify(value) }];
}

/** A finding is the same one wherever it stands in the list; everything else is known by its order. */
function nameOf(value: unknown): string | null {
  const { code, line, item } = (value ?? {}) as Record<string, unknown>;
  return typeof code === 'string' ? [code, line, item].map(String).join(' ') : null;
}
