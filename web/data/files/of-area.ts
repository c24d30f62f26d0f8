import type { Column } from '../data-file';

interface OfArea {
  readonly area: { readonly code: string; readonly nameBn: string; readonly nameEn: string } | null;
}

/** The area that a record is of: its code and, for whoever opens the file by itself, its names. */
export const ofArea: readonly Column<OfArea>[] = [
  {
    name: 'areaCode',
    type: 'string',
    refersTo: 'areas',
    required: true,
    en: 'The code of the area that the record is of.',
    bn: 'নথিটি যে এলাকার, তার কোড।',
    of: ({ area }) => area?.code,
  },
  {
    name: 'areaBn',
    type: 'string',
    en: 'Its name in Bangla.',
    bn: 'এলাকার বাংলা নাম।',
    of: ({ area }) => area?.nameBn,
  },
  {
    name: 'areaEn',
    type: 'string',
    en: 'Its name in English.',
    bn: 'এলাকার ইংরেজি নাম।',
    of: ({ area }) => area?.nameEn,
  },
];
