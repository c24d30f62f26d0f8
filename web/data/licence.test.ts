import { licenceOf } from './licence';

test('where nothing is said the terms promise nothing and name whose the data are', () => {
  for (const nothing of [undefined, '', '  ']) {
    const { text, package: told } = licenceOf(nothing);
    expect(text.en).toContain('belong to the public offices');
    expect(text.bn).toContain('দপ্তর');
    expect(told.name).toBe('notspecified');
  }
});

test.each([
  ['CC-BY-4.0', { name: 'CC-BY-4.0', title: 'CC-BY-4.0' }],
  [
    'Open Government Data, see https://example.gov.bd/terms.',
    {
      path: 'https://example.gov.bd/terms',
      title: 'Open Government Data, see https://example.gov.bd/terms.',
    },
  ],
  ['For research only', { name: 'other', title: 'For research only' }],
])('"%s" is told in the way of a data package', (setting, told) => {
  expect(licenceOf(setting).package).toEqual(told);
  expect(licenceOf(setting).text.en).toBe(setting);
});
