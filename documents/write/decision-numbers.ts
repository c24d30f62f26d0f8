import { toBanglaDigits } from '../../lib/bangla/digits';
import type { MeetingRecord } from './records/meeting-record';

/**
 * The number of each decision by its id: as minuted, else that of its topic, else its place. Reports
 * name a decision by it, so no two are given the same one.
 */
export function decisionNumbers({ agendaItems, decisions }: MeetingRecord): Map<string, string> {
  const taken = new Set(decisions.flatMap(({ number }) => (number === null ? [] : [number])));
  const numbers = new Map<string, string>();
  decisions.forEach(({ id, number, agendaItem }, index) => {
    const ofTopic = agendaItems.find((item) => item.id === agendaItem?.id)?.number ?? null;
    const own = number ?? (ofTopic !== null && !taken.has(ofTopic) ? ofTopic : toBanglaDigits(index + 1));
    taken.add(own);
    numbers.set(id, own);
  });
  return numbers;
}
