import type { Reader } from '../../language';
import type { Shown } from '../../parts/page';
import { addressElsewhere } from '../../view';
import { deskWords } from '../../words/desk';

type State = 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'PUBLISHED';

interface Row {
  readonly id: string;
  readonly state: State;
  readonly title?: string | null;
  readonly number?: string | null;
  readonly heldOn?: string | null;
  readonly month?: string | null;
  readonly fiscalYear?: string;
  readonly remark?: string | null;
  readonly area: { readonly nameBn: string; readonly nameEn: string } | null;
}

/** A paper on its way to the public. */
export interface PaperRow extends Row {
  readonly kind: 'minutes' | 'plan' | 'annualReport';
}

type Rows<One> = { readonly edges: readonly { readonly node: One }[] } | null;

/** Papers of the three kinds as one list. */
export function paperRows<M extends Row, P extends Row, A extends Row>({
  meetings,
  actionPlans,
  annualReports,
}: {
  meetings: Rows<M>;
  actionPlans: Rows<P>;
  annualReports: Rows<A>;
}): PaperRow[] {
  const of = (kind: PaperRow['kind'], rows: Rows<Row>) =>
    (rows?.edges ?? []).map(({ node }): PaperRow => ({ ...node, kind }));
  return [...of('minutes', meetings), ...of('plan', actionPlans), ...of('annualReport', annualReports)];
}

/** A paper in a line: what kind, of when, and what it is called. */
export function paperName(row: PaperRow, reader: Reader): string {
  const words = deskWords[reader.language];
  const when = row.heldOn ? reader.day(row.heldOn) : reader.inDigits(row.month ?? row.fiscalYear ?? '');
  return [words[row.kind], when, row.title].filter(Boolean).join(' · ');
}

/** Papers with the way to what can be done with each; nothing at all where there is none. */
export function Papers({
  title,
  rows,
  shown: { reader, view },
  showsArea = false,
}: {
  title: string;
  rows: readonly PaperRow[];
  shown: Shown;
  showsArea?: boolean;
}) {
  const words = deskWords[reader.language];
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>
        {title} <span class="many">{reader.count(rows.length)}</span>
      </h2>
      <ul class="cards">
        {rows.map((row) => (
          <li key={row.id}>
            <p class="what">
              <a href={addressElsewhere(`/desk/papers/${row.id}`, view)}>{paperName(row, reader)}</a>
            </p>
            <p class="facts-line">
              {showsArea && row.area ? <span>{reader.name(row.area)}</span> : null}
              <span class="tag">{words[row.state]}</span>
              {row.remark ? (
                <span>
                  {words.returnedWith}: <q lang="bn">{row.remark}</q>
                </span>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
