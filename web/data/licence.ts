/** Under which terms the files are given, for people and, as Frictionless wants it, for programs. */
export interface Licence {
  readonly text: Readonly<Record<'en' | 'bn', string>>;
  readonly package: { readonly name?: string; readonly path?: string; readonly title: string };
}

const ID = /^[A-Za-z0-9][A-Za-z0-9.+-]*$/;
const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/;

/**
 * The licence line of the files. What the hub holds was written by public offices and belongs to them: unless
 * whoever runs it says more, it says only that, and promises nobody a right that it cannot give.
 */
export function licenceOf(setting: string | undefined): Licence {
  const said = setting?.trim();
  if (!said) return { text: CAUTIOUS, package: { name: 'notspecified', title: CAUTIOUS.en } };
  const path = ADDRESS.exec(said)?.[0];
  const text = { en: said, bn: said };
  if (path) return { text, package: { path, title: said } };
  return { text, package: { name: ID.test(said) ? said : 'other', title: said } };
}

const CAUTIOUS = {
  en: 'These records belong to the public offices that issued them. No licence has been stated for this hub: name the office and the day of the files when you use them, and ask the office before you pass them on as a whole.',
  bn: 'এসব নথি যে সরকারি দপ্তরগুলো জারি করেছে তাদেরই। এই হাবের জন্য কোনো লাইসেন্স উল্লেখ করা হয়নি: ব্যবহারের সময় দপ্তরের নাম ও ফাইলের তারিখ উল্লেখ করুন, এবং পুরোটা অন্যকে দেওয়ার আগে দপ্তরের অনুমতি নিন।',
};
