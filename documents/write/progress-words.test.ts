import { readProgress } from '../recognise/read-progress';
import { NOTHING_REPORTED } from './official-words';
import { countedWords, progressWords } from './progress-words';
import { anAssignment } from './testing/an-assignment';

const report = (
  status: 'IMPLEMENTED' | 'IN_PROGRESS' | null,
  text: string | null,
  progress: number | null = null,
) => progressWords({ status, text, progress }, false);

test('words that tell their status by themselves stay as they are', () => {
  expect(report('IN_PROGRESS', 'কার্যক্রম চলমান রয়েছে।')).toBe('কার্যক্রম চলমান রয়েছে।');
});

test('a confirmed status stands behind words that do not tell it', () => {
  const words = report('IMPLEMENTED', 'তালিকা পাঠানো হয়েছে');
  expect(words).toMatch(/^তালিকা পাঠানো হয়েছে। /);
  expect(readProgress(words, false)).toMatchObject({ status: 'IMPLEMENTED', statusBasis: 'STATED' });
});

test('a status without words gets plain ones, and a percentage is told', () => {
  expect(readProgress(report('IMPLEMENTED', null), false).status).toBe('IMPLEMENTED');
  expect(readProgress(report('IN_PROGRESS', null, 40), false)).toMatchObject({
    status: 'IN_PROGRESS',
    percent: 40,
  });
});

test('words that speak against "done" are kept; the paper is then read as less, never as more', () => {
  const words = report('IMPLEMENTED', 'আংশিক বাস্তবায়িত');
  expect(words).toContain('আংশিক বাস্তবায়িত');
  expect(readProgress(words, false).status).toBe('IN_PROGRESS');
});

test('an empty report, or none, says nothing', () => {
  expect([report(null, 'ফাঁকা'), progressWords(null, false)]).toEqual([NOTHING_REPORTED, NOTHING_REPORTED]);
});

test('areas that report together are done only when all of them are', () => {
  const upazila = (code: string, status: 'IMPLEMENTED' | 'IN_PROGRESS' | null) =>
    anAssignment({ area: code, level: 'UPAZILA', status });
  const some = countedWords([upazila('507605', 'IMPLEMENTED'), upazila('507616', null)]);
  expect(some).toBe('২টি উপজেলার মধ্যে ১টিতে বাস্তবায়িত, ১টির প্রতিবেদন নেই।');
  expect(readProgress(some, false).status).not.toBe('IMPLEMENTED');
  const all = countedWords([upazila('507605', 'IMPLEMENTED'), upazila('507616', 'IMPLEMENTED')]);
  expect(readProgress(all, false).status).toBe('IMPLEMENTED');
  expect(countedWords([upazila('507605', null)])).toBe(NOTHING_REPORTED);
});
