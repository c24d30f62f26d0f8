import { withoutContacts as withContactsMarked } from '../../lib/bangla/without-contacts';
import { type OfficialPaper, withTexts } from './official-paper';

/**
 * The paper without phone numbers and mail addresses. The hub keeps them only in raw text, but prose that
 * somebody typed may hold one, and a written paper goes anywhere. Nothing stands in their place.
 */
export function withoutContacts(paper: OfficialPaper): OfficialPaper {
  return withTexts(paper, (text) => {
    const marked = withContactsMarked(text);
    return marked === text ? text : marked.replaceAll('[…]', '').replace(/ {2,}/g, ' ').trim();
  });
}
