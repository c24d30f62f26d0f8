import type { Shown } from '../../parts/page';
import { YearOptions } from '../../parts/year-choice';
import { addressOf } from '../../view';
import { lateWords } from '../../words/late';
import { REASONS, type LateChoice } from './read-late';

/** A form by which the late list is narrowed; it needs no script, and its answer is an address. */
export function LateFilters({ choice, shown: { view, reader, path } }: { choice: LateChoice; shown: Shown }) {
  const words = lateWords[reader.language];
  const own = { ...view.own, after: '', reason: '', years: '' };
  const kept = new URLSearchParams(addressOf(path, view, { fiscalYear: null, own }).split('?', 2)[1]);
  return (
    <form class="filters" method="get" action={path}>
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
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
      <button type="submit">{reader.words.show}</button>
    </form>
  );
}
