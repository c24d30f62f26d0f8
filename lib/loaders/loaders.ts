import DataLoader from 'dataloader';

/** The loaders of one request, and what else it needs once: made when first asked for, for each name and set of arguments. */
export class Loaders {
  private readonly made = new Map<string, unknown>();
  private readonly byArguments = new WeakMap<object, Map<string, unknown>>();

  /** `beforeEach` is called before each batch, and may refuse it. */
  constructor(private readonly beforeEach: () => void = () => undefined) {}

  /**
   * The loader for a name and arguments. Loads of the same tick become one call of `load`, which
   * gets each key once and answers in key order.
   */
  for<Value>(
    name: string,
    args: unknown,
    load: (keys: readonly string[]) => Promise<readonly Value[]>,
  ): DataLoader<string, Value> {
    // A refusal thrown at once must reach the client as it is; DataLoader would wrap it in a fault of its own.
    const make = (): DataLoader<string, Value> =>
      new DataLoader(async (keys: readonly string[]) => {
        this.beforeEach();
        return load([...keys]);
      });
    return this.once(`loader ${name}`, args, make);
  }

  /**
   * What `make` gives, made once in the request for a name and arguments that say the same; it is kept also where
   * it is a promise that fails, and not where it throws. Most ask with one object of arguments for all the places
   * that a field stands at: then nothing is written out to compare.
   */
  once<Made>(name: string, args: unknown, make: () => Made): Made {
    if (typeof args !== 'object' || args === null) return this.equal(name, args, make);
    let names = this.byArguments.get(args);
    if (!names) this.byArguments.set(args, (names = new Map<string, unknown>()));
    if (!names.has(name)) names.set(name, this.equal(name, args, make));
    return names.get(name) as Made;
  }

  private equal<Made>(name: string, args: unknown, make: () => Made): Made {
    const key = `${name} ${JSON.stringify(args)}`;
    if (!this.made.has(key)) this.made.set(key, make());
    return this.made.get(key) as Made;
  }
}
