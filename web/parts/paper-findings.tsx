import type { Reader } from '../language';
import { meetingWords } from '../words/meeting';

interface Finding {
  readonly code: string;
  readonly severity: 'INFO' | 'WARNING' | 'ERROR';
  readonly line: number | null;
  readonly message: string;
}

/** What a reader should know about the paper behind a record; what matters most comes first. */
export function PaperFindings({ findings, reader }: { findings: readonly Finding[]; reader: Reader }) {
  const words = meetingWords[reader.language];
  if (findings.length === 0) return null;
  const weight = { ERROR: 0, WARNING: 1, INFO: 2 };
  const sorted = [...findings].sort((a, b) => weight[a.severity] - weight[b.severity]);
  return (
    <section class="findings" aria-labelledby="findings">
      <h2 id="findings">{words.findings}</h2>
      <p class="soft">{words.findingsNote}</p>
      <ul>
        {sorted.map(({ code, severity, line, message }, index) => (
          <li key={index}>
            <strong class={`severity ${severity.toLowerCase()}`}>{words[severity]}</strong>{' '}
            <span lang={/[\u0980-\u09ff]/.test(message) ? 'bn' : 'en'}>{message}</span>{' '}
            <small class="soft">
              <code>{code}</code>
              {line === null ? '' : ` · ${words.line} ${reader.count(line)}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
