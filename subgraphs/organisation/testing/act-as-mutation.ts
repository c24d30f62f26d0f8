import type { AreaAct, NewArea } from '../change/area-act';

/** The mutation that an act is asked for by, and its input. */
export function actAsMutation(act: AreaAct, requestId: string): { name: string; input: object } {
  const { from, newCodes } = act;
  const dated = { requestId, from, newCodes, source: 'For a test' };
  const named = ({ code, nameEn, nameBn }: NewArea) => ({ code, nameEn, nameBn });
  switch (act.kind) {
    case 'CREATE': {
      const { area, level, parentCode } = act;
      return { name: 'createArea', input: { ...dated, ...named(area), level, parentCode } };
    }
    case 'MOVE':
      return { name: 'moveArea', input: { ...dated, code: act.code, toParentCode: act.toParentCode } };
    case 'CHANGE_CODES':
      return { name: 'changeAreaCodes', input: dated };
    case 'MERGE':
      return { name: 'mergeAreas', input: { ...dated, codes: act.codes, intoCode: act.intoCode } };
    case 'SPLIT': {
      const { code, successorCode } = act;
      const into = act.into.map(({ area, childCodes }) => ({ ...named(area), childCodes }));
      return { name: 'splitArea', input: { ...dated, code, successorCode, into } };
    }
    case 'CLOSE':
      return { name: 'closeArea', input: { ...dated, code: act.code, successorCode: act.successorCode } };
  }
}
