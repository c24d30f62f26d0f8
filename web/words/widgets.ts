import { inBoth } from './in-both';

/** Words of the page on which a webmaster builds a widget. */
export const widgetWords = inBoth({
  buildWidget: ['উইজেট তৈরি করুন', 'Build a widget'],
  buildWidgetLead: [
    'আপনার পোর্টালে এলাকার অগ্রগতি দেখান: বেছে নিন, নকল করুন, বসিয়ে দিন। কোনো চাবি বা নিবন্ধন লাগে না।',
    'Show the progress of an area on your portal: choose, copy, paste. No key and no registration are needed.',
  ],
  whichArea: ['এলাকা: নাম বা কোড', 'Area: name or code'],
  whichWidget: ['কী দেখাবেন', 'What to show'],
  widgetLanguage: ['উইজেটের ভাষা', 'Language of the widget'],
  widgetDigits: ['উইজেটের অঙ্ক', 'Digits of the widget'],
  asLanguage: ['ভাষা অনুযায়ী', 'As the language has them'],
  theme: ['রং', 'Colours'],
  themeAuto: ['পাঠকের যন্ত্র অনুযায়ী', "As the reader's device has them"],
  themeLight: ['উজ্জ্বল', 'Light'],
  themeDark: ['গাঢ়', 'Dark'],
  newestYear: ['তথ্য আছে এমন সর্বশেষ', 'The newest on record'],
  progressWidget: ['অগ্রগতি', 'Progress'],
  lateWidget: ['বিলম্বিত কাজ', 'What is late'],
  meetingsWidget: ['সাম্প্রতিক সভা', 'Latest meetings'],
  whichOfThese: ['কোন এলাকা?', 'Which of these areas?'],
  noSuchArea: [
    'এই নামে বা কোডে কোনো এলাকা পাওয়া যায়নি। অন্য বানানে খুঁজুন।',
    'No area has this name or code. Try another spelling.',
  ],
  searchAway: [
    'এখন খোঁজা যাচ্ছে না। একটু পরে আবার চেষ্টা করুন।',
    'The search cannot be had now. Try again in a while.',
  ],
  asElement: ['স্ক্রিপ্টসহ', 'With a script'],
  asElementWhy: [
    'সবচেয়ে ভালো: হালকা, পাতার সঙ্গে মানানসই, সংযোগ না থাকলে শেষ তথ্যটি দেখায়। স্ক্রিপ্ট না চললে ভেতরের ছবিটি দেখা যায়।',
    'The best: light, fits into the page, shows the last figures while the hub is away. Where no script runs, the picture inside is seen.',
  ],
  asFrame: ['ফ্রেমে', 'In a frame'],
  asFrameWhy: [
    'স্ক্রিপ্ট ছাড়া চলে। ‘স্ক্রিপ্টসহ’ অংশের প্রথম লাইনটিও থাকলে উচ্চতা নিজে থেকে ঠিক হয়।',
    'Needs no script. With the first line of the one above, its height fits itself.',
  ],
  asImage: ['ছবি ও লিংক', 'Picture and link'],
  asImageWhy: [
    'যে পোর্টাল স্ক্রিপ্ট ও ফ্রেম মুছে দেয়, তার জন্য। ছবিটি নিজে থেকেই হালনাগাদ হয়।',
    'For portals that strip scripts and frames. The picture keeps itself up to date.',
  ],
  preview: ['যেমন দেখাবে', 'As it will look'],
  copy: ['নকল করুন', 'Copy'],
  copied: ['নকল হয়েছে', 'Copied'],
  notCopied: ['নকল করা গেল না; লেখাটি বেছে নিয়ে নকল করুন', 'Could not copy; select the text and copy it'],
});
