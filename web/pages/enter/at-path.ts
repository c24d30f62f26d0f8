type Record_ = Record<string, unknown>;

/** The value at a path such as `decisions.0.text`; undefined where the way does not lead so far. */
export function valueAt(record: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, step)
          ? (value as Record_)[step]
          : undefined,
      record,
    );
}

/** Puts a value at a path, making the way to it. Paths are those of the forms, never what somebody sent. */
export function putAt(record: Record_, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at = record;
  for (const [index, step] of steps.entries()) {
    const next = Object.hasOwn(at, step) ? at[step] : undefined;
    if (typeof next !== 'object' || next === null)
      at[step] = /^\d+$/.test(steps[index + 1] ?? last) ? [] : {};
    at = at[step] as Record_;
  }
  at[last] = value;
}
