/** XML 1.0, production 5, and a prefix (Namespaces in XML 1.0, production 7). */
const xmlName = /^([\p{L}_][\p{L}\p{M}\p{N}._\-\u00b7]*:)?[\p{L}_][\p{L}\p{M}\p{N}._\-\u00b7]*$/u;

/** Whether an element or an attribute may have a name. */
export function isXmlName(name: string): boolean {
  return xmlName.test(name);
}

/** The name itself, or one that is possible in its place: "first_name" for "first name", "_1st" for "1st". */
export function possibleName(name: string): string {
  if (name === '' || isXmlName(name)) return name;
  const replaced = name.replaceAll(/[^\p{L}\p{M}\p{N}._\-\u00b7]/gu, '_');
  return isXmlName(replaced) ? replaced : `_${replaced}`;
}
