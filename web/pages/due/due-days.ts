import type { Request, RequestHandler } from 'express';
import { askAs } from '../../http/ask';
import type { Visitor } from '../../http/visitor';
import { readerOf } from '../../language';
import { EntryDueDays } from '../../operations';
import { readView } from '../../view';
import { deskWords } from '../../words/desk';
import { calendarFile, type DueDay } from './calendar-file';

/** The days by which an area is to have done what it owes, for calendars; without a token those of published records. */
export function dueDays(visitorOf: (request: Request) => Visitor): RequestHandler {
  return async (request, response, next) => {
    const { language, digits } = readView(new URLSearchParams(request.originalUrl.split('?', 2)[1]));
    const reader = readerOf(language, digits);
    const words = deskWords[language];
    const visitor = visitorOf(request);
    const { data, errors } = await askAs(visitor)(EntryDueDays, { code: String(request.params['code']) });
    if (errors.length > 0) {
      // Half a calendar would look as if the rest had been done.
      response.status(503).set('retry-after', '60').type('text/plain').send('Try again in a minute.\n');
      return;
    }
    const area = data?.area;
    if (!area) {
      next();
      return;
    }
    const named = (number: string | null | undefined, text: string) => (number ? `${number}. ${text}` : text);
    const decisions = (area.assignments?.edges ?? []).flatMap(({ node: { id, dueOn, decision } }) =>
      day('decision', id, dueOn, words.decision, named(decision?.number, decision?.text ?? '')),
    );
    const activities = (area.activities?.edges ?? []).flatMap(({ node: { id, dueOn, number, task } }) =>
      day('activity', id, dueOn, words.activity, named(number, task)),
    );
    const letters = (area.openReportRequests ?? []).flatMap(({ id, dueOn, meeting }) => {
      const of = [
        meeting?.area ? reader.name(meeting.area) : null,
        meeting?.heldOn ? reader.day(meeting.heldOn) : null,
      ];
      const text = [...of, meeting?.title].filter(Boolean).join(' · ');
      return day('request', id, dueOn, words.letter, text);
    });
    const isPublic = visitor.viewer.role === 'PUBLIC';
    response
      .set({
        'content-disposition': `attachment; filename="due-${area.canonicalCode}.ics"`,
        'cache-control': isPublic ? 'public, max-age=300' : 'private, no-store',
      })
      .type('text/calendar; charset=utf-8')
      .send(
        calendarFile(
          `${reader.name(area)}: ${words.due}`,
          [...letters, ...decisions, ...activities],
          new Date(),
        ),
      );
  };
}

const SHORT = 80;

function day(kind: string, id: string, on: string | null | undefined, word: string, text: string): DueDay[] {
  if (!on) return [];
  const short = [...text].length > SHORT ? `${[...text].slice(0, SHORT).join('')}…` : text;
  return [{ uid: `${kind}-${id}@sopan`, on, summary: `${word}: ${short}`, description: text }];
}
