// Says of a value read from JSON that it plainly fits a schema: that zod would take it and answer the same, letter for letter (though what is `readonly` is not frozen). Made from the schema itself, so that the two
// cannot part; in every doubt the answer is no, and zod decides. Most records fit plainly, and zod takes several times as long to say so.
import type { z } from 'zod';

type Fit = (value: unknown) => boolean;
type Schema = z.core.$ZodType;

const never: Fit = () => false;

export function plainFit(schema: Schema): Fit {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  // A schema that is a check itself, as z.email() is, or that makes one type of another.
  if ('check' in def || ('coerce' in def && def.coerce === true)) return never;
  const checked = (isOfType: Fit): Fit => all([isOfType, ...(def.checks ?? []).map(checkFit)]);
  switch (def.type) {
    case 'unknown':
      return checked(() => true);
    case 'boolean':
      return checked((value) => typeof value === 'boolean');
    case 'string':
      return checked((value) => typeof value === 'string');
    case 'number':
      return checked(Number.isFinite);
    case 'literal':
      return checked(oneOf(def.values));
    case 'enum':
      return checked(oneOf([...(schema._zod.values ?? [])]));
    case 'array':
      return checked(everyFits(plainFit(def.element)));
    default:
      return fitOfParts(schema);
  }
}

/** Of a schema without checks of its own, by those that it is made of. */
function fitOfParts(schema: Schema): Fit {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if ((def.checks ?? []).length > 0) return never;
  switch (def.type) {
    case 'nullable':
      return nullOr(plainFit(def.innerType));
    case 'optional':
    case 'readonly':
    case 'catch':
      return plainFit(def.innerType);
    case 'tuple':
      return def.rest === null ? tupleFit(def.items.map(plainFit)) : never;
    case 'record':
      // Of keys that can be counted zod wants each.
      return def.keyType._zod.values === undefined ? recordFit(plainFit(def.keyType), plainFit(def.valueType)) : never;
    case 'union':
      return isOfTypesApart(def) ? any(def.options.map(plainFit)) : never;
    case 'object':
      return objectFit(def.shape, def.catchall);
    default:
      return never;
  }
}

function checkFit(check: z.core.$ZodCheck): Fit {
  const { def } = (check as z.core.$ZodChecks)._zod;
  switch (def.check) {
    case 'max_length':
      return (value) => (value as { length: number }).length <= def.maximum;
    case 'min_length':
      return (value) => (value as { length: number }).length >= def.minimum;
    case 'greater_than':
      return (value) => (def.inclusive ? Number(value) >= Number(def.value) : Number(value) > Number(def.value));
    case 'less_than':
      return (value) => (def.inclusive ? Number(value) <= Number(def.value) : Number(value) < Number(def.value));
    case 'number_format':
      return def.format === 'safeint' ? Number.isSafeInteger : never;
    case 'string_format': {
      const { pattern, format } = def;
      return format === 'regex' && pattern?.flags === '' ? (value) => pattern.test(value as string) : never;
    }
    default:
      return never;
  }
}

/** Whether only one of a union's schemas can take a value: of several the first that takes it says what zod answers. */
function isOfTypesApart({ options, inclusive }: z.core.$ZodUnionDef): boolean {
  const types = options.map(({ _zod: { def } }) => ('coerce' in def && def.coerce === true ? null : def.type));
  return inclusive !== false && types.every((type) => type !== null && primitives.has(type)) && new Set(types).size === types.length;
}

const primitives: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

function isOptional(schema: Schema): boolean {
  // What has a default is added.
  if (schema._zod.optin === 'defaulted') return false;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'optional' || ((def.type === 'readonly' || def.type === 'catch') && isOptional(def.innerType));
}

function all([first = never, ...rest]: readonly Fit[]): Fit {
  return rest.reduce((before, fit) => (value) => before(value) && fit(value), first);
}

const any =
  (fits: readonly Fit[]): Fit =>
  (value) =>
    fits.some((fit) => fit(value));

const nullOr =
  (fit: Fit): Fit =>
  (value) =>
    value === null || fit(value);

function oneOf(values: readonly unknown[]): Fit {
  const [only] = values;
  if (values.length === 1) return (value) => value === only;
  const known = new Set(values);
  return (value) => known.has(value);
}

const everyFits =
  (fit: Fit): Fit =>
  (value) =>
    Array.isArray(value) && value.every(fit);

const tupleFit =
  (fits: readonly Fit[]): Fit =>
  (value) =>
    Array.isArray(value) && value.length === fits.length && fits.every((fit, nth) => fit(value[nth]));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const recordFit =
  (key: Fit, fit: Fit): Fit =>
  (value) =>
    isObject(value) && Object.keys(value).every((name) => name !== '__proto__' && key(name) && fit(value[name]));

/** Zod answers its own keys first, in their order: what has another order is a doubt. */
function objectFit(shape: Readonly<Record<string, Schema>>, catchall: Schema | undefined): Fit {
  const names = Object.keys(shape);
  const fits = names.map((name) => plainFit(shape[name] as Schema));
  const optional = names.map((name) => isOptional(shape[name] as Schema));
  const known = new Set(names);
  const isLoose = catchall?._zod.def.type === 'unknown';
  if (catchall !== undefined && !isLoose) return never;
  return (value) => {
    if (!isObject(value)) return false;
    let at = 0;
    for (const key in value) {
      // Zod leaves it out.
      if (key === '__proto__') return false;
      if (!known.has(key)) {
        if (!isLoose) return false;
        at = skipped(optional, at, names.length);
      } else {
        if (names[at] !== key) at = skipped(optional, at, names.indexOf(key, at));
        if (at < 0 || !(fits[at] as Fit)(value[key])) return false;
        at += 1;
      }
      if (at < 0) return false;
    }
    return skipped(optional, at, names.length) >= 0;
  };
}

/** Where to go on when those before are left out; below zero where one of them must be there, or where `to` is. */
function skipped(optional: readonly boolean[], at: number, to: number): number {
  for (let left = at; left < to; left += 1) if (optional[left] !== true) return -1;
  return to;
}
