import { v7 as newId } from 'uuid';
import { plainCode } from '../../../lib/directory/plain-code';
import { demand } from '../../../lib/writing/checks';
import type { NewArea } from './area-act';
import type {
  AreaActInput,
  ChangeAreaCodesInput,
  CloseAreaInput,
  CreateAreaInput,
  MergeAreasInput,
  MoveAreaInput,
  SplitAreaInput,
  SplitPartInput,
} from './area-act.input';
import type { GivenAct } from './change-areas';

/** The acts as clients give them, in the words of the tree: codes in Latin digits, names in one form. */
export const givenActs = {
  create(input: CreateAreaInput): GivenAct {
    const area = newArea(input);
    const parentCode = plainCode(input.parentCode);
    return {
      act: { kind: 'CREATE', ...dated(input), area, level: input.level, parentCode },
      input,
      about: parentCode,
      aliases: new Map([[area.id, aliasesOf(input)]]),
    };
  },

  move(input: MoveAreaInput): GivenAct {
    const [code, toParentCode] = [plainCode(input.code), plainCode(input.toParentCode)];
    return { act: { kind: 'MOVE', ...dated(input), code, toParentCode }, input, about: code };
  },

  changeCodes(input: ChangeAreaCodesInput): GivenAct {
    const act = { kind: 'CHANGE_CODES', ...dated(input) } as const;
    const [first] = act.newCodes;
    demand(first, 'Name at least one area and its new code, in newCodes.');
    return { act, input, about: first.code };
  },

  merge(input: MergeAreasInput): GivenAct {
    demand(input.codes.length <= MOST_PARTS, `codes takes at most ${MOST_PARTS} areas.`);
    const [codes, intoCode] = [input.codes.map(plainCode), plainCode(input.intoCode)];
    return { act: { kind: 'MERGE', ...dated(input), codes, intoCode }, input, about: intoCode };
  },

  split(input: SplitAreaInput): GivenAct {
    demand(input.into.length <= MOST_PARTS, `into takes at most ${MOST_PARTS} areas.`);
    const parts = input.into.map((part) => ({ part, area: newArea(part) }));
    const into = parts.map(({ part, area }) => ({
      area,
      childCodes: (part.childCodes ?? []).map(plainCode),
    }));
    const code = plainCode(input.code);
    const successorCode = input.successorCode == null ? null : plainCode(input.successorCode);
    return {
      act: { kind: 'SPLIT', ...dated(input), code, into, successorCode },
      input,
      about: code,
      aliases: new Map(parts.map(({ part, area }) => [area.id, aliasesOf(part)])),
    };
  },

  close(input: CloseAreaInput): GivenAct {
    const [code, successorCode] = [plainCode(input.code), plainCode(input.successorCode)];
    return { act: { kind: 'CLOSE', ...dated(input), code, successorCode }, input, about: code };
  },
};

const MOST_PARTS = 50;
const MOST_ALIASES = 20;
const LONGEST_NAME = 200;

function dated({ from, newCodes }: AreaActInput) {
  const codes = (newCodes ?? []).map(({ code, newCode }) => ({
    code: plainCode(code),
    newCode: plainCode(newCode),
  }));
  return { from, newCodes: codes };
}

function newArea(given: CreateAreaInput | SplitPartInput): NewArea {
  const [nameEn, nameBn] = [nameOf(given.nameEn, 'nameEn'), nameOf(given.nameBn, 'nameBn')];
  return { id: newId(), code: plainCode(given.code), nameEn, nameBn };
}

function aliasesOf({ aliases }: CreateAreaInput | SplitPartInput): string[] {
  demand((aliases ?? []).length <= MOST_ALIASES, `aliases takes at most ${MOST_ALIASES} names.`);
  return (aliases ?? []).map((alias) => nameOf(alias, 'A name in aliases'));
}

function nameOf(text: string, name: string): string {
  const plain = text.normalize('NFC').trim();
  demand(plain !== '' && plain.length <= LONGEST_NAME, `${name} takes 1 to ${LONGEST_NAME} letters.`);
  return plain;
}
