/** @jsxImportSource react */
import { useMemo } from 'react';
import type { Run } from './ask-hub';
import { download, FORMATS, tableOfRun } from './download';
import type { Setup } from './setup';

/** Below the answer: what it cost, and the answer as a file. */
export function ResultBar({ run, setup: { words, locale } }: { run: Run | null; setup: Setup }) {
  const numbers = useMemo(() => new Intl.NumberFormat(locale), [locale]);
  const rows = useMemo(() => (run?.answer.data ? tableOfRun(run).rows.length : null), [run]);
  const cost = run?.answer.extensions?.cost;
  const costText = !cost
    ? words.costNone
    : [
        `${words.cost}: ${filled(words.costOf, { cost: numbers.format(cost.cost), limit: numbers.format(cost.limit) })}`,
        ...(cost.remaining === null
          ? []
          : [filled(words.costRemaining, { remaining: numbers.format(cost.remaining) })]),
      ].join(' · ');
  return (
    <div className="result-bar">
      <p role="status" className="cost">
        {costText}
        {rows === null ? null : ` · ${filled(words.rowsOf, { rows: numbers.format(rows) })}`}
        {run?.answer.data && run.answer.errors?.length ? <strong> · {words.withErrors}</strong> : null}
      </p>
      <p className="downloads">
        {FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            disabled={!run || (format !== 'JSON' && rows === null)}
            aria-label={`${words.download}: ${format}`}
            onClick={() => {
              if (run) void download(run, format);
            }}
          >
            <span aria-hidden="true">↓</span> {format}
          </button>
        ))}
      </p>
    </div>
  );
}

function filled(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
}
