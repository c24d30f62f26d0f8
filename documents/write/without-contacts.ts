import { withoutMailAddresses } from '../recognise/mail-addresses';
import { type OfficialPaper, withTexts } from './official-paper';

/**
 * The paper without phone numbers and mail addresses. The hub keeps them only in raw text, but prose that
 * somebody typed may hold one, and a written paper goes anywhere.
 */
export function withoutContacts(paper: OfficialPaper): OfficialPaper {
  return withTexts(paper, (text) =>
    text.includes('@') || CONTACTS.some((contact) => contact.test(text)) ? cleaned(text) : text,
  );
}

function cleaned(text: string): string {
  return CONTACTS.reduce(
    (left, contact) => left.replace(new RegExp(contact, 'giu'), ''),
    withoutMailAddresses(text),
  )
    .replace(/ {2,}/g, ' ')
    .trim();
}

const CONTACTS = [
  // A labelled number of any kind.
  /(?:ফোন|মোবাইল|টেলিফোন|ফ্যাক্স|phone|mobile|cell|fax)(?: (?:নং|নম্বর|no))? ?[.:ঃ-]{0,2} ?\+?[০-৯0-9](?:[ -]?[০-৯0-9]){5,14}/iu,
  // A mobile number alone; memo numbers have dots between their digits.
  /(?<![০-৯0-9.])(?:\+?(?:88|৮৮)[ -]?)?[0০][1১][3-9৩-৯](?:[ -]?[০-৯0-9]){8}(?![০-৯0-9.])/u,
];
