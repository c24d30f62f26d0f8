import { fileOf } from './shots.mjs';

const WIDTHS = { desktop: 640, phone: 240, paper: 480 };
const LANGUAGES = { bn: 'Bangla', en: 'English' };

/** docs/screens.md: every picture, each with what it is of. */
export function screensPage(shots) {
  const parts = shots.map(({ name, caption, looks }) => {
    const pictures = looks.map((look) => {
      const [language, theme, size] = look;
      const told = `${caption}, in ${LANGUAGES[language]}, ${theme}, ${size}`;
      return `<img src="pictures/${fileOf(name, look)}" alt="${told}" width="${WIDTHS[size]}">`;
    });
    return `## ${caption}\n\n${pictures.join('\n')}\n`;
  });
  return `${HEAD}\n${parts.join('\n')}`;
}

const HEAD = `# What people see

Every page in Bangla and in English, light and dark, on a desk and on a phone (360 pixels): each at least once in each of these, papers only as they are printed. \`npm run pictures\` takes them anew, of a hub with the [sample papers](../samples/README.md), and writes this page. The figures are those of the samples; they are not real.
`;
