import { dhakaToday, fiscalYearsTo } from '../calendar';
import { meetingWords } from '../words/meeting';
import { KeptForm } from './kept-form';
import type { Shown } from './page';

/** A form that changes the fiscal year of a list and keeps the rest of its address but for the place in it. */
export function YearChoice({ shown }: { shown: Shown }) {
  const { view, reader } = shown;
  return (
    <KeptForm shown={shown}>
      <label>
        {reader.words.fiscalYear}{' '}
        <select name="fiscalYear">
          <option value="" selected={view.fiscalYear === null}>
            {meetingWords[reader.language].allYears}
          </option>
          <YearOptions selected={view.fiscalYear} inDigits={reader.inDigits.bind(reader)} />
        </select>
      </label>
    </KeptForm>
  );
}

/** Fiscal years from the present one back to the first with papers; one that was asked for is always there. */
export function YearOptions({
  selected,
  inDigits,
}: {
  selected: string | null;
  inDigits: (text: string) => string;
}) {
  const years = [...fiscalYearsTo(dhakaToday())];
  if (selected !== null && !years.includes(selected)) years.push(selected);
  return (
    <>
      {years.map((year) => (
        <option key={year} value={year} selected={year === selected}>
          {inDigits(year)}
        </option>
      ))}
    </>
  );
}
