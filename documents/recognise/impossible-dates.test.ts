import { knownAreas } from '../known-areas';
import { readText } from '../read/text';
import { recognisePaper } from './recognise-paper';

const directory = knownAreas();

/** What minutes with that line are told to hold of days that cannot be. */
function impossibleIn(line: string): string[] {
  const paper = `জেলা প্রশাসকের কার্যালয়, সিরাজগঞ্জ\n${line}\nকার্যবিবরণী\nসভার তারিখ: ২২/১০/২০২৩\n১। সিদ্ধান্ত: সেবা সহজ করতে হবে।\n`;
  const { findings } = recognisePaper(readText(Buffer.from(paper)), directory);
  return findings.filter(({ code }) => code === 'DATE_IMPOSSIBLE').map(({ raw }) => raw);
}

test.each([
  'স্মারক নং: ০৫.৪৩.৮৮০০……',
  'স্মারক নং- ০৫.৪৩.৮৮০০...... তারিখ: ২২/১০/২০২৩',
  'নম্বর: ০৫.৪৩.৮৮০০',
  'সূত্র: বিভাগীয় কমিশনারের কার্যালয়ের ০৫.৪৩.৮৮০০…… নং স্মারক',
])('a memo number that is still open is no date: %s', (line) => {
  expect(impossibleIn(line)).toEqual([]);
});

test.each([
  ['তারিখ: ৩১/০২/২০২৩', '৩১/০২/২০২৩'],
  ['৩১.০২.২০২৩ স্মারক নং: ০৫.৪৩.৮৮০০……', '৩১.০২.২০২৩'],
  ['স্মারক নং: ০৫.৪৩.৮৮০০…… তারিখ: ৩১.০২.২০২৩', '৩১.০২.২০২৩'],
  ['সূত্র: ৩১.০২.২০২৩ তারিখের ০৫.৪৩.৮৮০০…… নং স্মারক', '৩১.০২.২০২৩'],
])('a day that cannot be is told, also beside a memo number: %s', (line, day) => {
  expect(impossibleIn(line)).toEqual([day]);
});
