/** Numbers for people. */

/** "3,317" */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}

/** "1 cell", "3,317 cells" */
export function plural(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** "97 %", rounded down: 100 % is only said when nothing is missing. */
export function share(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.floor((part / whole) * 100)} %`;
}
