import { type Asked, isMembers, jsonOf } from '../front/message.ts';

/** Whether an object, or one of a list, lacks one of these members. */
export function lacks(...names: readonly string[]): (asked: Asked) => boolean {
  return (asked) => {
    const json = jsonOf(asked);
    return [json].flat().some((each) => isMembers(each) && names.some((name) => each[name] === undefined));
  };
}

/** Whether an object, or one of a list, has one of these members. */
export function has(...names: readonly string[]): (asked: Asked) => boolean {
  return (asked) => {
    const json = jsonOf(asked);
    return [json].flat().some((each) => isMembers(each) && names.some((name) => each[name] !== undefined));
  };
}

/** Whether an entry of the authorization lacks one of these members. */
export function hasEntryWithout(...names: readonly string[]): (asked: Asked) => boolean {
  return (asked) => {
    const json = jsonOf(asked);
    const entries = isMembers(json) && Array.isArray(json.authorization) ? json.authorization : [];
    return entries.some((entry) => isMembers(entry) && names.some((name) => entry[name] === undefined));
  };
}

/** Whether a JSON Patch adds an entry to the authorization that lacks one of these members. */
export function sharesWithout(...names: readonly string[]): (asked: Asked) => boolean {
  return (asked) => {
    const operations = [jsonOf(asked)].flat();
    return operations.some(
      (operation) =>
        isMembers(operation) &&
        operation.path === '/authorization/-' &&
        isMembers(operation.value) &&
        names.some((name) => isMembers(operation.value) && operation.value[name] === undefined),
    );
  };
}

/** Whether an object, or one of a list, has other members than these. */
export function hasOthersThan(...names: readonly string[]): (asked: Asked) => boolean {
  return (asked) => {
    const json = jsonOf(asked);
    return [json]
      .flat()
      .some((each) => isMembers(each) && Object.keys(each).some((name) => !names.includes(name)));
  };
}
