import { areaWords } from './area';
import { consoleWords } from './console';
import { sharedWords } from './shared';

/** Every word of the pages. Official terms are those of the administration's own papers. */
export const words = {
  bn: { ...sharedWords.bn, ...areaWords.bn, ...consoleWords.bn },
  en: { ...sharedWords.en, ...areaWords.en, ...consoleWords.en },
};

export type Words = (typeof words)['en'];
