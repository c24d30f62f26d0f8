import DataLoader from 'dataloader';

/** The loaders of one request: made when first asked for, one for each name and set of arguments. */
export class Loaders {
  private readonly made = new Map<string, unknown>();

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
    const key = `${name} ${JSON.stringify(args)}`;
    let loader = this.made.get(key) as DataLoader<string, Value> | undefined;
    if (!loader) {
      // A refusal thrown at once must reach the client as it is; DataLoader would wrap it in a fault of its own.
      loader = new DataLoader(async (keys: readonly string[]) => {
        this.beforeEach();
        return load([...keys]);
      });
      this.made.set(key, loader);
    }
    return loader;
  }
}
