import { YAMLException } from 'js-yaml';
import type { Finding } from '../finding.ts';
import { isObject, type JsonObject } from '../json.ts';
import { DocumentError } from './document-error.ts';
import { refuseEndless } from './document-size.ts';
import { isSwagger2 } from './is-swagger-2.ts';
import { readYaml } from './read-yaml.ts';

/** An OpenAPI document as it was written, with every `$ref` inside it. */
export interface LoadedDocument {
  /** File or URL, for messages. */
  readonly file: string;
  readonly document: JsonObject;
  /** The file itself, for the lines of its parts; none of a document that was put together in memory. */
  readonly text?: string;
  /** Defects of structure that do not keep it from being used. */
  readonly findings: readonly Finding[];
}

/** Parses YAML or JSON and makes sure that it is a document of Swagger 2.0, OpenAPI 3.0, 3.1 or 3.2. */
export function parseDocument(text: string, file: string): JsonObject {
  const document = parse(text, file);
  if (!isObject(document)) {
    throw new DocumentError({
      file,
      rule: 'openapi-document',
      message: `this is not an OpenAPI document, but ${Array.isArray(document) ? 'a list' : 'a single value'}`,
    });
  }
  refuseEndless(document, file);
  if (isSwagger2(document)) return document;
  const version = document.openapi;
  if (version !== undefined && typeof version !== 'string') {
    throw new DocumentError({
      file,
      pointer: '#/openapi',
      rule: 'openapi-version',
      message: `the version must be a text such as "3.1.0", not ${JSON.stringify(version)}`,
    });
  }
  if (version === undefined) {
    const older = document.swagger ?? document.swaggerVersion;
    throw new DocumentError({
      file,
      rule: 'openapi-version',
      message:
        older === undefined
          ? 'the member "openapi" is missing, so this is not an OpenAPI document'
          : `Swagger ${JSON.stringify(older)} is not supported; Swagger 2.0, OpenAPI 3.0, 3.1 and 3.2 are`,
    });
  }
  if (!/^3\.[012]\./.test(version)) {
    throw new DocumentError({
      file,
      pointer: '#/openapi',
      rule: 'openapi-version',
      message: `OpenAPI ${version} is not supported; Swagger 2.0, OpenAPI 3.0, 3.1 and 3.2 are`,
    });
  }
  return document;
}

function parse(text: string, file: string): unknown {
  try {
    const content = text.replace(/^\uFEFF/, '');
    return content.trimStart().startsWith('{') ? JSON.parse(content) : readYaml(content);
  } catch (error) {
    if (error instanceof YAMLException) {
      const where = error.mark ? `line ${error.mark.line + 1}, column ${error.mark.column + 1}: ` : '';
      const message = `${where}${error.reason}`;
      throw new DocumentError({ file, rule: 'yaml-syntax', message });
    }
    throw new DocumentError({
      file,
      rule: 'json-syntax',
      message: error instanceof Error ? error.message : String(error),
    });
  }
}
