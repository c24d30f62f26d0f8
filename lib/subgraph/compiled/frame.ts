import type { ResponsePath } from 'graphql';

/** An object or a list of an answer while it is being filled, and where it stands in the whole. */
export class Frame {
  /** Whether nothing of it will be told: something in it that may not be null could not be had. */
  private isVoid = false;

  constructor(
    private readonly parent: Frame | null,
    private readonly key: string | number,
    private readonly isNonNull: boolean,
    /** The type of an object; none for a list. */
    private readonly typename: string | undefined,
    readonly holds: Record<string | number, unknown>,
  ) {}

  /** Whether whatever is found for a place in it is for nobody. */
  get isLost(): boolean {
    if (this.isVoid) return true;
    return this.parent !== null && this.parent.isLost;
  }

  /** Whether this very object or list is void, as seen by whoever fills it. */
  get isOver(): boolean {
    return this.isVoid;
  }

  /** Puts null where something could not be had: at its own place, or at the nearest one around it that may be null. */
  lose(key: string | number, isNonNull: boolean): void {
    if (!isNonNull) {
      this.holds[key] = null;
      return;
    }
    this.isVoid = true;
    this.parent?.lose(this.key, this.isNonNull);
  }

  /** Where a place in it stands, from the root. */
  pathTo(key: string | number): (string | number)[] {
    const path = this.parent ? this.parent.pathTo(this.key) : [];
    path.push(key);
    return path;
  }

  /** The same as graphql-js tells a resolver. */
  linkTo(key: string | number): ResponsePath {
    return { prev: this.parent?.linkTo(this.key), key, typename: this.typename };
  }

  /** The object around it that a field belongs to, and the key of that field; for an object, itself. */
  fieldAround(key: string | number): { frame: Frame; key: string | number } {
    if (this.typename !== undefined || !this.parent) return { frame: this, key };
    return this.parent.fieldAround(this.key);
  }
}
