import type { OfficialPaper } from './official-paper';
import { withoutContacts } from './without-contacts';

function cleaned(text: string): string {
  const paper: OfficialPaper = { title: '', isWide: false, blocks: [{ kind: 'PARAGRAPH', text }] };
  const [block] = withoutContacts(paper).blocks;
  return block?.kind === 'PARAGRAPH' ? block.text : '';
}

test.each([
  ['যোগাযোগ: ০১৭১২-৩৪৫৬৭৮', 'যোগাযোগ:'],
  ['যোগাযোগ +8801712345678 নম্বরে', 'যোগাযোগ নম্বরে'],
  ['কর্মকর্তা (ফোন: ০২৫৮৮৮৪৫১২৩)', 'কর্মকর্তা ()'],
  ['মোবাইল নম্বর- 01712 345 678', ''],
  ['ঠিকানা someone.else@example.gov.bd দিতে হবে', 'ঠিকানা দিতে হবে'],
])('"%s" loses its phone number or mail address', (text, rest) => {
  expect(cleaned(text)).toBe(rest);
});

test.each([
  '০৫.৪৩.৭৬০০.০১৪.১৬.০০৫.২২.৩১৮',
  '05.43.0000.011.06.003.23-01712',
  '১৮-১০-২০২৩ তারিখে ২২/১০/২০২৩ খ্রি.',
  '১৫০০০০০০০০ টাকা',
  '১৬১২২ হটলাইন ও ফোন তালিকা হালনাগাদ',
  'www.pabna.gov.bd',
])('"%s" is no contact and stays', (text) => {
  expect(cleaned(text)).toBe(text);
});
