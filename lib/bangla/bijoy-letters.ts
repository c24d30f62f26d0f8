/**
 * What each letter of a SutonnyMJ font looks like, in the order of the eye: a Latin letter of the Windows
 * page 1252 stands for a Bangla letter, a sign, or half of a conjunct that meets its other half.
 */
export const BIJOY_LETTERS: Readonly<Record<string, string>> = {
  // Vowels.
  ...letters('ABCDEFGHIJ', 'অ ই ঈ উ ঊ ঋ এ ঐ ও ঔ'),
  // Consonants.
  ...letters('KLMNOPQRSTUVWXYZ', 'ক খ গ ঘ ঙ চ ছ জ ঝ ঞ ট ঠ ড ঢ ণ ত'),
  ...letters('_`abcdefghijklmn', 'থ দ ধ ন প ফ ব ভ ম য র ল শ ষ স হ'),
  ...letters('opqrstu', 'ড় ঢ় য় ৎ ং ঃ ঁ'),
  ...letters('0123456789', '০ ১ ২ ৩ ৪ ৫ ৬ ৭ ৮ ৯'),
  // Vowel signs, many of them in two shapes.
  ...letters('vwxyzæ~ƒ‚„…', 'া ি ী ু ু ু ূ ূ ূ ৃ ৃ'),
  ...letters('†‡ˆ‰Š', 'ে ে ৈ ৈ ৗ'),
  // Marks.
  ...letters('|$ÐÑÒÓÔÕ', '। ৳ - – “ ” ‘ ’'),
  // Halves of conjuncts: what stands first, and what stands below or behind.
  ...letters('&”•š›˜™¤®¯', '্ চ্ ঙ্ ন্ ন্ দ্ দ্ ম্ ষ্ স্'),
  ...letters('‹Œ—Í‘’¿œè^Ÿ¡¦', '্ক ্ক্র ্ত ্ত ্তু ্থ ্ত্র ্ন ্ণ ্ব ্ব ্ব ্ব'),
  ...letters('ú¢£¥§¨ªÖ«¬ø\u00AD', '্প ্ভ ্ভ্র ্ম ্ম ্য ্র ্র ্র ্ল ্ল ্ল'),
  // Conjuncts with a letter of their own.
  ...letters('°±²³´µμ¶ÿ·', 'ক্ক ক্ট ক্ষ্ম ক্ত ক্ম ক্র ক্র ক্ষ ক্ষ ক্স'),
  ...letters('¸¹º»¼½¾ÀÁ', 'গু গ্গ গ্দ গ্ধ ঙ্ক ঙ্গ জ্জ জ্ঝ জ্ঞ'),
  ...letters('ÂÃÄÅÆÇÈÉÊ', 'ঞ্চ ঞ্ছ ঞ্জ ঞ্ঝ ট্ট ড্ড ণ্ট ণ্ঠ ণ্ড'),
  ...letters('ËÌÎÏ×ØÙ', 'ত্ত ত্থ ত্র দ্দ দ্ধ দ্ব দ্ম'),
  ...letters('ÚÛÜÝÞßàá', 'ন্ঠ ন্ড ন্ধ ন্স প্ট প্ত প্প প্স'),
  ...letters('âãäåç', 'ব্জ ব্দ ব্ধ ভ্র ম্ফ'),
  ...letters('éêëìíî', 'ল্ক ল্গ ল্ট ল্ড ল্প ল্ফ'),
  ...letters('ïðñòóôõ', 'শু শ্চ শ্ছ ষ্ণ ষ্ট ষ্ঠ ষ্ফ'),
  ...letters('ö÷ùûüýþ', 'স্খ স্ট স্ফ হু হৃ হ্ন হ্ম'),
};

/** The reph: র্ above a letter, written behind it. */
export const BIJOY_REPH = '©';

function letters(bijoy: string, bangla: string): Record<string, string> {
  const shapes = bangla.split(' ');
  return Object.fromEntries([...bijoy].map((letter, index) => [letter, shapes[index] ?? '']));
}
