import { addressElsewhere } from '../view';
import { meetingWords } from '../words/meeting';
import type { Page, Shown } from './page';

/** The page where there is nothing to be seen: what is not there and what one may not see look the same. */
export function noRecord({ view, reader }: Shown): Page {
  const words = meetingWords[reader.language];
  return {
    status: 404,
    title: words.noRecordTitle,
    body: (
      <>
        <h1>{words.noRecordTitle}</h1>
        <p>{words.noRecordWhy}</p>
        <p>{words.noRecordDo}</p>
        <p>
          <a href={addressElsewhere('/', view)}>{reader.words.toStart}</a>
        </p>
      </>
    ),
  };
}
