/** Text of a server as text: it can neither be markup, nor end the row of a table, nor notify anybody. */
export function text(value: string): string {
  return value
    .replaceAll(/[\\`*_[\]<>|#]/g, '\\$&')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<!\w)@(?=\w)/g, '@\u200b');
}

/** A sentence of ours in which names stand between backticks: these stay, everything else is text. */
export function prose(value: string): string {
  const parts = value.split('`');
  if (parts.length % 2 === 0) return text(value);
  return parts.map((part, at) => (at % 2 === 1 ? code(part) : text(part))).join('');
}

export function code(value: string): string {
  return `\`${value.replaceAll('`', "'").replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')}\``;
}
