import type { StatusBasis } from '../../operations';
import type { Column } from '../data-file';

/** On what the status of an assignment or an activity rests. */
export const statusBasis: Column<{ readonly statusBasis?: StatusBasis | null | undefined }> = {
  name: 'statusBasis',
  type: 'string',
  values: ['STATED', 'INFERRED', 'CONFIRMED'] satisfies StatusBasis[],
  en: 'On what the status rests; blank where nothing is reported.',
  bn: 'অবস্থাটি কিসের ওপর দাঁড়িয়ে; প্রতিবেদন না থাকলে ফাঁকা।',
  of: (row) => row.statusBasis,
};
