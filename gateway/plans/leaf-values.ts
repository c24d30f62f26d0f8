import {
  isBooleanType,
  isCustomScalarType,
  isEnumType,
  isFloatType,
  isIDType,
  isIntType,
  isStringType,
  isValidLeafValue,
  type LeafType,
  type Schema,
} from '@apollo/federation-internals';

/** The question whether a value may stand where a type is promised, with a short way for the values that come as a rule. */
export function leafValues(schema: Schema, type: LeafType): (value: unknown) => boolean {
  if (isCustomScalarType(type)) return () => true;
  const usual = usualValues(type);
  return (value) => usual(value) || isValidLeafValue(schema, value, type);
}

function usualValues(type: LeafType): (value: unknown) => boolean {
  if (isStringType(type) || isIDType(type)) return (value) => typeof value === 'string';
  if (isIntType(type)) return Number.isSafeInteger;
  if (isFloatType(type)) return Number.isFinite;
  if (isBooleanType(type)) return (value) => typeof value === 'boolean';
  if (isEnumType(type)) {
    const values = new Set<unknown>(type.values.map(({ name }) => name));
    return (value) => values.has(value);
  }
  return () => false;
}
