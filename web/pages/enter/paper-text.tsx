import type { Reader } from '../../language';
import { wordsOf } from './fields';

export interface FoundOdd {
  readonly code: string;
  readonly severity: 'INFO' | 'WARNING' | 'ERROR';
  readonly line: number | null;
  readonly message: string;
  readonly raw: string | null;
}

/** The text of a paper line by line, each finding at the line that it is about. */
export function PaperText({
  text,
  findings,
  reader,
}: {
  text: string;
  findings: readonly FoundOdd[];
  reader: Reader;
}) {
  const words = wordsOf(reader);
  return (
    <section class="paper-text" aria-label={words.paperText} tabIndex={0}>
      <h2>{words.paperText}</h2>
      <ol lang="bn">
        {text.split('\n').map((line, index) => {
          const odd = findings.filter((finding) => finding.line === index + 1);
          return (
            <li key={index} id={`line-${index + 1}`} class={odd.length > 0 ? 'odd' : undefined}>
              <Marked line={line} raws={odd.flatMap(({ raw }) => raw ?? [])} />
              {odd.map((finding) => (
                <OddNote key={finding.code} finding={finding} reader={reader} />
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** All findings, with links to their lines. */
export function Findings({ findings, reader }: { findings: readonly FoundOdd[]; reader: Reader }) {
  const words = wordsOf(reader);
  if (findings.length === 0) return <p class="hint">{words.noFindings}</p>;
  return (
    <details class="found" open={findings.some(({ severity }) => severity !== 'INFO')}>
      <summary>
        {words.findings}: {reader.count(findings.length)}
      </summary>
      <ul>
        {findings.map((finding, index) => (
          <li key={index}>
            {finding.line === null ? null : (
              <a href={`#line-${finding.line}`}>
                {words.line} {reader.count(finding.line)}
              </a>
            )}{' '}
            <OddNote finding={finding} reader={reader} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function OddNote({ finding: { code, severity, message }, reader }: { finding: FoundOdd; reader: Reader }) {
  return (
    <span class={`odd-note ${severity.toLowerCase()}`}>
      <strong>{wordsOf(reader)[severity]}</strong> <span lang="en">{message}</span> <code>{code}</code>
    </span>
  );
}

/** The words of the line that a finding is about, marked. */
function Marked({ line, raws }: { line: string; raws: readonly string[] }) {
  const raw = raws.find((words) => words !== '' && line.includes(words));
  if (raw === undefined) return <>{line === '' ? '\u00a0' : line}</>;
  const at = line.indexOf(raw);
  return (
    <>
      {line.slice(0, at)}
      <mark>{raw}</mark>
      {line.slice(at + raw.length)}
    </>
  );
}

/** Beginnings of this length are told apart in a paper. */
const BEGINNING = 24;

/** Finds the line on which a row of a record stands, by the beginning of its longest text; null where none is like it. */
export function lineFinder(text: string): (row: unknown) => number | null {
  const lines = text.split('\n');
  return (row) => {
    const texts = JSON.stringify(row, (_key, value: unknown) => value).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    const longest = texts
      .map((quoted) => JSON.parse(quoted) as string)
      .sort((a, b) => b.length - a.length)[0];
    const beginning = longest?.slice(0, BEGINNING).split('\n')[0]?.trim();
    if (!beginning || beginning.length < 4) return null;
    const at = lines.findIndex((line) => line.includes(beginning));
    return at < 0 ? null : at + 1;
  };
}
