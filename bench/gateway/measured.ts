/** What one slice of a row showed. */
export interface Slice {
  readonly round: number;
  readonly perSecond: number;
  readonly ms: readonly number[];
  readonly requests: number;
  readonly cpuSeconds: number;
  readonly residentMb: number;
  readonly writes: number;
  readonly faults: number;
  readonly fault: string;
}

/** The value below which a share of them lies; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** How often as many requests a second one row answers as another: the median of the rounds, each by itself. */
export function ratio(of: readonly Slice[], to: readonly Slice[]): number {
  return median(
    of.flatMap(({ round, perSecond }) => {
      const beside = to.find((slice) => slice.round === round);
      return beside ? [perSecond / beside.perSecond] : [];
    }),
  );
}

/** A row of the table: requests a second, median, p99, processor time of a request, memory. */
export function figures(slices: readonly Slice[]): string[] {
  const ms = slices.flatMap((slice) => slice.ms);
  const requests = sum(slices.map((slice) => slice.requests));
  const cpuMs = (sum(slices.map(({ cpuSeconds }) => cpuSeconds)) * 1000) / Math.max(1, requests);
  return [
    shown(median(slices.map(({ perSecond }) => perSecond))),
    shown(quantile(ms, 0.5)),
    shown(quantile(ms, 0.99)),
    shown(cpuMs),
    Math.max(...slices.map(({ residentMb }) => residentMb)).toFixed(0),
  ];
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Three figures, whatever the size. */
function shown(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
}
