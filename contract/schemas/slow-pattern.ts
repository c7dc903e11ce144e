import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/** Every character of ASCII, and some of other kinds. */
const characters = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  'é',
  '中',
  '\u2028',
];

/**
 * Whether matching may take time that grows exponentially with a text: a repetition in which the same characters can be
 * divided in several ways, as in `(a+)+`. False where each round begins with a character that no part of variable length
 * in it can have, as in `(\.[a-z]+)*`. May be true of a harmless pattern. The pattern has to be valid.
 */
export function isSlowPattern(pattern: string, isUnicode: boolean): boolean {
  const parsed = new RegExpParser().parsePattern(pattern, 0, pattern.length, isUnicode);
  const flags = isUnicode ? 'u' : '';
  let slow = false;
  visitRegExpAST(parsed, {
    onQuantifierEnter: ({ element, max }) => {
      if (max > 1 && 'alternatives' in element && isAmbiguous(element, flags)) slow = true;
    },
    onBackreferenceEnter: () => {
      slow = true;
    },
  });
  return slow;
}

function isAmbiguous({ alternatives }: { readonly alternatives: readonly AST.Alternative[] }, flags: string) {
  const starts = alternatives.map(({ elements: [first] }) => first && charactersOf(first, flags));
  const variable = alternatives.flatMap(({ elements }) => elements.flatMap(variableParts));
  if (alternatives.length === 1 && variable.length === 0) return false;
  const known = starts.flatMap((start) => (start ? [start] : []));
  if (known.length < starts.length) return true;
  const inside = variable.map((part) => charactersOf(part, flags) ?? characters);
  const overlap = (one: readonly string[], other: readonly string[]) =>
    one.some((each) => other.includes(each));
  return known.some(
    (start, at) =>
      inside.some((part) => overlap(start, part)) ||
      known.slice(at + 1).some((other) => overlap(start, other)),
  );
}

/** What has no fixed length, at whatever depth: an optional or repeated element, or alternatives. */
function variableParts(element: AST.Element): readonly AST.Element[] {
  if (element.type === 'Quantifier')
    return element.min === element.max ? variableParts(element.element) : [element.element];
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') return [];
  if (element.alternatives.length > 1) return [element];
  return element.alternatives.flatMap(({ elements }) => elements.flatMap(variableParts));
}

/** The characters an element can be; undefined where it is more, or less, than one character. */
function charactersOf(element: AST.Element, flags: string): readonly string[] | undefined {
  const single = ['Character', 'CharacterSet', 'CharacterClass'];
  if (!single.includes(element.type)) return undefined;
  const expression = new RegExp(`^${element.raw}$`, `${flags}s`);
  return characters.filter((each) => expression.test(each));
}
