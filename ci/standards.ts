/** Names of standards in a text as links to them: "RFC 9110, sections 11.6.1 and 15.5.2" and "OpenAPI 3.1.0, section 4.8.20 (Link Object)". */
export function linked(source: string): string {
  return source
    .replaceAll(
      /RFC (\d+), (sections?) ([\d., and]*\d)/g,
      (_, number: string, word: string, sections: string) => {
        const numbers = sections.replaceAll(/[\d.]*\d/g, (section) =>
          link(section, `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`),
        );
        return `RFC ${number}, ${word} ${numbers}`;
      },
    )
    .replaceAll(/RFC (\d+)(?=, which)/g, (text, number: string) =>
      link(text, `https://www.rfc-editor.org/rfc/rfc${number}`),
    )
    .replaceAll(
      /OpenAPI (3\.\d\.\d), section [\d.]+ \(([^)]+)\)/g,
      (text, version: string, heading: string) =>
        link(text, `https://spec.openapis.org/oas/v${version}#${heading.toLowerCase().replaceAll(' ', '-')}`),
    )
    .replaceAll(/CWE-(\d+)/g, (text, number: string) =>
      link(text, `https://cwe.mitre.org/data/definitions/${number}.html`),
    )
    .replaceAll(/JSON Schema 2020-12, (Core|Validation)/g, (text, part: string) =>
      link(text, `https://json-schema.org/draft/2020-12/json-schema-${part.toLowerCase()}`),
    );
}

function link(text: string, address: string): string {
  return `[${text}](${address})`;
}
