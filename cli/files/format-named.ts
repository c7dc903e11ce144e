import { type Format, formats } from '../../reports/formats.ts';
import { UserError } from '../user-error.ts';

/** The format with a name as it was typed. Throws a UserError that says which there are. */
export function formatNamed(name: string): Format {
  const format = formats.find((each) => each.name === name);
  if (format) return format;
  throw new UserError(`the format ${name} is not known; use ${formats.map((each) => each.name).join(', ')}`);
}
