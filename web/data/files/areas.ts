import { DataAreas, type AreaLevel, type CodeStatus } from '../../operations';
import { dataFile } from '../data-file';

export const areas = dataFile(DataAreas, {
  name: 'areas',
  title: { en: 'Areas', bn: 'প্রশাসনিক এলাকা' },
  row: {
    en: 'A division, district or upazila, or the country; as they are on the day of the file, whatever the year.',
    bn: 'দেশ, একটি বিভাগ, জেলা বা উপজেলা; যে বছরই হোক, ফাইলের দিনে যেমন আছে।',
  },
  columns: [
    {
      name: 'code',
      type: 'string',
      key: true,
      en: 'Its BBS geocode: a division has 2 digits, a district 4, an upazila 6; the country is BD. A text, not a number.',
      bn: 'বিবিএস জিওকোড: বিভাগ ২, জেলা ৪, উপজেলা ৬ অঙ্ক; দেশ BD। এটি সংখ্যা নয়, লেখা।',
      of: ({ code }) => code,
    },
    {
      name: 'level',
      type: 'string',
      required: true,
      values: ['COUNTRY', 'DIVISION', 'DISTRICT', 'UPAZILA', 'UNION'] satisfies AreaLevel[],
      en: 'Its level.',
      bn: 'স্তর।',
      of: ({ level }) => level,
    },
    {
      name: 'nameBn',
      type: 'string',
      required: true,
      en: 'Its name in Bangla.',
      bn: 'বাংলা নাম।',
      of: ({ nameBn }) => nameBn,
    },
    {
      name: 'nameEn',
      type: 'string',
      required: true,
      en: 'Its name in English.',
      bn: 'ইংরেজি নাম।',
      of: ({ nameEn }) => nameEn,
    },
    {
      name: 'parentCode',
      type: 'string',
      refersTo: 'areas',
      en: 'The code of the area directly above; blank for the country, and for an area that is no more.',
      bn: 'ঠিক ওপরের এলাকার কোড; দেশের জন্য, ও বিলুপ্ত এলাকার জন্য ফাঁকা।',
      of: ({ parent }) => parent?.code,
    },
    {
      name: 'codeStatus',
      type: 'string',
      required: true,
      values: ['OFFICIAL', 'PROVISIONAL'] satisfies CodeStatus[],
      en: 'Whether its code is official.',
      bn: 'কোডটি সরকারি কি না।',
      of: ({ codeStatus }) => codeStatus,
    },
    {
      name: 'validFrom',
      type: 'date',
      en: 'Its first day; blank where it was there before the records of the hub.',
      bn: 'এলাকার প্রথম দিন; হাবের নথির আগে থেকে থাকলে ফাঁকা।',
      of: ({ validFrom }) => validFrom,
    },
    {
      name: 'validTo',
      type: 'date',
      en: 'The first day on which it was no more; blank while it is.',
      bn: 'যে দিন থেকে এলাকাটি আর নেই; থাকলে ফাঁকা।',
      of: ({ validTo }) => validTo,
    },
    {
      name: 'portalHost',
      type: 'string',
      en: 'The host of its portal, where one is known.',
      bn: 'পোর্টালের ঠিকানা, জানা থাকলে।',
      of: ({ portalHost }) => portalHost,
    },
  ],
});
