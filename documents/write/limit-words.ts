import type { Day } from '../../lib/time/day';
import { isContinuing } from '../recognise/continuing';
import { dueDay } from '../recognise/due-day';
import { dayInFigures } from './official-words';
import type { DecisionRecord } from './records/meeting-record';

/** The time limit (সময়সীমা) of a decision in a cell of its own; empty where its words tell the same. */
export function limitWords(decision: DecisionRecord, heldOn: Day | null): string {
  const { text, agendaItem, kind, dueOn, dueBasis } = decision;
  const told = dueDay(text, heldOn);
  const goesOn = isContinuing(`${text} ${agendaItem?.topic ?? ''}`) && told.dueBasis !== 'STATED';
  if (told.dueOn === dueOn && told.dueBasis === dueBasis && goesOn === (kind === 'CONTINUING')) return '';
  if (dueBasis === 'NEXT_MEETING') return 'পরবর্তী সভার পূর্বে';
  if (dueOn !== null) return dayInFigures(dueOn);
  return kind === 'CONTINUING' ? 'চলমান' : '';
}
