import { FINDINGS, type FindingCode, type FindingSeverity } from './findings';

/** Something in a paper that a person should know, look at, or confirm. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  /** The line of the paper, from 1. */
  readonly line: number;
  /** What is wrong and what to do, in English. */
  readonly message: string;
  /** The words of the paper that it is about. */
  readonly raw: string;
  /** The index in `items` that it is about. */
  readonly item: number | null;
  /** The field of that item or paper whose value waits for confirmation, such as `endsOn`. */
  readonly field: string | null;
}

/** Where a finding stands and what fills its sentence. */
export interface FindingPlace {
  readonly line: number;
  readonly raw: string;
  readonly item?: number | undefined;
  readonly field?: string | undefined;
  readonly values?: Record<string, string | number | null> | undefined;
}

/** Collects the findings of one paper, in the order they were made. */
export class Findings {
  private readonly found: Finding[] = [];

  /** Adds a finding; `{raw}` in its sentence is the words it is about. The same one is kept once. */
  add(code: FindingCode, { line, raw, item, field, values = {} }: FindingPlace): void {
    const { severity, message } = FINDINGS[code];
    const filled: Record<string, string | number | null> = { raw: raw.trim(), ...values };
    const finding: Finding = {
      code,
      severity,
      line,
      message: message.replace(/\{(\w+)\}/g, (_, name: string) => String(filled[name] ?? '')),
      raw: raw.trim(),
      item: item ?? null,
      field: field ?? null,
    };
    const same = this.found.some(
      (other) => other.code === code && other.line === line && other.message === finding.message,
    );
    if (!same) this.found.push(finding);
  }

  /** The findings by line of the paper. */
  all(): Finding[] {
    return [...this.found].sort((a, b) => a.line - b.line);
  }

  /** The first finding with this code; null where there is none. */
  find(code: FindingCode): Finding | null {
    return this.found.find((finding) => finding.code === code) ?? null;
  }
}
