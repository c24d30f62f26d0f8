/** Whether a line only numbers its page: "৩", "- 2 -", "পাতা-২", "পৃষ্ঠা ১/৪", "Page 2 of 5". */
export function isPageNumber(text: string): boolean {
  return text.length <= 30 && PAGE_NUMBER.test(text.trim());
}

const NUMBER = '[০-৯0-9]{1,3}';
const PAGE_NUMBER = new RegExp(
  `^(?:(?:পাতা|পৃষ্ঠা|page)(?: নং| নম্বর)? ?[:ঃ.-]? ?${NUMBER}(?: ?(?:/|of|এর|-) ?${NUMBER})?|[-–—] ?${NUMBER} ?[-–—]|${NUMBER} ?(?:/|of) ?${NUMBER}|${NUMBER})$`,
  'i',
);
