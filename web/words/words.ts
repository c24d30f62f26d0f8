import { areaWords } from './area';
import { consoleWords } from './console';
import { sharedWords } from './shared';
import { widgetWords } from './widgets';

/** Every word of the pages. Official terms are those of the administration's own papers. */
export const words = {
  bn: { ...sharedWords.bn, ...widgetWords.bn, ...areaWords.bn, ...consoleWords.bn },
  en: { ...sharedWords.en, ...widgetWords.en, ...areaWords.en, ...consoleWords.en },
};

export type Words = (typeof words)['en'];
