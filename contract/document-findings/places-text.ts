const shown = 3;

/** A list of places as part of a sentence: "GET /pets 200, POST /pets 201 and 4 more". Each is named once. */
export function placesText(places: Iterable<string>): string {
  const distinct = [...new Set(places)];
  const named = distinct.slice(0, shown).join(', ');
  return distinct.length > shown ? `${named} and ${distinct.length - shown} more` : named;
}
