import { isXml } from '../operations/media-type.ts';
import { impossibleXmlNames } from '../xml/impossible-names.ts';
import type { DocumentRule } from './document-rule.ts';

export const xmlName: DocumentRule = {
  name: 'xml-name',
  help: 'Give the member a name that XML allows in `xml.name`.',
  meaning:
    'A schema of an XML body has a member with a name that no element or attribute can have: with a space, a digit at its beginning, or a character such as `@` or `/`. Servers write something else in its place, and nobody knows what. The mock writes underscores. Such bodies are only checked to be well-formed XML, and a refusal of such a request is not a violation.',
  source: 'Extensible Markup Language (XML) 1.0, section 2.3 (Common Syntactic Constructs), production 5',
  example: `
    paths:
      /pets:
        get:
          responses:
            200:
              description: A pet
              content:
                application/xml:
                  schema: { type: object, properties: { first name: { type: string } } }`,
  find: ({ intended, operations }) => {
    const bodies = operations.flatMap(({ body, responses }) => [
      ...(body?.content ?? []),
      ...responses.flatMap(({ content }) => content),
    ]);
    const found = bodies.flatMap(({ type, schema }) =>
      isXml(type) && schema !== undefined ? impossibleXmlNames(intended, schema) : [],
    );
    const byPointer = new Map(found.map((each) => [each.pointer, each]));
    return [...byPointer.values()].map(({ pointer, name }) => ({
      pointer,
      message: `"${name}" cannot be the name of an element or attribute of XML`,
    }));
  },
};
