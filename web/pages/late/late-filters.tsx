import { KeptForm } from '../../parts/kept-form';
import type { Shown } from '../../parts/page';
import { YearOptions } from '../../parts/year-choice';
import { lateWords } from '../../words/late';
import { REASONS, type LateChoice } from './read-late';

/** A form by which the late list is narrowed; it needs no script, and its answer is an address. */
export function LateFilters({ choice, shown }: { choice: LateChoice; shown: Shown }) {
  const { reader } = shown;
  const words = lateWords[reader.language];
  return (
    <KeptForm shown={shown} asks={['reason', 'years']}>
      <label>
        {words.lateReason}{' '}
        <select name="reason">
          <option value="">{words.anyReason}</option>
          {REASONS[choice.kind].map((reason) => (
            <option key={reason} value={reason} selected={reason === choice.reason}>
              {words[reason]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.whichYears}{' '}
        <select name="years">
          <option value="recent">{words.recentYears}</option>
          <option value="older" selected={choice.archive}>
            {words.archiveYears}
          </option>
          <YearOptions selected={choice.fiscalYear} inDigits={reader.inDigits.bind(reader)} />
        </select>
      </label>
    </KeptForm>
  );
}
