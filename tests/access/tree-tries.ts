import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';
import type { Papers } from './papers';
import type { Try } from './try';
import type { World } from './world';

/** The district below which an area is made for an act to be tried on, for the place of a code. */
const MADE_IN: Readonly<Record<string, string>> = { '501020': '5010', '508110': '5081', '5594': '5594' };

/** Acts on it need others of its level; all of them lie outside the jurisdiction. */
const OWN_DISTRICT = '5010';

const CSV = join(projectRoot, 'subgraphs/organisation/data/areas.csv');

/**
 * The acts on the tree. In the places below a district, and in the other division, they are tried on upazilas made
 * for it; elsewhere on the district, division or country itself, and only to be refused: nobody would put the
 * tree right again.
 */
export function treeTries(world: World, papers: Papers): Try[] {
  const taken = new Set(
    readFileSync(CSV, 'utf8')
      .split('\n')
      .map((line) => line.split(',')[1]),
  );
  const freeCode = (below: string): string => {
    const serials = Array.from({ length: 99 }, (_, index) => `${below}${String(index + 1).padStart(2, '0')}`);
    const code = serials.find((each) => !taken.has(each)) ?? '';
    taken.add(code);
    return code;
  };
  const named = { nameEn: 'New', nameBn: 'নতুন' };
  const from = { from: '2025-06-01', memo: { subject: 'প্রজ্ঞাপন', number: '০৫.০০.০০০০.১' } };
  const newArea = async (parentCode: string): Promise<string> => {
    if (parentCode === '50') return '5081';
    const code = freeCode(parentCode);
    await world.act(
      'organisation',
      'mutation ($input: CreateAreaInput!) { createArea(input: $input) { __typename } }',
      {
        ...{ requestId: papers.newRequest(), ...from, from: '2024-01-01' },
        ...{ code, level: 'UPAZILA', parentCode, ...named },
      },
    );
    return code;
  };
  const tree = (
    mutation: string,
    input: (about: string, district: string) => object | Promise<object>,
    nowhere: object,
    asks: Try['asks'] = 'areas',
  ): Try => ({
    mutation,
    subgraph: 'organisation',
    asks,
    orAsks: 'areas',
    hidden: false,
    onlyRefused: (code) => !MADE_IN[code],
    input: async (code) => {
      const district = MADE_IN[code];
      if (code === OWN_DISTRICT && mutation !== 'createArea')
        return { ...from, ...(await input(code, '50')) };
      const about = district && mutation !== 'createArea' ? await newArea(district) : code;
      return { ...from, ...(await input(about, district ?? '5010')) };
    },
    nowhere: { ...from, ...nowhere },
  });

  return [
    tree(
      'createArea',
      (code, district) => ({
        ...{ code: freeCode(district), level: 'UPAZILA', ...named },
        parentCode: MADE_IN[code] ?? code,
      }),
      { code: '999801', level: 'UPAZILA', parentCode: '9998', ...named },
      'own areas',
    ),
    // Out of a district is into another's jurisdiction: whoever moves an area answers for both.
    tree(
      'moveArea',
      (code) => ({ code, toParentCode: code === '5010' ? '55' : '5064' }),
      { code: '999801', toParentCode: '5064' },
      'nobody here',
    ),
    tree(
      'changeAreaCodes',
      (code, district) => ({ newCodes: [{ code, newCode: freeCode(district) }] }),
      {
        newCodes: [{ code: '999801', newCode: '999802' }],
      },
      'own areas',
    ),
    tree('mergeAreas', async (code, district) => ({ codes: [await newArea(district)], intoCode: code }), {
      codes: ['999801'],
      intoCode: '999802',
    }),
    tree(
      'splitArea',
      (code, district) => {
        const parts = [freeCode(district), freeCode(district)];
        return { code, into: parts.map((part) => ({ code: part, ...named })), successorCode: parts[0] };
      },
      { code: '999801', into: [{ code: '999802', ...named }], successorCode: '999802' },
    ),
    tree('closeArea', async (code, district) => ({ code, successorCode: await newArea(district) }), {
      code: '999801',
      successorCode: '999802',
    }),
  ];
}
